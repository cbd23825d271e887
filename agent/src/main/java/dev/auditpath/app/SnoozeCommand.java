package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.memory.StateDirectory;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Finding;
import dev.auditpath.notify.Snoozes;
import dev.auditpath.report.Presentation;
import dev.auditpath.settings.SettingsException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ParseResult;

/** {@code audit-path snooze FINDING}: no notification of it for a while. */
final class SnoozeCommand {
  private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,3})([mhdw])");
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("HH:mm 'on' d MMMM yyyy", Locale.ENGLISH);

  private final Host host;
  private final Console console;

  SnoozeCommand(Host host, Console console) {
    this.host = host;
    this.console = console;
  }

  ExitCode run(Call call, ParseResult parsed, Presentation presentation)
      throws UsageException, SettingsException, IOException {
    Instant now = host.clock().instant();
    Instant until = now.plus(time(parsed.matchedOptionValue("--for", "1d")));
    Problems problems = new Problems(host);
    Snoozes snoozes = new Snoozes(StateDirectory.of(host), host);
    for (Finding finding : new FindingChoice(host, console).of(call)) {
      snoozes.snooze(finding.fingerprint(), until, now, problems);
      String subject =
          finding.command().map(CommandName::display).orElseGet(() -> host.text(finding.path()));
      console
          .out()
          .print(
              "Nothing is notified of "
                  + presentation.shown(subject)
                  + " ["
                  + finding.rule()
                  + "] until "
                  + UNTIL.format(until.atZone(Host.timeZone()))
                  + ". audit-path --now still lists it.\n");
    }
    return ExitCode.CLEAN;
  }

  /** Returns how long {@code 30m}, {@code 8h}, {@code 1d} or {@code 2w} is. */
  static Duration time(String text) throws UsageException {
    Matcher matcher = TIME.matcher(text);
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      Duration time =
          switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
          };
      if (time.compareTo(LONGEST) <= 0) {
        return time;
      }
    }
    throw new UsageException(
        "\"" + text + "\" is no time; --for takes for example 30m, 8h, 1d or 2w, a year at most");
  }
}
