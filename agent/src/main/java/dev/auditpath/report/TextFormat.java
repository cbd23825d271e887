package dev.auditpath.report;

import dev.auditpath.model.Audit;
import dev.auditpath.model.Counts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Problem;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The report that a person reads: grouped by command, worst first; one line when all is well. Of
 * many findings the worst are told and the rest is named, unless everything is asked for. Nothing
 * depends on colour, and every line begins with the word that says what it is.
 */
public final class TextFormat implements ReportFormat {
  /** So many commands are read one by one; of more, so many are told. */
  private static final int MOST_READ = 12;

  private static final int TOLD_OF_MORE = 8;
  private static final int MOST_PROBLEMS = 10;

  @Override
  public String id() {
    return "text";
  }

  @Override
  public void write(Audit audit, Presentation presentation, Writer out) throws IOException {
    List<Finding> findings = audit.atLeast(presentation.minSeverity());
    FindingText text = new FindingText(presentation);
    if (presentation.verbose()) {
      out.write(searchPaths(audit, presentation));
    }
    List<List<List<Finding>>> commands = byCommand(findings);
    int told =
        presentation.verbose() || commands.size() <= MOST_READ ? commands.size() : TOLD_OF_MORE;
    for (List<List<Finding>> command : commands.subList(0, told)) {
      for (List<Finding> ofOneFile : command) {
        out.write(text.brief(ofOneFile));
        out.write("\n");
      }
    }
    List<Finding> rest =
        commands.subList(told, commands.size()).stream()
            .flatMap(List::stream)
            .flatMap(List::stream)
            .toList();
    out.write(new TheRest(presentation).inWords(rest));
    problems(audit.problems(), presentation, out);
    if (!presentation.quiet()) {
      out.write(summary(audit, findings, commands.size() - told) + "\n");
    }
  }

  /** What hides commands comes first. */
  private static void problems(List<Problem> problems, Presentation presentation, Writer out)
      throws IOException {
    int most = presentation.verbose() ? problems.size() : Math.min(MOST_PROBLEMS, problems.size());
    List<Problem> worstFirst =
        problems.stream()
            .sorted(Comparator.comparing(problem -> !problem.hidesCommands()))
            .toList();
    for (Problem problem : worstFirst.subList(0, most)) {
      out.write(
          (problem.hidesCommands() ? "not seen: " : "note: ")
              + presentation.shown(problem.place())
              + ": "
              + presentation.shown(problem.message())
              + "\n");
    }
    if (most < problems.size()) {
      out.write("note: " + Quantity.of(problems.size() - most, "more note") + ": -v shows all\n");
    }
  }

  /** Returns the findings by command, those of one file together; the worst come first. */
  private static List<List<List<Finding>>> byCommand(List<Finding> findings) {
    Map<Object, Map<Path, List<Finding>>> groups = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Object key = finding.command().map(command -> (Object) command).orElse(finding.path());
      groups
          .computeIfAbsent(key, any -> new LinkedHashMap<>())
          .computeIfAbsent(finding.path(), any -> new ArrayList<>())
          .add(finding);
    }
    return groups.values().stream().map(files -> List.copyOf(files.values())).toList();
  }

  private static String summary(Audit audit, List<Finding> findings, int named) {
    String said = findings.isEmpty() ? nothing(audit) : tally(findings) + ". ";
    String looked = looked(audit);
    List<String> lines = new ArrayList<>();
    lines.add(said + (findings.isEmpty() ? looked : "Looked at " + looked));
    if (named > 0) {
      lines.add(
          Quantity.of(named, "command")
              + " only named: -v tells of all, audit-path explain NAME of one.");
    }
    int hidden = audit.findings().size() - findings.size();
    if (hidden > 0) {
      lines.add(
          String.format(
              Locale.ROOT, "%,d less severe not shown (--min-severity info shows all).", hidden));
    }
    if (!audit.complete()) {
      lines.add("Incomplete: see \"not seen\" above.");
    }
    return String.join(findings.isEmpty() && audit.complete() ? " " : "\n", lines);
  }

  private static String nothing(Audit audit) {
    return audit.complete() ? "All well: " : "Nothing found: ";
  }

  private static String tally(List<Finding> findings) {
    List<String> parts = new ArrayList<>();
    Audit.summary(findings)
        .forEach(
            (severity, count) -> {
              if (count > 0) {
                parts.add(count + " " + severity.word());
              }
            });
    return String.join(", ", parts);
  }

  private static String looked(Audit audit) {
    Counts counts = audit.counts();
    return String.format(
        Locale.ROOT,
        "%s in %s and %s (%s), in %.1f s.",
        Quantity.of(counts.commands(), "command"),
        Quantity.of(counts.directories(), "director", "y", "ies"),
        Quantity.of(counts.environments(), "Python environment"),
        Quantity.of(counts.distributions(), "distribution"),
        audit.duration().toMillis() / 1000.0);
  }

  private static String searchPaths(Audit audit, Presentation presentation) {
    StringBuilder text = new StringBuilder();
    for (SearchPath searchPath : audit.inventory().searchPaths()) {
      text.append("search path ")
          .append(searchPath.id())
          .append(": ")
          .append(presentation.shown(searchPath.source()))
          .append('\n');
      for (SearchPathEntry entry : searchPath.entries()) {
        text.append(
            String.format(
                Locale.ROOT,
                "  %3d  %-10s %-11s %s%s\n",
                entry.position() + 1,
                entry.status().word(),
                entry.role().word(),
                entry.written().isEmpty() ? "(empty)" : presentation.shown(entry.written()),
                entry.note().isEmpty() ? "" : "  (" + presentation.shown(entry.note()) + ")"));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
