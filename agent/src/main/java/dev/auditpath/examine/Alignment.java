package dev.auditpath.examine;

import dev.auditpath.examine.LauncherTemplate.Line;
import dev.auditpath.examine.LauncherTemplate.Times;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which line of a script stands for which line of a template: the longest common subsequence. */
final class Alignment {
  private final List<Line> template;
  private final int[] templateLineOf;

  private Alignment(List<Line> template, int[] templateLineOf) {
    this.template = template;
    this.templateLineOf = templateLineOf;
  }

  static Alignment of(List<Line> template, List<ScriptLine> script) {
    boolean[][] same = new boolean[template.size()][script.size()];
    int[][] common = new int[template.size() + 1][script.size() + 1];
    for (int i = template.size() - 1; i >= 0; i--) {
      for (int j = script.size() - 1; j >= 0; j--) {
        same[i][j] = template.get(i).matches(script.get(j).normal());
        int skipping = Math.max(common[i + 1][j], common[i][j + 1]);
        int next = template.get(i).times() == Times.ANY ? i : i + 1;
        common[i][j] = same[i][j] ? Math.max(skipping, 1 + common[next][j + 1]) : skipping;
      }
    }
    return new Alignment(template, walk(template, same, common));
  }

  private static int[] walk(List<Line> template, boolean[][] same, int[][] common) {
    int[] templateLineOf = new int[common[0].length - 1];
    Arrays.fill(templateLineOf, -1);
    int i = 0;
    int j = 0;
    while (i < template.size() && j < templateLineOf.length) {
      int next = template.get(i).times() == Times.ANY ? i : i + 1;
      if (same[i][j] && common[i][j] == 1 + common[next][j + 1]) {
        templateLineOf[j++] = i;
        i = next;
      } else if (common[i][j] == common[i + 1][j]) {
        i++;
      } else {
        j++;
      }
    }
    return templateLineOf;
  }

  /** Returns the template's line that a line of the script stands for. */
  Optional<Line> of(int scriptLine) {
    int line = templateLineOf[scriptLine];
    return line < 0 ? Optional.empty() : Optional.of(template.get(line));
  }

  /** Returns the lines that have to be there and are not. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < template.size(); i++) {
      int line = i;
      if (template.get(i).times() == Times.ONCE
          && Arrays.stream(templateLineOf).noneMatch(found -> found == line)) {
        missing.add(template.get(i).text());
      }
    }
    return missing;
  }
}
