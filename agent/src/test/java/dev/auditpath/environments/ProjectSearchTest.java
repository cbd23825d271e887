package dev.auditpath.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.KnownFolder;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Problem;
import dev.auditpath.model.SearchBounds;
import dev.auditpath.testing.Machines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectSearchTest {
  private static final SearchBounds BOUNDS = new SearchBounds(true, 12, 2_000_000, 20, List.of());

  @TempDir private Path root;
  private Path home;
  private Problems problems;

  /** Keeps folders in memory, and counts how often it was told any. */
  private static final class Kept implements FolderMemory {
    private Map<String, KnownFolder> folders = Map.of();

    @Override
    public Map<String, KnownFolder> recall(Host host, Problems problems) {
      return folders;
    }

    @Override
    public void remember(Map<String, KnownFolder> seen, Host host, Problems problems) {
      folders = Map.copyOf(seen);
    }
  }

  /** Reads the disk and notes which folders were listed. */
  private static class CountingReader implements FolderReader {
    private final FolderReader disk = new DiskReader();
    final List<Path> listed = new ArrayList<>();
    int looks;

    @Override
    public Optional<Seen> look(Path place) throws IOException {
      looks++;
      return disk.look(place);
    }

    @Override
    public List<Path> list(Path folder, int most) throws IOException {
      listed.add(folder);
      return disk.list(folder, most);
    }
  }

  @BeforeEach
  void makeHome() throws IOException {
    root = root.toRealPath();
    home = Files.createDirectories(root.resolve("home/u"));
  }

  @AfterEach
  void removeDeepTrees() throws Exception {
    if (Files.exists(home.resolve("deep"))) {
      shell("rm -rf deep");
    }
  }

  @Test
  void markedFolders_areFoundWhereverTheyLie() throws IOException {
    venv("work/a/.venv");
    venv("work/b/.tox/py311");
    venv("work/b/.nox/tests");
    venv("work/c/.direnv/python-3.11");
    venv(".cache/pre-commit/repo1/py_env-python3");
    venv(".cache/pypoetry/virtualenvs/x-py3.11");
    Files.createDirectories(home.resolve("miniconda3/conda-meta"));
    Files.createDirectories(home.resolve("miniconda3/envs/two/conda-meta"));
    Files.createDirectories(home.resolve("work/d/.pixi/envs/default/conda-meta"));
    Files.createDirectories(home.resolve("work/e/__pypackages__/3.11/bin"));

    assertThat(names(search(BOUNDS, FolderMemory.NONE)))
        .containsExactlyInAnyOrder(
            "work/a/.venv",
            "work/b/.tox/py311",
            "work/b/.nox/tests",
            "work/c/.direnv/python-3.11",
            ".cache/pre-commit/repo1/py_env-python3",
            ".cache/pypoetry/virtualenvs/x-py3.11",
            "miniconda3",
            "miniconda3/envs/two",
            "work/d/.pixi/envs/default",
            "work/e/__pypackages__/3.11");
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void storesCachesAndPartsOfEnvironments_areLeftOut() throws IOException {
    for (String place :
        List.of(
            "x/node_modules/y",
            "x/.git/y",
            ".cache/uv/archive-v0/y",
            ".cargo/registry/y",
            "go/pkg/y",
            ".local/share/Trash/files/y",
            "own/build/y",
            "one/two/y",
            "there/y")) {
      venv(place);
    }
    venv("project");
    venv("project/lib/python3.11/inner");
    venv("project/src/inner");
    venv("go/src/kept");
    SearchBounds bounds =
        new SearchBounds(
            true, 12, 1_000, 20, List.of("build", "one/two", "~/there", root + "/none"));

    assertThat(names(search(bounds, FolderMemory.NONE)))
        .containsExactlyInAnyOrder("project", "project/src/inner", "go/src/kept");
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void markerInTheHomeItself_hidesNothing() throws IOException {
    venv("");
    Files.createDirectory(home.resolve("conda-meta"));
    venv("work/.venv");
    venv("lib/.venv");

    assertThat(names(search(BOUNDS, FolderMemory.NONE)))
        .containsExactlyInAnyOrder("", "work/.venv", "lib/.venv");
  }

  @Test
  void containersStores_areLeftAloneAndSaidSo() throws IOException {
    venv(".local/share/containers/storage/overlay/l/merged/opt/venv");

    assertThat(search(BOUNDS, FolderMemory.NONE)).isEmpty();
    assertThat(problems.toList()).extracting(Problem::kind).containsExactly("not-entered");
    assertThat(problems.toList()).noneMatch(Problem::hidesCommands);
  }

  @Test
  void loopsOfLinks_areNotFollowed() throws IOException {
    venv("a/.venv");
    Files.createSymbolicLink(home.resolve("a/up"), home);
    Files.createSymbolicLink(home.resolve("self"), Path.of("self"));
    Files.createSymbolicLink(home.resolve("a/.venv/again"), Path.of("../.venv"));

    assertThat(names(search(BOUNDS, FolderMemory.NONE))).containsExactly("a/.venv");
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void fiveThousandLevels_endAtTheBoundAndAreSaidOnce() throws Exception {
    shell(
        "i=0; while [ $i -lt 100 ]; do d=d/d/d/d/d/d/d/d/d/d; d=deep/$d/$d/$d/$d/$d;"
            + " mkdir -p $d; cd -P $d; i=$((i+1)); done");
    venv("beside/.venv");

    List<Path> bounded = search(BOUNDS, FolderMemory.NONE);
    List<Problem> said = problems.toList();
    List<Path> deeper =
        search(new SearchBounds(true, 1_000_000, 2_000_000, 20, List.of()), FolderMemory.NONE);

    assertThat(names(bounded)).containsExactly("beside/.venv");
    assertThat(said).extracting(Problem::kind).containsExactly("cap-reached");
    assertThat(said.get(0).message()).contains("search.depth").contains("may be missing");
    assertThat(names(deeper)).containsExactly("beside/.venv");
    // The name is longer than the kernel takes (PATH_MAX).
    assertThat(problems.toList()).singleElement().extracting(Problem::kind).isEqualTo("unreadable");
  }

  @Test
  void entriesBound_isSaidAndTheNextSearchGoesFurther() throws IOException {
    for (int i = 0; i < 20; i++) {
      venv("p" + i + "/.venv");
    }
    SearchBounds narrow = new SearchBounds(true, 12, 50, 20, List.of());
    Kept memory = new Kept();

    List<Path> first = search(narrow, memory, new CountingReader(), later());
    List<Problem> said = problems.toList();
    List<Path> second = search(narrow, memory, new CountingReader(), later());

    assertThat(first).hasSizeLessThan(20);
    assertThat(said).extracting(Problem::kind).containsExactly("cap-reached");
    assertThat(said.get(0).message()).contains("search.entries").contains("may be missing");
    assertThat(said).noneMatch(Problem::hidesCommands);
    assertThat(second).hasSizeGreaterThan(first.size());
  }

  @Test
  void timeBound_isSaid() throws IOException {
    venv("a/.venv");
    long[] seconds = {0};
    problems = new Problems(host());

    new ProjectSearch(
            List.of(),
            BOUNDS,
            FolderMemory.NONE,
            new DiskReader(),
            () -> TimeUnit.SECONDS.toNanos(seconds[0] += 8))
        .binDirectories(List.of(), host(), problems);

    assertThat(problems.toList())
        .singleElement()
        .extracting(Problem::kind)
        .isEqualTo("cap-reached");
    assertThat(problems.toList().get(0).message()).contains("search.seconds");
  }

  @Test
  void secondSearch_readsStampsOnly() throws IOException {
    venv("a/b/.venv");
    venv("c/.venv");
    Kept memory = new Kept();

    List<Path> first = search(BOUNDS, memory, new CountingReader(), later());
    CountingReader again = new CountingReader();
    List<Path> second = search(BOUNDS, memory, again, later());

    assertThat(second).isEqualTo(first).hasSize(2);
    assertThat(again.listed).isEmpty();
    // The home and the folders a, b, c, and the two environments.
    assertThat(again.looks).isEqualTo(6);
  }

  @Test
  void changedFolder_isTheOnlyOneListedAgain() throws IOException {
    venv("a/.venv");
    venv("c/d/.venv");
    Kept memory = new Kept();
    search(BOUNDS, memory, new CountingReader(), later());
    venv("c/e");

    CountingReader again = new CountingReader();
    List<Path> found = search(BOUNDS, memory, again, later());

    assertThat(names(found)).containsExactlyInAnyOrder("a/.venv", "c/d/.venv", "c/e");
    assertThat(again.listed).containsExactlyInAnyOrder(home.resolve("c"), home.resolve("c/e"));
  }

  @Test
  void modificationTimeSetBack_hidesNoChange() throws IOException {
    venv("a/.venv");
    FileTime before = Files.getLastModifiedTime(home.resolve("a"));
    Kept memory = new Kept();
    search(BOUNDS, memory, new CountingReader(), later());
    venv("a/new");
    Files.setLastModifiedTime(home.resolve("a"), before);

    assertThat(names(search(BOUNDS, memory, new CountingReader(), later())))
        .containsExactlyInAnyOrder("a/.venv", "a/new");
  }

  @Test
  void justChangedFolder_isNotTrustedNextTime() throws IOException {
    venv("a/.venv");
    Kept memory = new Kept();

    search(BOUNDS, memory, new CountingReader(), Clock.systemUTC());

    assertThat(memory.folders).isEmpty();
  }

  @Test
  void whereLinkCountsTellOfFolders_leavesAreNotListed() throws IOException {
    countLinks();
    venv("a/.venv");
    Files.createDirectories(home.resolve("a/leaf"));
    Files.writeString(home.resolve("a/leaf/x.txt"), "");
    CountingReader reader = new CountingReader();

    assertThat(names(search(BOUNDS, FolderMemory.NONE, reader, later())))
        .containsExactly("a/.venv");
    assertThat(reader.listed).containsExactly(home, home.resolve("a"), home.resolve("a/.venv"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void afterRandomChanges_theSearchFindsWhatAFreshOneFinds(long seed) throws IOException {
    if (seed > 3) {
      countLinks();
    }
    Random random = new Random(seed);
    List<Path> folders = new ArrayList<>(List.of(home));
    Kept memory = new Kept();
    for (int change = 0; change < 200; change++) {
      change(folders, random);
      if (change % 20 == 19) {
        List<Path> remembered = search(BOUNDS, memory, new CountingReader(), later());
        List<Path> fresh = search(BOUNDS, FolderMemory.NONE);
        assertThat(new TreeSet<>(remembered)).as("seed %d", seed).isEqualTo(new TreeSet<>(fresh));
      }
    }
  }

  @Test
  void treeThatChangesMeanwhile_neverEndsTheSearch() throws Exception {
    for (int i = 0; i < 40; i++) {
      venv("p" + i + "/x/.venv");
    }
    venv("still/.venv");
    AtomicBoolean over = new AtomicBoolean();
    Thread renaming = new Thread(() -> renameUntil(over));
    renaming.start();
    try {
      for (int i = 0; i < 20; i++) {
        assertThat(names(search(BOUNDS, FolderMemory.NONE))).contains("still/.venv");
        assertThat(problems.toList()).isEmpty();
      }
    } finally {
      over.set(true);
      renaming.join();
    }
  }

  @Test
  void foreignFileSystems_areNotEnteredAndSaid() throws IOException {
    for (String place : List.of("nfs", "fuse", "ov er", "proc", "disk")) {
      venv(place + "/.venv");
    }
    mounts(
        "1 0 8:1 / / rw - ext4 /dev/sda1 rw",
        "2 1 0:40 / /home/u/nfs rw shared:1 - nfs4 server:/x rw",
        "3 1 0:41 / /home/u/fuse rw - fuse.sshfs me@there: rw",
        "4 1 0:42 / /home/u/ov\\040er rw - overlay overlay rw",
        "5 1 0:43 / /home/u/proc rw - proc proc rw",
        "6 1 8:2 / /home/u/disk rw - xfs /dev/sdb1 rw",
        "not a mount");

    assertThat(names(search(BOUNDS, FolderMemory.NONE))).containsExactly("disk/.venv");
    assertThat(problems.toList()).extracting(Problem::kind).containsOnly("not-entered");
    assertThat(problems.toList())
        .extracting(Problem::place)
        .containsExactly(home + "/fuse", home + "/nfs", home + "/ov er");
  }

  @Test
  void whatIsMountedOnARememberedFolder_isNotTouched() throws IOException {
    venv("share/.venv");
    Kept memory = new Kept();
    search(BOUNDS, memory, new CountingReader(), later());
    mounts("1 0 8:1 / / rw - ext4 /dev/sda1 rw", "2 1 0:40 / /home/u/share rw - nfs s:/x rw");

    CountingReader again = new CountingReader();
    assertThat(search(BOUNDS, memory, again, later())).isEmpty();
    assertThat(again.looks).isEqualTo(1);
    assertThat(problems.toList()).extracting(Problem::kind).containsExactly("not-entered");
  }

  @Test
  void homeOnTheNetwork_isNotSearched() throws IOException {
    venv("a/.venv");
    mounts("1 0 8:1 / / rw - ext4 /dev/sda1 rw", "2 1 0:40 / /home rw - nfs server:/home rw");

    assertThat(search(BOUNDS, FolderMemory.NONE)).isEmpty();
    assertThat(problems.toList()).extracting(Problem::kind).containsExactly("not-entered");
  }

  @Test
  void homeThatIsNotTheUsersOwn_isNotSearchedAndSaid() throws IOException {
    venv("a/.venv");

    for (Host host :
        List.of(
            host(Machines.userId(), home, Map.of()),
            host(Machines.userId(), root, Map.of("HOME", "/")),
            host(Machines.userId() + 1, home, Map.of("HOME", home.toString())),
            host(Machines.userId(), root.resolve("no"), Map.of("HOME", "/no")))) {
      Problems said = new Problems(host);
      assertThat(
              new ProjectSearch(List.of(), BOUNDS, FolderMemory.NONE)
                  .binDirectories(List.of(), host, said))
          .isEmpty();
      assertThat(said.toList()).extracting(Problem::kind).containsExactly("not-entered");
    }
  }

  @Test
  void roots_areSearchedBesidesOrInsteadOfTheHome() throws IOException {
    venv("a/.venv");
    Path other = Files.createDirectories(root.resolve("srv/x/.venv/bin")).getParent();
    Files.writeString(other.resolve("pyvenv.cfg"), "");
    List<Path> roots = List.of(root.resolve("srv"), home.resolve("a"));
    Problems said = new Problems(host());

    assertThat(
            new ProjectSearch(roots.subList(0, 1), BOUNDS.withoutHome(), FolderMemory.NONE)
                .binDirectories(List.of(), host(), said))
        .containsExactly(other.resolve("bin"));
    assertThat(
            new ProjectSearch(roots, BOUNDS, FolderMemory.NONE)
                .binDirectories(List.of(), host(), said))
        .containsExactlyInAnyOrder(other.resolve("bin"), home.resolve("a/.venv/bin"));
    assertThat(said.toList()).isEmpty();
  }

  @Test
  void namesThatAreNoUtf8_areSearchedTheSecondTimeToo() throws Exception {
    shell(
        "mkdir -p \"$(printf 'b\\377d')/.venv/bin\"; touch \"$(printf 'b\\377d')/.venv/pyvenv.cfg\"");
    Kept memory = new Kept();

    List<Path> first = search(BOUNDS, memory, new CountingReader(), later());
    CountingReader again = new CountingReader();
    List<Path> second = search(BOUNDS, memory, again, later());

    assertThat(first).hasSize(1);
    assertThat(second).isEqualTo(first);
    assertThat(again.listed).isEmpty();
  }

  private void change(List<Path> folders, Random random) throws IOException {
    Path folder = folders.get(random.nextInt(folders.size()));
    switch (random.nextInt(6)) {
      case 0, 1, 2 -> {
        Path made = folder.resolve("n" + random.nextInt(1_000_000));
        Files.createDirectory(made);
        folders.add(made);
      }
      case 3 -> {
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("pyvenv.cfg"), "");
      }
      case 4 -> Files.deleteIfExists(folder.resolve("pyvenv.cfg"));
      default -> {
        Path target = folders.get(random.nextInt(folders.size()));
        if (!folder.equals(home) && !target.startsWith(folder)) {
          Path moved = target.resolve(String.valueOf(folder.getFileName()) + random.nextInt(9_999));
          Files.move(folder, moved, StandardCopyOption.ATOMIC_MOVE);
          folders.clear();
          try (Stream<Path> all = Files.walk(home)) {
            all.filter(Files::isDirectory).filter(x -> !x.endsWith("bin")).forEach(folders::add);
          }
        }
      }
    }
  }

  private void renameUntil(AtomicBoolean over) {
    try {
      for (int i = 0; !over.get(); i = (i + 1) % 40) {
        Files.move(home.resolve("p" + i), home.resolve("q" + i));
        Files.move(home.resolve("q" + i), home.resolve("p" + i));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void venv(String place) throws IOException {
    Path prefix = home.resolve(place);
    Files.createDirectories(prefix.resolve("bin"));
    Files.writeString(prefix.resolve("pyvenv.cfg"), "home = /usr/bin\n");
  }

  /** Says of the device under the test what this machine says of it, if links count there. */
  private void countLinks() throws IOException {
    String type = Files.getFileStore(root).type();
    Assumptions.assumeTrue(
        Set.of("ext4", "xfs", "tmpfs").contains(type), () -> "no link counts on " + type);
    long device = ((Number) Files.getAttribute(root, "unix:dev")).longValue();
    mounts("1 0 " + (device >> 8 & 0xfff) + ":" + (device & 0xff) + " / / rw - " + type + " x rw");
  }

  private void mounts(String... lines) throws IOException {
    Path file = root.resolve("proc/self/mountinfo");
    Files.createDirectories(root.resolve("proc/self"));
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private void shell(String line) throws Exception {
    Process process =
        new ProcessBuilder("/bin/sh", "-c", line)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .start();
    try (InputStream said = process.getInputStream()) {
      assertThat(new String(said.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .isEmpty();
    }
    assertThat(process.waitFor()).isZero();
  }

  private List<Path> search(SearchBounds bounds, FolderMemory memory) {
    return search(bounds, memory, new DiskReader(), Clock.systemUTC());
  }

  private List<Path> search(
      SearchBounds bounds, FolderMemory memory, FolderReader reader, Clock clock) {
    Host host =
        new Host(
            Platform.LINUX,
            root,
            home,
            home,
            Machines.userId(),
            Map.of("HOME", home.toString()),
            clock);
    problems = new Problems(host);
    return new ProjectSearch(List.of(), bounds, memory, reader, System::nanoTime)
        .binDirectories(List.of(), host, problems);
  }

  private List<String> names(List<Path> bins) {
    return bins.stream().map(bin -> home.relativize(bin.resolveSibling("")).toString()).toList();
  }

  /** A minute from now nothing was changed within the last two seconds. */
  private static Clock later() {
    return Clock.offset(Clock.system(ZoneOffset.UTC), Duration.ofMinutes(1));
  }

  private Host host() {
    return host(Machines.userId(), home, Map.of("HOME", home.toString()));
  }

  private Host host(long userId, Path itsHome, Map<String, String> variables) {
    return new Host(Platform.LINUX, root, itsHome, root, userId, variables, Clock.systemUTC());
  }
}
