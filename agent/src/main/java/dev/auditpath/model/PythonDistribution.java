package dev.auditpath.model;

import java.nio.file.Path;

/**
 * An installed Python project that claims a script.
 *
 * @param name as its metadata writes it
 * @param version as its metadata writes it
 * @param installer the word in its INSTALLER file (PEP 376), lower case; empty without one
 * @param origin where the installer got it from
 * @param originDetail the URL or path of {@code direct_url.json}; empty without one
 * @param metadata its {@code .dist-info}, {@code .egg-info} or {@code .egg-link}
 * @param claim the line that ties it to the script
 */
public record PythonDistribution(
    String name,
    String version,
    String installer,
    Origin origin,
    String originDetail,
    Path metadata,
    Claim claim)
    implements Provenance {

  @Override
  public String kind() {
    return "pip";
  }

  /** Returns the name as PEP 503 compares it. */
  public String normalizedName() {
    return ProjectName.normalized(name);
  }

  /**
   * The line of metadata that ties a distribution to a script.
   *
   * @param file the metadata file
   * @param line 1 is the first; 0 where the file as a whole is the claim
   * @param text the line, cut to a readable length
   */
  public record Claim(Path file, int line, String text) {}
}
