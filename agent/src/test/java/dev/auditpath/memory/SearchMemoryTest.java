package dev.auditpath.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.FolderStamp;
import dev.auditpath.model.KnownFolder;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Problem;
import dev.auditpath.testing.Machines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchMemoryTest {
  private static final Map<String, KnownFolder> FOLDERS =
      Map.of(
          "/home/u",
          new KnownFolder(new FolderStamp(1, 2, -3, Long.MAX_VALUE), true, List.of("a", "ö😀")),
          "/home/u/b\uDCFFd",
          new KnownFolder(new FolderStamp(1, 9, 8, 7), false, List.of("\uDC80", " ")),
          "/",
          new KnownFolder(new FolderStamp(0, 0, 0, 0), false, List.of()));

  @TempDir private Path root;
  private final SearchMemory memory = new SearchMemory();
  private Host host;
  private Problems problems;
  private Path file;

  @BeforeEach
  void makeHome() throws IOException {
    root = root.toRealPath();
    Files.createDirectories(root.resolve("home/u"));
    host = Machines.linux(root, Map.of());
    problems = new Problems(host);
    file = root.resolve("home/u/.local/state/audit-path/project-search");
  }

  @Test
  void whatIsRemembered_isRecalledAndPrivate() throws IOException {
    memory.remember(FOLDERS, host, problems);

    assertThat(memory.recall(host, problems)).isEqualTo(FOLDERS);
    assertThat(problems.toList()).isEmpty();
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(file.resolveSibling("."))).isEqualTo("rwx------");
    try (var beside = Files.list(file.resolveSibling("."))) {
      assertThat(beside).hasSize(1);
    }
  }

  @Test
  void nothingThere_isNothingKnown() {
    assertThat(memory.recall(host, problems)).isEmpty();
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void variableAndPlatform_moveTheFile() {
    Path state = root.resolve("home/u/elsewhere");
    Host moved = Machines.linux(root, Map.of("XDG_STATE_HOME", state.toString()));
    Host mac =
        new Host(
            Platform.MACOS,
            root,
            root.resolve("home/u"),
            root,
            Machines.userId(),
            Map.of("XDG_STATE_HOME", state.toString()),
            Clock.systemUTC());

    memory.remember(FOLDERS, moved, problems);
    memory.remember(FOLDERS, mac, problems);

    assertThat(state.resolve("audit-path/project-search")).exists();
    assertThat(root.resolve("home/u/Library/Application Support/audit-path/project-search"))
        .exists();
  }

  @Test
  void everyShorteningAndManyDamages_areKeptAsideAndSaid() throws IOException {
    memory.remember(FOLDERS, host, problems);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(7);
    for (int i = 0; i < whole.length; i++) {
      byte[] torn = Arrays.copyOf(whole, i);
      expectKeptAside(torn);
      byte[] damaged = whole.clone();
      damaged[i] ^= (byte) (1 + random.nextInt(255));
      if (!new String(damaged, StandardCharsets.ISO_8859_1).matches("(?s).*/[2-9]\n.*")) {
        expectKeptAside(damaged);
      }
    }
  }

  @Test
  void hostileBodyWithARightChecksum_isRefusedQuickly() throws IOException {
    Map<String, KnownFolder> climbing = new LinkedHashMap<>();
    climbing.put("/h", new KnownFolder(new FolderStamp(1, 1, 1, 1), false, List.of("..")));
    memory.remember(climbing, host, problems);

    assertThat(memory.recall(host, problems)).isEmpty();
    assertThat(problems.toList())
        .singleElement()
        .extracting(Problem::kind)
        .isEqualTo("not-remembered");
  }

  @Test
  void newerVersion_isLeftAlone() throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, "audit-path/project-search/2\nwhatever");

    assertThat(memory.recall(host, problems)).isEmpty();
    memory.remember(FOLDERS, host, problems);

    assertThat(file).hasContent("audit-path/project-search/2\nwhatever");
    assertThat(problems.toList())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("newer version");
  }

  @Test
  void fileThatOthersCanWriteOrThatIsALink_isKeptAside() throws IOException {
    memory.remember(FOLDERS, host, problems);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(memory.recall(host, problems)).isEmpty();
    Path elsewhere = Files.writeString(root.resolve("elsewhere"), "audit-path/project-search/1\n");
    Files.createSymbolicLink(file, elsewhere);

    assertThat(memory.recall(host, problems)).isEmpty();
    memory.remember(FOLDERS, host, problems);

    assertThat(memory.recall(host, problems)).isEqualTo(FOLDERS);
    assertThat(elsewhere).hasContent("audit-path/project-search/1\n");
    assertThat(problems.toList()).hasSize(1);
  }

  @Test
  void directoryThatIsALink_isRefused() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Files.createDirectories(file.getParent().getParent());
    Files.createSymbolicLink(file.getParent(), elsewhere);

    memory.remember(FOLDERS, host, problems);

    assertThat(elsewhere).isEmptyDirectory();
    assertThat(problems.toList())
        .singleElement()
        .extracting(Problem::kind)
        .isEqualTo("not-remembered");
  }

  @Test
  void homeOfSomebodyElse_getsNoFileOfOurs() throws IOException {
    Host other =
        new Host(
            Platform.LINUX,
            root,
            root.resolve("home/u"),
            root,
            Machines.userId() + 1,
            Map.of(),
            Clock.systemUTC());

    memory.remember(FOLDERS, other, problems);

    assertThat(root.resolve("home/u/.local")).doesNotExist();
    assertThat(problems.toList())
        .singleElement()
        .extracting(Problem::kind)
        .isEqualTo("not-remembered");
  }

  @Test
  void twoRunsAtOnce_leaveOneWholeFile() throws Exception {
    CompletableFuture<Void> other = CompletableFuture.runAsync(this::rememberOften);
    rememberOften();
    other.get();

    assertThat(memory.recall(host, problems)).isEqualTo(FOLDERS);
    assertThat(problems.toList()).isEmpty();
  }

  private void rememberOften() {
    for (int i = 0; i < 30; i++) {
      memory.remember(FOLDERS, host, problems);
      assertThat(memory.recall(host, problems)).isEqualTo(FOLDERS);
    }
  }

  private void expectKeptAside(byte[] bytes) throws IOException {
    Problems said = new Problems(host);
    Files.write(file, bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertThat(memory.recall(host, said)).isEmpty();
    assertThat(said.toList()).extracting(Problem::kind).containsExactly("not-remembered");
    assertThat(file).doesNotExist();
    assertThat(file.resolveSibling("project-search.aside")).hasBinaryContent(bytes);
  }

  private static String mode(Path place) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(place));
  }
}
