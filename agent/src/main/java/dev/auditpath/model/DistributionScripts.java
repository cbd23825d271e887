package dev.auditpath.model;

import java.util.List;

/**
 * A distribution with the commands that it brings.
 *
 * @param distribution whose they are
 * @param consoleScripts names that its {@code entry_points.txt} declares
 * @param guiScripts names that it declares for programs with windows
 * @param dataScripts names in the bin directory that its RECORD holds and no entry point declares:
 *     files from the wheel itself ({@code .data/scripts})
 */
public record DistributionScripts(
    PythonDistribution distribution,
    List<String> consoleScripts,
    List<String> guiScripts,
    List<String> dataScripts) {

  public DistributionScripts {
    consoleScripts = List.copyOf(consoleScripts);
    guiScripts = List.copyOf(guiScripts);
    dataScripts = List.copyOf(dataScripts);
  }
}
