package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Platform;
import dev.auditpath.rules.ShellWord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether an agent runs, and whether one starts at login: by the files that systemd, the desktop
 * (Desktop Application Autostart Specification) or launchd read. Asks none of them.
 */
final class ServiceCheckup {
  private static final String SUBJECT = "service";
  private static final String UNIT = "audit-path.service";
  private static final int CAP = 64 * 1024;
  private static final String REMEDY = "audit-path service install";

  /** The program of a unit or of a desktop entry: a word, or one in double quotes. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "^(?:ExecStart|Exec)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))", Pattern.MULTILINE);

  /** The same of a property list. */
  private static final Pattern FIRST_ARGUMENT =
      Pattern.compile("<key>ProgramArguments</key>\\s*<array>\\s*<string>([^<]*)</string>");

  private final Host host;
  private final Path configuration;

  ServiceCheckup(Host host) {
    this.host = host;
    this.configuration =
        host.directory("XDG_CONFIG_HOME").orElseGet(() -> host.home().resolve(".config"));
  }

  /** What starts an agent at login, and the file that says so. */
  private record Starter(String name, Path file) {}

  void run(Checkup checkup) throws IOException {
    Optional<Starter> starter = starter();
    AgentHealth health = AgentHealth.of(host, new Problems(host));
    if (health.isUp()) {
      checkup.well(SUBJECT, "the agent is up: " + health.inWords());
    } else if (starter.isPresent()) {
      checkup.fail(SUBJECT, health.inWords(), "audit-path service status");
    }
    if (starter.isPresent()) {
      startsWell(starter.get(), checkup);
    } else {
      checkup.warn(
          SUBJECT,
          health.isUp() ? "nothing starts it at login" : "no agent runs, and none starts at login",
          REMEDY);
    }
  }

  private void startsWell(Starter starter, Checkup checkup) {
    Optional<String> flaw = Ownership.flaw(starter.file(), host);
    if (flaw.isPresent()) {
      checkup.fail(SUBJECT, flaw.get(), "chmod go-w -- " + quoted(starter.file()));
      return;
    }
    try {
      Optional<Path> program = program(host.readText(starter.file(), CAP));
      if (program.isEmpty() || !host.isFile(program.get())) {
        checkup.fail(
            SUBJECT, host.text(starter.file()) + " starts a program that is not there", REMEDY);
        return;
      }
      checkup.well(SUBJECT, "starts at login by " + starter.name());
    } catch (IOException unreadable) {
      checkup.fail(SUBJECT, host.text(starter.file()) + ": " + Problems.reason(unreadable), REMEDY);
    }
  }

  private Optional<Path> program(String text) {
    Matcher exec = PROGRAM.matcher(text);
    if (exec.find()) {
      String quoted = exec.group(1);
      String word =
          quoted == null ? exec.group(2) : quoted.replaceAll("\\\\(.)", "$1").replace("%%", "%");
      return Optional.of(host.system(word));
    }
    Matcher argument = FIRST_ARGUMENT.matcher(text);
    return argument.find()
        ? Optional.of(host.system(argument.group(1).replace("&amp;", "&")))
        : Optional.empty();
  }

  private Optional<Starter> starter() {
    if (host.platform() == Platform.MACOS) {
      return first(
          "launchd",
          List.of(host.home().resolve("Library/LaunchAgents/dev.auditpath.agent.plist")));
    }
    List<Path> units =
        List.of(
            configuration.resolve("systemd/user"),
            host.system("/etc/systemd/user"),
            host.system("/usr/lib/systemd/user"));
    boolean enabled =
        units.stream().anyMatch(at -> host.exists(at.resolve("default.target.wants/" + UNIT)));
    Optional<Starter> systemd =
        enabled
            ? first("systemd", units.stream().map(at -> at.resolve(UNIT)).toList())
            : Optional.empty();
    return systemd.or(
        () ->
            first(
                "the desktop's autostart",
                Stream.of(configuration, host.system("/etc/xdg"))
                    .map(at -> at.resolve("autostart/audit-path.desktop"))
                    .toList()));
  }

  private Optional<Starter> first(String name, List<Path> files) {
    return files.stream().filter(host::isFile).findFirst().map(file -> new Starter(name, file));
  }

  private String quoted(Path path) {
    return ShellWord.quoted(host.text(path));
  }
}
