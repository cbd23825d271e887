package dev.auditpath.python;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Real sources, changed at random: each is parsed or refused with a reason, and nothing else
 * happens. The work that it takes is measured in bytes allocated, which are the same on every
 * machine. {@code -Daudit-path.fuzz.seconds} and {@code -Daudit-path.fuzz.seed} set time and seed.
 */
class PythonParserFuzzTest {
  private static final int SECONDS = Integer.getInteger("audit-path.fuzz.seconds", 20);
  private static final long SEED = Long.getLong("audit-path.fuzz.seed", System.nanoTime());

  /** Nothing here takes half a second; this only ends a run that would not end. */
  private static final int HANG_SECONDS = 120;

  private static final long MOST_BYTES_PER_CHARACTER = 20_000;
  private static final long LEAST_CHARACTERS = 1_000;
  private static final int MOST_LIBRARY_FILES = 400;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** What a run came to. */
  private static final class Tally {
    private int sources;
    private int parsed;
    private long mostBytesPerCharacter;
    private volatile long current;
  }

  @Test
  void aSourceIsParsedOrRefused() throws Exception {
    List<String> corpus = corpus();
    System.out.println("seed " + SEED + ", " + SECONDS + " s, " + corpus.size() + " sources");
    Tally tally = new Tally();
    FutureTask<Boolean> run = new FutureTask<>(() -> run(corpus, tally), true);
    new Thread(null, run, "fuzz", PythonParser.STACK_BYTES).start();
    finish(run, tally);
    System.out.printf(
        "%d made, %d parsed, at most %d bytes allocated per character%n",
        tally.sources, tally.parsed, tally.mostBytesPerCharacter);
    assertThat(tally.parsed).isPositive().isLessThan(tally.sources);
  }

  @Test
  void theCorpusItself_isParsed() throws Exception {
    for (String name : NAMES) {
      assertThat(PythonParserTest.onStack(PythonParser.STACK_BYTES, shipped(name)))
          .as(name)
          .isEmpty();
    }
  }

  private static void run(List<String> corpus, Tally tally) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    for (long i = 0; System.nanoTime() < end; i++) {
      tally.current = i;
      tally.sources++;
      String source = new Mutation(SEED + i).of(corpus);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      tally.parsed += isParsed(source, SEED + i) ? 1 : 0;
      long each =
          (THREADS.getCurrentThreadAllocatedBytes() - before)
              / Math.max(LEAST_CHARACTERS, source.length());
      tally.mostBytesPerCharacter = Math.max(tally.mostBytesPerCharacter, each);
      assertThat(each).as("seed %d", SEED + i).isLessThan(MOST_BYTES_PER_CHARACTER);
    }
  }

  private static boolean isParsed(String source, long seed) {
    try {
      Objects.requireNonNull(PythonParser.parse(source, Deadline.in(Duration.ofSeconds(60))));
      return true;
    } catch (NotParsedException refused) {
      assertThat(refused.reason()).as("seed %d", seed).isNotBlank().doesNotContain("too long");
      return false;
    } catch (RuntimeException | Error thrown) {
      throw new AssertionError("seed " + seed + " threw " + thrown, thrown);
    }
  }

  private static void finish(FutureTask<Boolean> run, Tally tally) throws Exception {
    long seen = -1;
    while (!run.isDone()) {
      try {
        run.get(HANG_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException stillRunning) {
        assertThat(tally.current).as("seed %d hangs", SEED + seen).isNotEqualTo(seen);
        seen = tally.current;
      } catch (ExecutionException failure) {
        throw new AssertionError("with -Daudit-path.fuzz.seed=" + SEED, failure.getCause());
      }
    }
    run.get();
  }

  private static final String[] NAMES = {
    "launcher_pip.py", "launcher_shell.py", "launcher_editable.py", "wrapper.py", "classes.py",
    "patterns.py", "strings.py", "numbers.py", "comprehensions.py", "asynchronous.py",
    "decorators.py", "dynamic.py", "statements.py",
  };

  private static List<String> corpus() throws IOException, NotParsedException {
    List<String> corpus = new ArrayList<>();
    for (String name : NAMES) {
      corpus.add(shipped(name));
    }
    for (Path file : library()) {
      try {
        corpus.add(PythonText.decode(Files.readAllBytes(file)));
      } catch (NotParsedException oddEncoding) {
        corpus.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    return corpus;
  }

  /** Some of this machine's standard library, if it has one. */
  private static List<Path> library() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
      for (Path folder : folders.filter(path -> path.toString().contains("/python3.")).toList()) {
        try (Stream<Path> all = Files.walk(folder)) {
          all.filter(path -> path.toString().endsWith(".py"))
              .filter(Files::isRegularFile)
              .sorted()
              .forEach(files::add);
        }
      }
    }
    Collections.shuffle(files, new Random(1));
    return files.subList(0, Math.min(MOST_LIBRARY_FILES, files.size()));
  }

  private static String shipped(String name) throws IOException, NotParsedException {
    try (InputStream in = PythonParserFuzzTest.class.getResourceAsStream("corpus/" + name)) {
      return PythonText.decode(in.readAllBytes());
    }
  }
}
