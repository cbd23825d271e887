import dev.auditpath.app.Auditor;
import dev.auditpath.app.Progress;
import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.Program;
import dev.auditpath.behaviour.Subject;
import dev.auditpath.examine.CodeReader;
import dev.auditpath.examine.RememberingReader;
import dev.auditpath.examine.StaticReader;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Behaviour;
import dev.auditpath.model.KnownTool;
import dev.auditpath.model.KnownTools;
import dev.auditpath.model.SearchBounds;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathText;
import dev.auditpath.model.Severity;
import dev.auditpath.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Audits one PATH several times over, as the agent does, and prints what reading code takes. */
class ThroughputBench {
  public static void main(String[] arguments) throws Exception {
    Timed reading = new Timed(new StaticReader());
    Timed asked = new Timed(new RememberingReader(reading));
    for (int round = 1; round <= 3; round++) {
      reading.reset();
      asked.reset();
      Host host = Host.local().afresh();
      Problems problems = new Problems(host);
      Settings settings =
          new Settings(
              Severity.HIGH,
              Severity.LOW,
              List.of(),
              List.of(),
              new SearchBounds(false, 1, 1, 1, List.of()),
              somebodyElses(Path.of(arguments[0])));
      Progress progress = new Progress(new PrintWriter(Writer.nullWriter()), false);
      long start = System.nanoTime();
      new Auditor(host, settings, progress, problems, asked)
          .audit(List.of(new SearchPathText(SearchPath.GIVEN, "bench", arguments[0] + ":/usr/bin:/bin")));
      double all = (System.nanoTime() - start) / 1e6;
      System.out.printf(
          "audit %d: %6.0f ms; %d programs asked for, %.0f ms (%.0f %% of it), %.0f a second;"
              + " %d read, %.0f ms, %.0f a second%n",
          round,
          all,
          asked.programs.get(),
          asked.milliseconds(),
          100 * asked.milliseconds() / all,
          asked.aSecond(),
          reading.programs.get(),
          reading.milliseconds(),
          reading.aSecond());
    }
  }

  /** Each name in the directory is a tool whose publisher nobody is. */
  private static KnownTools somebodyElses(Path bin) throws IOException {
    Map<String, KnownTool> tools = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(bin)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        tools.put(name, new KnownTool(name, "bench", Severity.MEDIUM, false, Map.of()));
      }
    }
    return new KnownTools(tools);
  }

  /** Counts and times what another reader is asked. */
  private static final class Timed implements CodeReader {
    private final CodeReader reader;
    private final AtomicInteger programs = new AtomicInteger();
    private final AtomicLong nanoseconds = new AtomicLong();

    Timed(CodeReader reader) {
      this.reader = reader;
    }

    @Override
    public Behaviour python(Subject subject, Program program, Modules modules) {
      long start = System.nanoTime();
      try {
        return reader.python(subject, program, modules);
      } finally {
        count(start);
      }
    }

    @Override
    public Behaviour shell(Subject subject, Path file, String text) {
      long start = System.nanoTime();
      try {
        return reader.shell(subject, file, text);
      } finally {
        count(start);
      }
    }

    private void count(long start) {
      programs.incrementAndGet();
      nanoseconds.addAndGet(System.nanoTime() - start);
    }

    void reset() {
      programs.set(0);
      nanoseconds.set(0);
    }

    double milliseconds() {
      return nanoseconds.get() / 1e6;
    }

    double aSecond() {
      return programs.get() == 0 ? 0 : programs.get() / (nanoseconds.get() / 1e9);
    }
  }
}
