package dev.auditpath.judge;

import dev.auditpath.model.CommandName;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns what the rules noticed into what a person hears: each cause once, worst first, with an
 * identity that lasts from run to run.
 *
 * <p>A cause is a rule, a command, a provider and the content that it was raised on: a hundred
 * environments with the same distribution make one finding that lists them.
 */
public final class Judge {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(finding -> !finding.active())
          .thenComparing(finding -> finding.command().map(CommandName::canonical).orElse(""))
          .thenComparing(finding -> finding.path().toString())
          .thenComparing(Finding::rule);

  private Judge() {}

  /**
   * Merges and orders findings.
   *
   * @param digests the content of the files that findings are about, by path; a directory has none
   */
  public static List<Finding> judge(List<Finding> noticed, Map<Path, String> digests) {
    List<Finding> worstFirst = new ArrayList<>(noticed);
    worstFirst.sort(ORDER);
    Map<String, List<Finding>> causes = new LinkedHashMap<>();
    for (Finding finding : worstFirst) {
      causes.computeIfAbsent(fingerprint(finding, digests), any -> new ArrayList<>()).add(finding);
    }
    List<Finding> judged = new ArrayList<>();
    causes.forEach(
        (fingerprint, same) -> judged.add(same.get(0).identified(fingerprint, elsewhere(same))));
    return judged;
  }

  private static List<Path> elsewhere(List<Finding> same) {
    Set<Path> paths = new LinkedHashSet<>();
    same.forEach(finding -> paths.add(finding.path()));
    paths.remove(same.get(0).path());
    return List.copyOf(paths);
  }

  private static String fingerprint(Finding finding, Map<Path, String> digests) {
    String content = digests.getOrDefault(finding.path(), "path:" + finding.path());
    String identity =
        String.join(
            "\0",
            finding.rule(),
            finding.command().map(CommandName::canonical).orElse(""),
            finding.provider().kind(),
            finding.provider().name(),
            finding.provider().version(),
            content);
    byte[] digest = Sha256.begin().digest(identity.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 16);
  }
}
