package dev.auditpath.model;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Everything known, nothing judged.
 *
 * @param inventory what the survey saw
 * @param resolutions of every command that matters, on every search path
 * @param knownTools the catalogue
 * @param pathText the text of a path; bytes that are not UTF-8 stand as lone surrogates (PEP 383)
 */
public record Facts(
    Inventory inventory,
    List<Resolution> resolutions,
    KnownTools knownTools,
    Function<Path, String> pathText) {

  /** Returns the text of a path, without losing a byte. */
  public String text(Path path) {
    return pathText.apply(path);
  }
}
