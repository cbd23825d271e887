package dev.auditpath.model;

import java.util.List;

/**
 * What reading an executable and the code behind it found out.
 *
 * @param launcher the file itself
 * @param behaviour what it and the code behind it can do
 * @param alteredFiles files that it reaches and that are not what their RECORD says
 * @param rivals other distributions whose RECORD names the same file
 */
public record Examination(
    Launcher launcher, Behaviour behaviour, List<Evidence> alteredFiles, List<Evidence> rivals) {

  public Examination {
    alteredFiles = List.copyOf(alteredFiles);
    rivals = List.copyOf(rivals);
  }
}
