package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Severity;
import dev.auditpath.model.Visible;
import dev.auditpath.report.Presentation;
import dev.auditpath.settings.KnownToolsFile;
import dev.auditpath.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Reads one call, runs the command it names, and turns failures into one line and an exit code. */
public final class Cli {
  private static final Set<String> VERSION = Set.of("--version", "-V");
  private static final Set<String> HELP = Set.of("--help", "-h");

  private final Host host;
  private final Console console;

  public Cli(Host host, Console console) {
    this.host = host;
    this.console = console;
  }

  /** Runs a call; nothing is thrown for what the caller can mend. */
  public ExitCode run(String... arguments) {
    if (arguments.length == 1 && VERSION.contains(arguments[0])) {
      // Before anything else is loaded: it is asked by scripts, and often.
      return version();
    }
    if (arguments.length > 0 && !HELP.contains(arguments[0])) {
      KnownToolsFile.prepare();
    }
    try {
      return dispatch(CommandLineModel.parser(arguments).parseArgs(arguments));
    } catch (CommandLine.ParameterException wrong) {
      return fail(
          firstLine(String.valueOf(wrong.getMessage()))
              + "; audit-path --help lists what there is");
    } catch (UsageException | SettingsException wrong) {
      return fail(String.valueOf(wrong.getMessage()));
    } catch (IOException failure) {
      fail("cannot write: " + failure.getMessage());
      return ExitCode.INCOMPLETE;
    }
  }

  private ExitCode dispatch(ParseResult root)
      throws UsageException, SettingsException, IOException {
    ParseResult call = root.hasSubcommand() ? root.subcommand() : root;
    if (root.hasMatchedOption("--help") || call.hasMatchedOption("--help")) {
      console.out().print(Help.TEXT);
      return ExitCode.CLEAN;
    }
    if (root.hasMatchedOption("--version")) {
      return version();
    }
    Call options = Call.read(call, host);
    if (root.hasSubcommand()) {
      refuseNow(root);
      return run(call, options);
    }
    if (!root.hasMatchedOption("--now")) {
      console.err().print(Help.TEXT);
      return ExitCode.USAGE;
    }
    return new NowCommand(host, console, new Problems(host)).run(options, presentation(options));
  }

  private ExitCode run(ParseResult call, Call options)
      throws UsageException, SettingsException, IOException {
    Presentation presentation = presentation(options);
    return switch (call.commandSpec().name()) {
      case "agent" ->
          new AgentCommand(host, console)
              .run(options, call.hasMatchedOption("--simulate-overflow"));
      case "status" -> new StatusCommand(host, console).run(options, presentation);
      case "history" ->
          new HistoryCommand(host, console).run(options, presentation, Allowing.read(call, host));
      case "allow" -> new AllowCommand(host, console).allow(options, Allowing.read(call, host));
      case "revoke" -> new AllowCommand(host, console).revoke(options);
      case "shell-hook" -> new ShellHookCommand(host, console).run(options);
      case "which" -> new WhichCommand(host, console).run(options, presentation);
      case "environments" -> new EnvironmentsCommand(host, console).run(options, presentation);
      case "snooze" -> new SnoozeCommand(host, console).run(options, call, presentation);
      case "quarantine" -> new QuarantineCommand(host, console).run(options, call, presentation);
      case "completion" -> new ManualCommand(console, number()).completion(options.names().get(0));
      case "manual" -> new ManualCommand(console, number()).page();
      case "doctor" -> new DoctorCommand(host, console).run(options, call, presentation);
      default -> new ExplainCommand(host, console).run(options, presentation);
    };
  }

  private ExitCode version() {
    console.out().print("audit-path " + number() + " (Java " + Host.runtimeVersion() + ")\n");
    return ExitCode.CLEAN;
  }

  private static void refuseNow(ParseResult root) throws UsageException {
    if (!root.matchedOptions().isEmpty()) {
      throw new UsageException(
          "\""
              + root.matchedOptions().get(0).longestName()
              + "\" stands before the command; write options after it");
    }
  }

  private Presentation presentation(Call call) {
    return new Presentation(
        number(),
        call.minSeverity().orElse(Severity.LOW),
        console.outIsTerminal()
            && !call.noColor()
            && host.variable("NO_COLOR").orElse("").isEmpty(),
        console.unicode(),
        call.quiet(),
        call.verbose(),
        host::text);
  }

  private ExitCode fail(String line) {
    console.err().print("audit-path: " + Visible.text(line, console.unicode()) + "\n");
    return ExitCode.USAGE;
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private static String number() {
    try (InputStream in = Cli.class.getResourceAsStream("version.txt")) {
      return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      return "unknown";
    }
  }
}
