package dev.auditpath.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.host.Host;
import dev.auditpath.testing.Machines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real directories; the limits are those that a file of the machine states. */
class ChangeWatchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path root;
  private final Hints hints = new Hints(Duration.ofMillis(20), Duration.ofSeconds(1));
  private Host host;

  @BeforeEach
  void stateALimit() throws IOException {
    host = Machines.linux(root, Map.of());
    limit(1_000);
  }

  @Test
  void changeOfWhatMatters_isAHint() throws Exception {
    Path bin = directory("bin");
    try (ChangeWatch watch = watch()) {
      watch.arm(plan(Attention.EVERYTHING, bin), false);
      Files.createFile(bin.resolve("a"));

      assertThat(hints.await(PATIENCE).places()).contains(bin.resolve("a"));
      assertThat(watch.coverage().watched()).isEqualTo(1);
    }
  }

  @Test
  void changeOfWhatDoesNotMatter_isNone() throws Exception {
    Path bin = directory("bin");
    try (ChangeWatch watch = watch()) {
      watch.arm(plan(Attention.to("wanted"), bin), false);
      Files.createFile(bin.resolve("other"));
      Files.createFile(bin.resolve("wanted"));

      assertThat(hints.await(PATIENCE).places()).containsExactly(bin.resolve("wanted"));
    }
  }

  @Test
  void planThatIsArmed_isNotArmedAgain() throws Exception {
    Path bin = directory("bin");
    try (ChangeWatch watch = watch()) {
      assertThat(watch.arm(plan(Attention.EVERYTHING, bin), false)).isTrue();
      assertThat(watch.arm(plan(Attention.EVERYTHING, bin), false)).isFalse();
      assertThat(watch.arm(plan(Attention.EVERYTHING, bin), true)).isTrue();
    }
  }

  @Test
  void whatIsBeyondTheAllowance_isPolledAndSeenAndSaid() throws Exception {
    limit(8);
    Path[] all = new Path[5];
    for (int i = 0; i < all.length; i++) {
      all[i] = directory("bin" + i);
      Files.createFile(all[i].resolve("tool"));
    }
    try (ChangeWatch watch = watch()) {
      watch.arm(plan(Attention.EVERYTHING, all), false);

      assertThat(watch.coverage().watched()).isEqualTo(2);
      assertThat(watch.coverage().polled()).containsExactly(all[2], all[3], all[4]);
      assertThat(watch.coverage().reasons()).singleElement().asString().contains("a quarter");
      Thread.sleep(300);
      assertThat(all[4].resolve("tool").toFile().setExecutable(true)).isTrue();
      assertThat(hints.await(PATIENCE).places()).contains(all[4]);
    }
  }

  @Test
  void remoteDirectory_isPolled() throws Exception {
    Path bin = directory("bin");
    try (ChangeWatch watch = watch()) {
      watch.arm(new WatchPlan(Map.of(bin, Attention.EVERYTHING), Set.of(bin)), false);

      assertThat(watch.coverage().watched()).isZero();
      assertThat(watch.coverage().polled()).containsExactly(bin);
    }
  }

  @Test
  void directoryMadeAnew_isWatchedAgain() throws Exception {
    Path bin = directory("bin");
    Map<Path, Attention> places = new LinkedHashMap<>();
    places.put(bin, Attention.EVERYTHING);
    places.put(root, Attention.to("bin"));
    try (ChangeWatch watch = watch()) {
      watch.arm(new WatchPlan(places, Set.of()), false);
      Files.delete(bin);
      assertThat(hints.await(PATIENCE).moved()).isTrue();
      Files.createDirectory(bin);
      assertThat(hints.await(PATIENCE).moved()).isTrue();
      Files.createFile(bin.resolve("a"));

      assertThat(hints.await(PATIENCE).places()).contains(bin.resolve("a"));
    }
  }

  private ChangeWatch watch() {
    return new ChangeWatch(host, hints, false, Duration.ofMillis(50));
  }

  private static WatchPlan plan(Attention attention, Path... directories) {
    Map<Path, Attention> places = new LinkedHashMap<>();
    for (Path directory : directories) {
      places.put(directory, attention);
    }
    return new WatchPlan(places, Set.of());
  }

  private Path directory(String name) throws IOException {
    return Files.createDirectory(root.toRealPath().resolve(name));
  }

  private void limit(int watches) throws IOException {
    Path file = root.resolve("proc/sys/fs/inotify/max_user_watches");
    Files.createDirectories(file.getParent());
    Files.writeString(file, watches + "\n");
  }
}
