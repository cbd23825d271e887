package dev.auditpath.model;

import java.util.List;

/**
 * What reading an executable and the code behind it found out.
 *
 * @param launcher the file itself
 * @param behaviour what it and the code behind it can do
 * @param alteredFiles files that it reaches and that are not what their RECORD says
 * @param rivals other distributions whose RECORD names the same file
 * @param sources the files besides the launcher that this rests on, in the order of reading
 */
public record Examination(
    Launcher launcher,
    Behaviour behaviour,
    List<Evidence> alteredFiles,
    List<Evidence> rivals,
    List<SourceFile> sources) {

  public Examination {
    sources = List.copyOf(sources);
    alteredFiles = List.copyOf(alteredFiles);
    rivals = List.copyOf(rivals);
  }

  /** Describes an examination that read the launcher alone. */
  public Examination(
      Launcher launcher, Behaviour behaviour, List<Evidence> alteredFiles, List<Evidence> rivals) {
    this(launcher, behaviour, alteredFiles, rivals, List.of());
  }

  /**
   * Returns what the sources hold as one text, the same wherever they lie: their names and digests.
   * Empty where none was read.
   */
  public String content() {
    StringBuilder content = new StringBuilder();
    for (SourceFile source : sources) {
      content.append(source.file().getFileName()).append(' ').append(source.sha256()).append('\n');
    }
    return content.toString();
  }
}
