package dev.auditpath.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything known, nothing judged.
 *
 * @param inventory what the survey saw
 * @param resolutions of every command that matters, on every search path
 * @param claims the winners that hold a name which another provider could expect to have
 * @param examinations what reading such winners found out, by the file that runs; what nobody had
 *     to read is missing
 * @param startupHooks code that runs at every start of Python and is no well-known tool's
 * @param knownTools the catalogue
 * @param pathText the text of a path; bytes that are not UTF-8 stand as lone surrogates (PEP 383)
 */
public record Facts(
    Inventory inventory,
    List<Resolution> resolutions,
    List<NameClaim> claims,
    Map<Path, Examination> examinations,
    List<StartupHook> startupHooks,
    KnownTools knownTools,
    Function<Path, String> pathText) {

  /** Describes facts without code that runs at every start of Python. */
  public Facts(
      Inventory inventory,
      List<Resolution> resolutions,
      List<NameClaim> claims,
      Map<Path, Examination> examinations,
      KnownTools knownTools,
      Function<Path, String> pathText) {
    this(inventory, resolutions, claims, examinations, List.of(), knownTools, pathText);
  }

  /** Returns the claims of one hold, in order of command. */
  public List<NameClaim> claims(Hold hold) {
    return claims.stream().filter(claim -> claim.hold() == hold).toList();
  }

  /** Returns what reading a winner found out; empty where it was not read. */
  public Optional<Examination> examination(Candidate winner) {
    return Optional.ofNullable(examinations.get(winner.realPath()));
  }

  /** Returns the text of a path, without losing a byte. */
  public String text(Path path) {
    return pathText.apply(path);
  }
}
