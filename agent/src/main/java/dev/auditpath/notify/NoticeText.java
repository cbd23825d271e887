package dev.auditpath.notify;

import dev.auditpath.model.Candidate;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.Severity;
import dev.auditpath.model.Unattributed;
import dev.auditpath.model.Visible;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Findings as a person hears of them: plain text in which nothing from the machine's names can act,
 * and in which no name is longer than a line.
 */
final class NoticeText {
  private static final int LONGEST_NAME = 64;
  private static final int NAMED_IN_DIGEST = 5;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'on' d MMMM", Locale.ENGLISH);

  /** What is done besides, by the kind of evidence. */
  private static final Map<String, String> EFFECTS =
      Map.ofEntries(
          Map.entry("network", "connects to the network"),
          Map.entry("credentials", "reads credentials"),
          Map.entry("environment", "reads your environment variables"),
          Map.entry("process", "starts other programs"),
          Map.entry("persistence", "makes itself start again"),
          Map.entry("dynamic-code", "runs code that it puts together as it runs"),
          Map.entry("native-code", "runs native code"),
          Map.entry("file-write", "writes files"));

  private final ZoneId zone;
  private final Function<Path, String> pathText;

  NoticeText(ZoneId zone, Function<Path, String> pathText) {
    this.zone = zone;
    this.pathText = pathText;
  }

  /**
   * Returns what to say of a finding.
   *
   * @param first whether there was no audit before
   */
  Notice notice(Finding finding, Instant at, boolean first) {
    return new Notice(
        cause(finding),
        finding.fingerprint(),
        finding.severity(),
        title(finding),
        body(finding, at),
        at,
        false,
        first);
  }

  private String cause(Finding finding) {
    return finding
        .command()
        .map(CommandName::canonical)
        .map(name -> Visible.text(name, true))
        .orElseGet(() -> Visible.text(pathText.apply(finding.path()), true));
  }

  private String title(Finding finding) {
    String subject = shown(cause(finding));
    if (finding.command().isEmpty()) {
      return "Your search path is open at " + subject;
    }
    return switch (finding.rule()) {
      case "altered-launcher", "altered-file" -> subject + " was altered";
      case "plugin-hook", "startup-hook" -> "New code runs along with " + subject;
      case "shadowing-shell-word" -> "Your shell runs something else as " + subject;
      default ->
          finding.shadowed().isEmpty()
              ? "Something new calls itself " + subject
              : subject + " is not " + subject + " any more";
    };
  }

  private String body(Finding finding, Instant at) {
    String since = ", since " + TIME.format(at.atZone(zone));
    if (finding.command().isEmpty()) {
      return shown(Visible.text(finding.message(), true), 4 * LONGEST_NAME) + since + ".";
    }
    StringBuilder body = new StringBuilder();
    body.append(shown(cause(finding)))
        .append(finding.active() ? " now runs " : " would run, once its environment is activated, ")
        .append(path(finding.path()))
        .append(by(finding.provider()))
        .append(since);
    hidden(finding.shadowed(), body);
    besides(finding.evidence(), body);
    return body.append('.').toString();
  }

  private static String by(Provenance provider) {
    return provider instanceof Unattributed
        ? ", put there by no package"
        : ", put there by " + shown(Visible.text(provider.inWords(), true));
  }

  private void hidden(List<Candidate> shadowed, StringBuilder body) {
    if (!shadowed.isEmpty()) {
      Candidate hidden = shadowed.get(0);
      body.append("; it hides ").append(path(hidden.path()));
      if (!(hidden.provenance() instanceof Unattributed)) {
        body.append(" of ").append(shown(Visible.text(hidden.provenance().inWords(), true)));
      }
    }
  }

  private static void besides(List<Evidence> evidence, StringBuilder body) {
    Set<String> effects = new LinkedHashSet<>();
    for (Evidence each : evidence) {
      String effect = EFFECTS.get(each.kind());
      if (effect != null) {
        effects.add(effect);
      }
    }
    if (!effects.isEmpty()) {
      body.append("; besides, it ").append(enumerated(List.copyOf(effects)));
    }
  }

  private String path(Path path) {
    return shown(Visible.text(pathText.apply(path), true));
  }

  /** Returns one notification for the findings of one cause. */
  static Message message(List<Notice> ofOneCause) {
    List<Notice> notices = worstFirst(ofOneCause);
    Notice worst = notices.get(0);
    String more =
        notices.size() == 1
            ? ""
            : " " + Integer.toString(notices.size() - 1) + " more was found of it.";
    return new Message(
        worst.cause(), worst.severity(), worst.title(), worst.body() + more, notices);
  }

  /** Returns one notification for several causes. */
  static Message digest(List<Notice> of) {
    List<Notice> notices = worstFirst(of);
    return new Message(
        Ledger.DIGEST,
        notices.get(0).severity(),
        causes(notices).size() + " commands are not what they were",
        named(notices) + critical(notices) + " audit-path --now shows all.",
        notices);
  }

  /** Returns one notification for what the first audit found. */
  static Message summary(List<Notice> of) {
    List<Notice> notices = worstFirst(of);
    int causes = causes(notices).size();
    return new Message(
        Ledger.DIGEST,
        notices.get(0).severity(),
        "audit-path watches from now on",
        "It found "
            + (causes == 1 ? "one command" : causes + " commands")
            + " to look at: "
            + named(notices)
            + critical(notices)
            + " audit-path --now shows all.",
        notices);
  }

  private static String named(List<Notice> notices) {
    List<String> names = new ArrayList<>();
    List<String> causes = List.copyOf(causes(notices));
    for (String cause : causes.subList(0, Math.min(NAMED_IN_DIGEST, causes.size()))) {
      names.add(shown(cause));
    }
    if (causes.size() > NAMED_IN_DIGEST) {
      names.add(causes.size() - NAMED_IN_DIGEST + " more");
    }
    return enumerated(names) + ".";
  }

  private static String critical(List<Notice> notices) {
    long critical = notices.stream().filter(n -> n.severity() == Severity.CRITICAL).count();
    return critical == 0
        ? ""
        : critical == 1 ? " One is critical." : " " + critical + " are critical.";
  }

  private static Set<String> causes(List<Notice> notices) {
    Set<String> causes = new LinkedHashSet<>();
    notices.forEach(notice -> causes.add(notice.cause()));
    return causes;
  }

  private static List<Notice> worstFirst(List<Notice> notices) {
    return notices.stream().sorted(Comparator.comparing(Notice::severity)).toList();
  }

  private static String enumerated(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  private static String shown(String harmless) {
    return shown(harmless, LONGEST_NAME);
  }

  /** What is too long loses its middle: beginning and end say more. */
  private static String shown(String harmless, int longest) {
    if (harmless.codePointCount(0, harmless.length()) <= longest) {
      return harmless;
    }
    int half = longest / 2;
    int length = harmless.length();
    return harmless.substring(0, harmless.offsetByCodePoints(0, half))
        + "…"
        + harmless.substring(harmless.offsetByCodePoints(length, -half));
  }
}
