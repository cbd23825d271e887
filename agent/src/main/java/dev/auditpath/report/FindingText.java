package dev.auditpath.report;

import dev.auditpath.model.Candidate;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Finding;
import java.nio.file.Path;
import java.util.List;

/** One finding as text: briefly for the report, in full for {@code explain}. */
public final class FindingText {
  /** How much of a fingerprint is shown; long enough to be unique among a machine's findings. */
  private static final int SHORT = 8;

  private static final int SHOWN_ELSEWHERE = 3;
  private static final int SHOWN_EVIDENCE = 2;
  private static final String ORIGIN = "origin";
  private static final String MARGIN = "          ";

  private final Presentation presentation;
  private final Palette palette;

  public FindingText(Presentation presentation) {
    this.presentation = presentation;
    this.palette = presentation.color() ? Palette.ANSI : Palette.PLAIN;
  }

  /**
   * Returns what is so, what shows it, what it hides and what to do; ends with a line break.
   *
   * @param ofOneFile what was noticed of one file, the worst first; the rest is named in a line
   *     each
   */
  public String brief(List<Finding> ofOneFile) {
    Finding finding = ofOneFile.get(0);
    StringBuilder text = head(finding);
    finding.evidence().stream()
        .filter(evidence -> !evidence.kind().equals(ORIGIN))
        .limit(SHOWN_EVIDENCE)
        .forEach(
            evidence -> {
              line(text, "does", evidence.detail());
              text.append(MARGIN).append("at ").append(place(evidence)).append('\n');
            });
    for (Finding other : ofOneFile.subList(1, ofOneFile.size())) {
      line(text, "and", other.severity().word() + "  [" + other.rule() + "]");
    }
    hidden(finding.shadowed(), text);
    elsewhere(ofOneFile.stream().flatMap(each -> each.alsoIn().stream()).distinct().toList(), text);
    if (!finding.remediation().isEmpty()) {
      line(text, "do", finding.remediation().get(0));
    }
    line(text, "more", "audit-path explain " + finding.fingerprint().substring(0, SHORT));
    return text.toString();
  }

  /** Returns everything known of a finding; ends with a line break. */
  public String full(Finding finding, String why) {
    StringBuilder text = head(finding);
    finding
        .environment()
        .ifPresent(prefix -> line(text, "in", "Python environment " + presentation.shown(prefix)));
    hidden(finding.shadowed(), text);
    for (Path other : finding.alsoIn()) {
      line(text, "also", presentation.shown(other));
    }
    line(text, "why", why);
    finding.evidence().forEach(evidence -> evidence(evidence, text));
    finding.remediation().forEach(remedy -> line(text, "do", remedy));
    line(text, "id", finding.fingerprint());
    return text.toString();
  }

  private StringBuilder head(Finding finding) {
    StringBuilder text = new StringBuilder();
    String subject =
        finding
            .command()
            .map(CommandName::display)
            .map(presentation::shown)
            .orElseGet(() -> presentation.shown(finding.path()));
    text.append(palette.severity(finding.severity(), finding.severity().word()))
        .append("  ")
        .append(palette.bold(subject))
        .append("  [")
        .append(finding.rule())
        .append("]\n");
    text.append("  ").append(presentation.shown(finding.message())).append('\n');
    if (finding.command().isPresent()) {
      line(text, "runs", presentation.shown(finding.path()) + where(finding));
    }
    return text;
  }

  private static String where(Finding finding) {
    return finding.active()
        ? "  (on the " + finding.searchPath() + " search path)"
        : "  (only once its environment is activated)";
  }

  private void hidden(List<Candidate> shadowed, StringBuilder text) {
    for (Candidate hidden : shadowed) {
      line(
          text,
          "hides",
          presentation.shown(hidden.path()) + "  " + Providers.inWords(hidden.provenance()));
    }
  }

  private void elsewhere(List<Path> alsoIn, StringBuilder text) {
    for (Path other : alsoIn.subList(0, Math.min(SHOWN_ELSEWHERE, alsoIn.size()))) {
      line(text, "also", presentation.shown(other));
    }
    if (alsoIn.size() > SHOWN_ELSEWHERE) {
      line(text, "also", "in " + Quantity.of(alsoIn.size() - SHOWN_ELSEWHERE, "more place"));
    }
  }

  private void evidence(Evidence evidence, StringBuilder text) {
    line(text, evidence.kind(), evidence.detail());
    text.append(MARGIN).append("--> ").append(place(evidence)).append('\n');
    if (!evidence.excerpt().isEmpty()) {
      excerpt(evidence, text);
    }
    if (!evidence.chain().isEmpty()) {
      text.append(MARGIN)
          .append("reached by ")
          .append(presentation.shown(String.join(" -> ", evidence.chain())))
          .append('\n');
    }
  }

  /** The line with its number, and a mark under the spot. */
  private void excerpt(Evidence evidence, StringBuilder text) {
    String number = evidence.line() > 0 ? Integer.toString(evidence.line()) : "";
    text.append(MARGIN)
        .append(number)
        .append(" | ")
        .append(presentation.shown(evidence.excerpt()))
        .append('\n');
    if (evidence.column() > 0 && evidence.column() <= evidence.excerpt().length()) {
      String before = presentation.shown(evidence.excerpt().substring(0, evidence.column() - 1));
      text.append(MARGIN)
          .append(" ".repeat(number.length()))
          .append(" | ")
          .append(" ".repeat(before.length()))
          .append("^\n");
    }
  }

  private String place(Evidence evidence) {
    return presentation.shown(evidence.path()) + (evidence.line() > 0 ? ":" + evidence.line() : "");
  }

  private void line(StringBuilder text, String label, String value) {
    text.append("  ").append(label).append(" ".repeat(Math.max(1, 8 - label.length())));
    text.append(presentation.shown(value)).append('\n');
  }
}
