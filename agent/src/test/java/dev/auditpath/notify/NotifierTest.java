package dev.auditpath.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Severity;
import dev.auditpath.testing.Machines;
import dev.auditpath.testing.TestBus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.types.UInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real bus, against servers of every temper. */
class NotifierTest {
  @TempDir private Path base;
  private final TestClock clock = new TestClock();
  private Path state;
  private Host host;
  private Problems problems;
  private TestBus bus;
  private Notifier notifier;
  private final AtomicBoolean answered = new AtomicBoolean();

  @BeforeEach
  void startTheBus() throws IOException {
    assumeTrue(Files.isExecutable(TestBus.PROGRAM), "needs dbus-daemon");
    base = base.toRealPath();
    state = base.resolve("state");
    bus = TestBus.start(base);
    begin(bus.address());
  }

  private void begin(String address) {
    host =
        new Host(
            Platform.LINUX,
            Path.of("/"),
            base,
            base,
            Machines.userId(),
            Map.of("DBUS_SESSION_BUS_ADDRESS", address),
            clock);
    problems = new Problems(host);
    notifier = new Notifier(host, state, Optional.empty(), problems, ZoneOffset.UTC);
    notifier.onAnswer(() -> answered.set(true));
  }

  @AfterEach
  void stopTheBus() {
    if (bus != null) {
      notifier.close();
      bus.close();
    }
  }

  @Test
  void finding_isShownWithUrgencyHintAndActions() throws Exception {
    try (TestServer server = TestServer.start(bus, "body", "actions", "body-markup")) {
      raise(Findings.of("curl", Severity.CRITICAL));

      assertThat(server.shown()).hasSize(1);
      TestServer.Shown shown = server.shown().get(0);
      assertThat(shown.summary()).isEqualTo("Something new calls itself curl");
      assertThat(shown.actions()).containsExactly("details", "Details", "snooze", "Snooze 1 day");
      assertThat(shown.hints()).containsEntry("urgency", (byte) 2);
      assertThat(shown.hints()).containsEntry("desktop-entry", "audit-path");
      assertThat(shown.expire()).isZero();
      assertThat(problems.toList()).isEmpty();
    }
  }

  @Test
  void whatIsNotCritical_isNotUrgentAndMayExpire() throws Exception {
    try (TestServer server = TestServer.start(bus)) {
      raise(Findings.of("curl", Severity.HIGH));

      assertThat(server.shown().get(0).hints()).containsEntry("urgency", (byte) 1);
      assertThat(server.shown().get(0).expire()).isEqualTo(-1);
    }
  }

  @Test
  void serverWithoutActionsOrMarkup_getsNeither() throws Exception {
    try (TestServer server = TestServer.start(bus, "body")) {
      raise(Findings.of("a<b>&c", Severity.HIGH));

      assertThat(server.shown().get(0).actions()).isEmpty();
      assertThat(server.shown().get(0).body()).startsWith("a<b>&c now runs ");
    }
  }

  @Test
  void serverWithMarkup_getsItEscaped() throws Exception {
    try (TestServer server = TestServer.start(bus, "body", "body-markup")) {
      raise(Findings.of("<img src=x><a href=y>&amp;", Severity.HIGH));

      assertThat(server.shown().get(0).body())
          .startsWith("&lt;img src=x&gt;&lt;a href=y&gt;&amp;amp; now runs ")
          .doesNotContain("<");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u202egnp.exe",
        "a\nb",
        "a\rb",
        "\u001b]0;title\u0007",
        "g\u0456t",
        "a\u2066b\u200b",
        "\udc80\udcff",
        "\u0000nul"
      })
  void hostileName_arrivesAsText(String name) throws Exception {
    try (TestServer server = TestServer.start(bus, "body")) {
      raise(named(name));

      TestServer.Shown shown = server.shown().get(0);
      assertThat((shown.summary() + shown.body()).chars())
          .allMatch(c -> c == '…' || (c >= 0x20 && c < 0x7F));
      assertThat(shown.body()).contains("\\");
    }
  }

