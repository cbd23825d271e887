package dev.auditpath.examine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.distinfo.EntryPointsFile;
import dev.auditpath.distinfo.RecordRows;
import dev.auditpath.distinfo.RecordedHash;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.testing.Machines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real files with random damage. No exception may escape. The same seeds each time, so that a build
 * does not fail by chance; {@code -Daudit-path.fuzz.seed=random -Daudit-path.fuzz.seconds=600} goes
 * further. A failure prints the seed that repeats it.
 */
class HostileBytesTest {
  private static final double SECONDS =
      Double.parseDouble(System.getProperty("audit-path.fuzz.seconds", "20"));

  private static final String SEED = System.getProperty("audit-path.fuzz.seed", "1");

  private static final List<String> PIECES =
      List.of(
          "import evil\n",
          "\r",
          "\n",
          "'''",
          "\"",
          "'",
          "\\",
          "\0",
          "#!",
          "= ",
          "[",
          "]",
          ",",
          ":",
          "../",
          "/",
          "sha256=",
          "\uFEFF",
          "\u2028",
          "\f",
          "\t",
          "    ",
          "-",
          "PK\u0005\u0006",
          "coding: utf-7",
          "{",
          "}",
          "MAPPING = {",
          "$(id)",
          " -E");

  @TempDir private Path folder;

  private final LauncherGrammar grammar = new LauncherGrammar(LauncherTemplates.shipped());

  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    List<byte[]> corpus = new ArrayList<>();
    for (Path file : RealLaunchersTest.files()) {
      corpus.add(Files.readAllBytes(file));
    }
    corpus.add(bytes("acme/__init__.py,sha256=abc,1\n../../../bin/acme,sha256=,\n\"a,b\",,\n"));
    corpus.add(bytes("[console_scripts]\nacme = acme.cli:main [x]\n[gui_scripts]\nb = c\n"));
    corpus.add(bytes("MAPPING: dict[str, str] = {'a': '/x/a', 'b': '/x/b.py'}\n"));
    corpus.add(new byte[] {(byte) 0xa7, 0x0d, 0x0d, 0x0a, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    long end = System.nanoTime() + (long) (SECONDS * 1e9);
    long first = SEED.equals("random") ? new Random().nextLong() : Long.parseLong(SEED);
    int runs = 0;
    for (long seed = first; System.nanoTime() < end; seed++) {
      Random random = new Random(seed);
      byte[] damaged = damaged(corpus.get(random.nextInt(corpus.size())), random);
      try {
        readEveryWay(damaged, runs % 50 == 0);
      } catch (RuntimeException | StackOverflowError escaped) {
        throw new AssertionError("seed " + seed, escaped);
      }
      runs++;
    }
    assertThat(runs).isPositive();
  }

  private void readEveryWay(byte[] content, boolean onDisk) throws IOException {
    List<ScriptLine> script = ScriptLine.of(content);
    ScriptHead head = ScriptHead.of(script);
    boolean clean = grammar.clean(script, head).isPresent();
    LauncherReading closest = grammar.closest(script, head);
    assertThat(!clean || closest.isClean()).isTrue();
    closest.odd().forEach(odd -> assertThat(odd.line().excerpt()).isNotNull());
    RecordRows.naming(content, "bin");
    RecordRows.topNames(content);
    RecordRows.byPath(content)
        .forEach(
            (path, rows) -> {
              rows.forEach(row -> RecordedHash.matches(row.hash(), content));
              if (path.equals("acme/__init__.py")) {
                assertThat(RecordRows.of(content, path)).isEqualTo(rows);
              }
            });
    List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    EntryPointsFile.scripts(lines).values().forEach(d -> DeclaredScripts.target(d.text()));
    ByteCode.isUnchecked(content);
    if (onDisk) {
      onDisk(content);
    }
  }

  private void onDisk(byte[] content) throws IOException {
    Host host = Machines.real(folder);
    Problems problems = new Problems(host);
    Path file = folder.resolve("__editable___acme_finder.py");
    Files.write(file, content);
    EditableFinders.in(new ImportFolder(folder, host, problems), host, problems);
    try {
      ProgramFile.read(file, host);
      new ImportZip(file, host).names("");
    } catch (IOException refused) {
      assertThat(refused).hasMessageNotContaining("\n\n");
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    for (int times = 1 + random.nextInt(6); times > 0; times--) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(8));
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      text =
          switch (random.nextInt(5)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, from) + piece + text.substring(from);
            case 2 ->
                text.substring(0, from) + piece.repeat(random.nextInt(200)) + text.substring(to);
            case 3 -> text.substring(0, from) + (char) random.nextInt(256) + text.substring(to);
            default -> text + text.substring(from);
          };
      text = text.substring(0, Math.min(text.length(), 64 * 1024));
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
