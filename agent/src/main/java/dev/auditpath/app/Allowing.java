package dev.auditpath.app;

import dev.auditpath.host.Host;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * The options of the commands about allowed findings and the history.
 *
 * @param reason why something is allowed
 * @param until from when on it is not
 * @param since how far the history goes back
 * @param list whether what is allowed is asked for
 */
record Allowing(
    Optional<String> reason, Optional<Instant> until, Optional<Instant> since, boolean list) {

  static Allowing read(ParseResult parsed, Host host) throws UsageException {
    return new Allowing(
        Optional.ofNullable(parsed.matchedOptionValue("--reason", (String) null)),
        time(parsed, "--until", host, 1),
        time(parsed, "--since", host, -1),
        parsed.hasMatchedOption("--list"));
  }

  private static Optional<Instant> time(ParseResult parsed, String option, Host host, int direction)
      throws UsageException {
    String text = parsed.matchedOptionValue(option, "");
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(time(option, text, host.clock().instant(), direction));
  }

  /**
   * A time, a day (its beginning, here), or how long from now: {@code 90m}, {@code 12h}, {@code
   * 30d}.
   */
  private static Instant time(String option, String text, Instant now, int direction)
      throws UsageException {
    try {
      if (text.matches("[0-9]{1,6}[mhd]")) {
        long count = Long.parseLong(text.substring(0, text.length() - 1)) * direction;
        return now.plus(
            switch (text.charAt(text.length() - 1)) {
              case 'm' -> Duration.ofMinutes(count);
              case 'h' -> Duration.ofHours(count);
              default -> Duration.ofDays(count);
            });
      }
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException malformed) {
      throw new UsageException(
          "\""
              + text
              + "\" is no time; "
              + option
              + " takes 2026-01-31, 2026-01-31T12:00:00Z, or a length of time: 90m, 12h, 30d");
    }
  }
}
