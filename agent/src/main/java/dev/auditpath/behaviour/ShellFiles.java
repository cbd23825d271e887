package dev.auditpath.behaviour;

import dev.auditpath.shell.Redirection;
import java.util.Optional;

/** What it means that a shell program reads from a file or writes to it by a redirection. */
final class ShellFiles {
  static final Effect TYPED_WRITTEN =
      new Effect(Effect.FILE_WRITE, "writes what was typed to a file");

  private final ShellReport report;

  ShellFiles(ShellReport report) {
    this.report = report;
  }

  /**
   * Reports a redirection.
   *
   * @param typed whether what was typed is among what is written
   */
  void redirected(Redirection redirection, String target, boolean typed) {
    int line = redirection.line();
    if (report.isMuted()) {
      return;
    }
    String file = ShellMarks.shown(target);
    Optional<Endpoint> endpoint = Endpoints.of(file);
    if (file.startsWith("/dev/tcp/") || file.startsWith("/dev/udp/")) {
      endpoint.ifPresent(found -> report.effect(found.talkedTo(), line));
    } else if (isFile(file, redirection)) {
      ofFile(redirection, file, typed);
    }
  }

  private void ofFile(Redirection redirection, String file, boolean typed) {
    int line = redirection.line();
    Optional<Effect> effect =
        SensitivePlaces.of(file)
            .flatMap(redirection.writes() ? SensitivePlace::written : SensitivePlace::read);
    effect.ifPresent(found -> report.effect(found, line));
    if (redirection.writes() && effect.isEmpty()) {
      if (typed) {
        report.effect(TYPED_WRITTEN, line);
      } else {
        report.note(new Effect(Effect.FILE_WRITE, "writes to " + file), line);
      }
    }
  }

  private static boolean isFile(String file, Redirection redirection) {
    boolean descriptor = redirection.arrow().endsWith("&") && file.matches("\\d*-?");
    boolean device = file.matches("/dev/(null|stdout|stderr|stdin|tty|fd/.*)");
    return !redirection.isText() && !file.isBlank() && !descriptor && !device;
  }
}
