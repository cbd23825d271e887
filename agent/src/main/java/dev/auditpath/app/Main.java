package dev.auditpath.app;

import dev.auditpath.host.Host;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The program's entry; the only place that touches the standard streams. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Console console =
        new Console(
            writer(FileDescriptor.out),
            writer(FileDescriptor.err),
            System.getProperty("audit-path.terminals", ""),
            "UTF-8".equals(System.getProperty("sun.jnu.encoding")));
    ExitCode exit = new Cli(Host.local(), console).run(arguments);
    console.out().flush();
    console.err().flush();
    if (console.out().checkError()) {
      // A reader that closed the pipe early has what it wanted; a full disk has not.
      Runtime.getRuntime().halt(ExitCode.INCOMPLETE.number());
    }
    Runtime.getRuntime().halt(exit.number());
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
  }
}
