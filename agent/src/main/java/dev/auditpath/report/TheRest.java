package dev.auditpath.report;

import dev.auditpath.model.CommandName;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Findings of which there are too many to be read one by one: what has one provider, directory,
 * rule and severity shares a paragraph that names the commands.
 */
final class TheRest {
  private static final int MOST_NAMED = 20;
  private static final int MOST_GROUPS = 15;
  private static final int WIDTH = 78;
  private static final String MARGIN = "          ";

  private final Presentation presentation;
  private final Palette palette;

  TheRest(Presentation presentation) {
    this.presentation = presentation;
    this.palette = presentation.color() ? Palette.ANSI : Palette.PLAIN;
  }

  private record Kind(Severity severity, String rule, String provider, String directory) {}

  /** Returns the paragraphs, the worst and largest first. */
  String inWords(List<Finding> findings) {
    Map<Kind, Set<String>> groups = new LinkedHashMap<>();
    for (Finding finding : findings) {
      groups.computeIfAbsent(kind(finding), any -> new LinkedHashSet<>()).add(subject(finding));
    }
    List<Map.Entry<Kind, Set<String>>> ordered = new ArrayList<>(groups.entrySet());
    ordered.sort(
        Comparator.comparing((Map.Entry<Kind, Set<String>> group) -> group.getKey().severity())
            .thenComparing(group -> -group.getValue().size()));
    StringBuilder text = new StringBuilder();
    for (Map.Entry<Kind, Set<String>> group :
        ordered.subList(0, Math.min(MOST_GROUPS, ordered.size()))) {
      paragraph(group.getKey(), List.copyOf(group.getValue()), text);
    }
    int left =
        ordered.subList(Math.min(MOST_GROUPS, ordered.size()), ordered.size()).stream()
            .mapToInt(group -> group.getValue().size())
            .sum();
    if (left > 0) {
      text.append("and ").append(Quantity.of(left, "more command")).append("\n\n");
    }
    return text.toString();
  }

  private Kind kind(Finding finding) {
    Path directory = finding.path().getParent();
    return new Kind(
        finding.severity(),
        finding.rule(),
        Providers.inWords(finding.provider()),
        directory == null || finding.command().isEmpty() ? "" : presentation.shown(directory));
  }

  private String subject(Finding finding) {
    return finding
        .command()
        .map(CommandName::display)
        .map(presentation::shown)
        .orElseGet(() -> presentation.shown(finding.path()));
  }

  private void paragraph(Kind kind, List<String> names, StringBuilder text) {
    text.append(palette.severity(kind.severity(), kind.severity().word()))
        .append("  ")
        .append(
            palette.bold(
                Quantity.of(names.size(), kind.directory().isEmpty() ? "place" : "command")))
        .append("  [")
        .append(kind.rule())
        .append("]\n");
    if (!kind.directory().isEmpty()) {
      text.append("  of      ").append(presentation.shown(kind.provider())).append('\n');
      text.append("  in      ").append(kind.directory()).append('\n');
    }
    text.append("  named   ");
    int column = MARGIN.length();
    for (int i = 0; i < Math.min(MOST_NAMED, names.size()); i++) {
      String word = names.get(i) + (i + 1 < names.size() ? "," : "");
      if (column > MARGIN.length() && column + 1 + word.length() > WIDTH) {
        text.append('\n').append(MARGIN);
        column = MARGIN.length();
      } else if (column > MARGIN.length()) {
        text.append(' ');
        column++;
      }
      text.append(word);
      column += word.length();
    }
    if (names.size() > MOST_NAMED) {
      text.append('\n')
          .append(MARGIN)
          .append("and ")
          .append(Quantity.of(names.size() - MOST_NAMED, "more", "", ""));
    }
    text.append("\n\n");
  }
}