  @Test
  void nameOfFourKilobytes_losesItsMiddle() throws Exception {
    try (TestServer server = TestServer.start(bus, "body")) {
      raise(named("begin" + "x".repeat(4096) + "end"));

      TestServer.Shown shown = server.shown().get(0);
      assertThat(shown.summary()).hasSizeLessThan(150).contains("begin").contains("xend");
      assertThat(shown.body()).hasSizeLessThan(600);
    }
  }

  /** What goes over the bus, byte by byte, as an eavesdropper has it. */
  @Test
  void hostileNames_areTextInTheBytesOnTheBus() throws Exception {
    Path monitor = Path.of("/usr/bin/dbus-monitor");
    assumeTrue(Files.isExecutable(monitor), "needs dbus-monitor");
    Path bytes = base.resolve("bytes");
    Process eavesdropper =
        new ProcessBuilder(monitor.toString(), "--binary", "--address", bus.address())
            .redirectOutput(bytes.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String hostile =
        "<img src=\"x\">&amp;\u202egnp\n\r\u001b[31m\u001b]0;t\u0007\u200b"
            + "g\u0456t\udc80"
            + "x".repeat(4096);
    try (TestServer server = TestServer.start(bus, "body", "body-markup", "actions")) {
      await(() -> size(bytes) > 0);
      raise(named(hostile, Path.of("/home/u/<b>&\u001b[31m\n" + "y".repeat(200) + "/curl")));
      assertThat(server.shown()).hasSize(1);
      await(() -> read(bytes).contains("Snooze 1 day"));
    } finally {
      eavesdropper.destroy();
      eavesdropper.waitFor();
    }
    String all = read(bytes);
    String title = string(all, all.indexOf("Something new"));
    String body = string(all, all.indexOf("&lt;img src="));

    assertThat(title + body)
        .as("no byte but those of letters that one sees, and of the dots for what is left out")
        .matches("(?:[ -~]|" + bytes("…") + ")+");
    assertThat(title).hasSizeLessThan(150).contains("\\u202e");
    assertThat(body)
        .hasSizeLessThan(600)
        .startsWith("&lt;img src=\"x\"&gt;&amp;amp;\\u202egnp\\n\\r\\")
        .contains("/home/u/&lt;b&gt;&amp;\\x1b[31m\\n")
        .doesNotContain("<");
  }

  /** A string on the bus ends with a zero byte. */
  private static String string(String message, int begin) {
    return message.substring(begin, message.indexOf('\0', begin));
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Test
  void notifySendWithoutAServer_keepsIt() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/notify-send")), "needs notify-send");
    begin(bus.abstractAddress());

    raise(Findings.of("curl", Severity.HIGH));

    assertThat(Notifier.waiting(state, host, problems)).isEqualTo(1);
    assertThat(notifier.failure()).contains("notify-send could not show it");
  }

  /** No file system takes such a name; a finding may still carry it. */
  private static Finding named(String name) {
    return named(name, Findings.of("curl", Severity.HIGH).path());
  }

  private static Finding named(String name, Path path) {
    Finding finding = Findings.of("curl", Severity.HIGH);
    return new Finding(
        finding.rule(),
        finding.severity(),
        Optional.of(CommandName.of(name, Platform.LINUX)),
        path,
        finding.searchPath(),
        true,
        Optional.empty(),
        List.of(),
        finding.provider(),
        List.of(),
        "",
        List.of(),
        List.of(),
        finding.fingerprint());
  }

  @Test
  void secondFindingOfTheSameCommand_replacesTheFirst() throws Exception {
    try (TestServer server = TestServer.start(bus)) {
      raise(Findings.of("curl", Severity.HIGH));
      raise(Findings.of("curl", Severity.CRITICAL, "wraps-command-with-extra-code"));

      assertThat(server.shown()).extracting(TestServer.Shown::replaces).containsExactly(0L, 1L);
    }
  }

  @Test
  void causeGone_isWithdrawnEvenAfterARestart() throws Exception {
    try (TestServer server = TestServer.start(bus)) {
      raise(Findings.of("curl", Severity.HIGH));
      notifier.close();
      begin(bus.address());

      clear("curl");

      assertThat(server.closed()).containsExactly(1L);
    }
  }

  @Test
  void snoozeChosen_withdrawsAndKeepsSilent() throws Exception {
    try (TestServer server = TestServer.start(bus, "actions")) {
      raise(Findings.of("curl", Severity.HIGH));
      server.choose(1, "snooze");
      await(answered::get);
      notifier.tick();

      assertThat(server.closed()).containsExactly(1L);
      assertThat(new Snoozes(state, host).read(problems).values())
          .containsExactly(clock.instant().plus(Duration.ofDays(1)));
      clock.pass(Duration.ofHours(25));
      notifier.tick();
      assertThat(server.shown()).hasSize(2);
    }
  }

  @Test
  void actionSentByAnybodyElse_isNotObeyed() throws Exception {
    try (TestServer server = TestServer.start(bus, "actions");
        DBusConnection stranger =
            DBusConnectionBuilder.forAddress(bus.address()).withShared(false).build()) {
      raise(Findings.of("curl", Severity.HIGH));
      stranger.sendMessage(
          new Notifications.ActionInvoked(
              "/org/freedesktop/Notifications", new UInt32(1), "snooze"));
      server.dismiss(1);
      await(answered::get);
      notifier.tick();

      assertThat(new Snoozes(state, host).read(problems)).isEmpty();
      assertThat(server.closed()).isEmpty();
    }
  }

  @Test
  void busWithoutServer_keepsAndTellsOneDigestLater() throws Exception {
    raise(Findings.of("curl", Severity.HIGH));
    raise(Findings.of("git", Severity.HIGH));
    assertThat(Notifier.waiting(state, host, problems)).isEqualTo(2);

    try (TestServer server = TestServer.start(bus)) {
      clock.pass(Duration.ofMinutes(2));
      notifier.tick();

      assertThat(server.shown())
          .extracting(TestServer.Shown::summary)
          .containsExactly("2 commands are not what they were");
      assertThat(Notifier.waiting(state, host, problems)).isZero();
    }
  }

  @Test
  void noBusAtAll_keepsForTheNextRun() throws Exception {
    begin("unix:path=" + base.resolve("nothing"));
    raise(Findings.of("curl", Severity.HIGH));
    raise(Findings.of("git", Severity.HIGH));
    assertThat(Notifier.waiting(state, host, problems)).isEqualTo(2);

    try (TestServer server = TestServer.start(bus)) {
      begin(bus.address());
      notifier.tick();

      assertThat(server.shown()).hasSize(1);
    }
  }

  @Test
  void busThatTakesTheConnectionAndSaysNothing_isGivenUp() throws Exception {
    Path socket = base.resolve("mute");
    try (ServerSocketChannel mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      mute.bind(UnixDomainSocketAddress.of(socket));
      begin("unix:path=" + socket);

      raise(Findings.of("curl", Severity.HIGH));

      assertThat(Notifier.waiting(state, host, problems)).isEqualTo(1);
    }
  }

  @Test
  void serverThatHangs_isGivenUpAndTheNextOneTold() throws Exception {
    try (TestServer mute = TestServer.start(bus).hangs()) {
      raise(Findings.of("curl", Severity.HIGH));
      assertThat(mute.shown()).isEmpty();
      assertThat(Notifier.waiting(state, host, problems)).isEqualTo(1);
    }
    try (TestServer server = TestServer.start(bus)) {
      clock.pass(Duration.ofMinutes(2));
      notifier.tick();

      assertThat(server.shown()).hasSize(1);
    }
  }

  @Test
  void serverThatHangs_doesNotHoldUpWhoeverNotes() throws Exception {
    try (TestServer mute = TestServer.start(bus).hangs()) {
      notifier.note(news(Findings.of("curl", Severity.HIGH)));
      Thread telling = new Thread(notifier::tick);
      telling.start();
      await(mute::isAsked);
      long began = System.nanoTime();
      notifier.note(news(Findings.of("git", Severity.HIGH)));
      Duration took = Duration.ofNanos(System.nanoTime() - began);

      assertThat(took).isLessThan(Duration.ofSeconds(2));
      assertThat(telling.isAlive()).as("the desktop is still being asked").isTrue();
      assertThat(Notifier.waiting(state, host, problems)).isEqualTo(2);
      telling.join();
      assertThat(notifier.failure()).contains("no answer within 5 seconds");
    }
  }

  @Test
  void waitingFile_holdsTheNumberForAsLongAsSomethingWaits() throws Exception {
    Path sign = Notifier.waitingFile(state);
    assertThat(sign).doesNotExist();
    raise(Findings.of("curl", Severity.HIGH));
    raise(Findings.of("git", Severity.HIGH));
    assertThat(sign).hasContent("2");
    assertThat(mode(sign)).isEqualTo("rw-------");

    new Snoozes(state, host)
        .snooze(
            Findings.of("git", Severity.HIGH).fingerprint(),
            clock.instant().plus(Duration.ofDays(1)),
            clock.instant(),
            problems);
    notifier.tick();
    assertThat(sign).hasContent("1");
    assertThat(Notifier.waiting(state, host, problems)).isEqualTo(1);

    clear("curl");
    assertThat(sign).doesNotExist();
  }

  @Test
  void diskThatRefuses_isTriedAgain() throws Exception {
    Files.createDirectory(state);
    Files.createDirectory(state.resolve("notices.json"));
    raise(Findings.of("curl", Severity.HIGH));
    assertThat(problems.toList()).isNotEmpty();

    Files.delete(state.resolve("notices.json"));
    notifier.tick();

    assertThat(Notifier.waiting(state, host, problems)).isEqualTo(1);
  }

  @Test
  void serverThatDiesWithANotificationOnItsScreen_isFollowedByADigest() throws Exception {
    try (TestServer first = TestServer.start(bus)) {
      raise(Findings.of("curl", Severity.HIGH));
      raise(Findings.of("git", Severity.HIGH));
      first.dismiss(2);
      await(answered::get);
      notifier.tick();
    }
    clock.pass(Duration.ofMinutes(2));
    notifier.tick();
    assertThat(Notifier.waiting(state, host, problems)).isEqualTo(1);

    try (TestServer second = TestServer.start(bus)) {
      clock.pass(Duration.ofMinutes(2));
      notifier.tick();

      assertThat(second.shown())
          .as("only what was not put away")
          .extracting(TestServer.Shown::summary)
          .containsExactly("Something new calls itself curl");
      assertThat(second.shown().get(0).replaces()).isZero();
    }
  }

  @Test
  void busThatDiesInBetween_losesNothing() throws Exception {
    try (TestServer server = TestServer.start(bus)) {
      raise(Findings.of("curl", Severity.HIGH));
      assertThat(server.shown()).hasSize(1);
      bus.close();
    }
    raise(Findings.of("git", Severity.HIGH));
    bus = TestBus.start(base);
    try (TestServer server = TestServer.start(bus)) {
      clock.pass(Duration.ofMinutes(20));
      notifier.tick();

      assertThat(server.shown())
          .extracting(TestServer.Shown::summary)
          .containsExactly("2 commands are not what they were");
    }
  }

  @Test
  void whatIsKept_isTheUsersAlone() throws IOException {
    raise(Findings.of("curl", Severity.HIGH));

    assertThat(mode(state)).isEqualTo("rwx------");
    assertThat(mode(state.resolve("notices.json"))).isEqualTo("rw-------");
  }

  @Test
  void damagedFile_isKeptAsideAndSaidSo() throws IOException {
    raise(Findings.of("curl", Severity.HIGH));
    Files.writeString(state.resolve("notices.json"), "{\"schema\":");

    begin(bus.address());

    assertThat(problems.toList()).hasSize(1);
    assertThat(state.resolve("notices.json.aside")).exists();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private void raise(Finding... findings) {
    notifier.tell(news(findings));
  }

  private static News news(Finding... findings) {
    return new News(List.of(findings), Set.of(), false);
  }

  private void clear(String command) {
    notifier.tell(
        new News(List.of(), Set.of(Findings.of(command, Severity.HIGH).fingerprint()), false));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  /** Stands still unless told. */
  private static final class TestClock extends Clock {
    private Instant now = Instant.parse("2026-03-04T12:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
