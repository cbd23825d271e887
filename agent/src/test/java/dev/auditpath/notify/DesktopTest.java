package dev.auditpath.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Severity;
import dev.auditpath.testing.Machines;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real notification server on a real, if invisible, screen: Xvfb with dunst or xfce4-notifyd. */
class DesktopTest {
  private static final Path SCREEN = Path.of("/usr/bin/Xvfb");
  private static final Path DUNST = Path.of("/usr/bin/dunst");
  private static final Path PICTURES = Path.of("target/pictures");
  private static final String SETTINGS =
      """
      [global]
          origin = top-right
          offset = 20x20
          width = 520
          height = 300
          font = DejaVu Sans 12
          markup = full
          format = "<b>%s</b>\\n%b"
          word_wrap = yes
          dmenu = /bin/grep -m1 ,snooze]
          history_length = 20
      [urgency_critical]
          background = "#7a1f1f"
          foreground = "#ffffff"
          timeout = 0
      """;

  @TempDir private Path base;
  private final List<Process> processes = new ArrayList<>();
  private TestBus bus;
  private String display = "";
  private Notifier notifier;
  private Path state;
  private Problems problems;
  private Host host;

  @BeforeEach
  void startTheDesktop() throws IOException {
    assumeTrue(Files.isExecutable(TestBus.PROGRAM), "needs dbus-daemon");
    assumeTrue(Files.isExecutable(SCREEN), "needs Xvfb");
    base = base.toRealPath();
    state = base.resolve("state");
    bus = TestBus.start(base);
    Process screen =
        start(List.of(SCREEN.toString(), "-displayfd", "1", "-screen", "0", "900x420x24"));
    BufferedReader number = screen.inputReader(StandardCharsets.UTF_8);
    display = ":" + number.readLine();
    host =
        new Host(
            Platform.LINUX,
            Path.of("/"),
            base,
            base,
            Machines.userId(),
            Map.of("DBUS_SESSION_BUS_ADDRESS", bus.address(), "DISPLAY", display),
            Clock.systemUTC());
    problems = new Problems(host);
    notifier = new Notifier(host, state, Optional.empty(), problems, ZoneOffset.UTC);
  }

  @AfterEach
  void endTheDesktop() throws InterruptedException {
    if (notifier != null) {
      notifier.close();
    }
    for (Process process : processes) {
      process.destroyForcibly();
      process.waitFor(10, TimeUnit.SECONDS);
    }
    if (bus != null) {
      bus.close();
    }
  }

  @Test
  void dunst_showsItLetsItBeChosenAndTakesItBack() throws Exception {
    assumeTrue(Files.isExecutable(DUNST), "needs dunst");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/import")), "needs imagemagick");
    Path settings = Files.writeString(base.resolve("dunstrc"), SETTINGS);
    start(List.of(DUNST.toString(), "-conf", settings.toString()));
    awaitServer();
    Finding finding = Findings.of("cu<b>rl</b>", Severity.CRITICAL);

    notifier.tell(new News(List.of(finding), Set.of(), false));

    assertThat(Notifier.waiting(state, host, problems)).isZero();
    assertThat(await("1", "/usr/bin/dunstctl", "count", "displayed")).isTrue();
    Files.createDirectories(PICTURES);
    Path picture = PICTURES.resolve("dunst.png").toAbsolutePath();
    call("/usr/bin/import", "-window", "root", picture.toString());
    assertThat(picture).isNotEmptyFile();

    call("/usr/bin/dunstctl", "action", "0");
    for (int i = 0; i < 500 && !notifier.hasAnswers(); i++) {
      Thread.sleep(20);
    }
    notifier.tick();

    assertThat(new Snoozes(state, host).read(problems)).containsKey(finding.fingerprint());
    assertThat(await("0", "/usr/bin/dunstctl", "count", "displayed")).isTrue();
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void causeGone_isTakenOffTheScreen() throws Exception {
    assumeTrue(Files.isExecutable(DUNST), "needs dunst");
    Path settings = Files.writeString(base.resolve("dunstrc"), SETTINGS);
    start(List.of(DUNST.toString(), "-conf", settings.toString()));
    awaitServer();
    Finding finding = Findings.of("curl", Severity.CRITICAL);
    notifier.tell(new News(List.of(finding), Set.of(), false));
    assertThat(await("1", "/usr/bin/dunstctl", "count", "displayed")).isTrue();

    notifier.tell(new News(List.of(), Set.of(finding.fingerprint()), false));

    assertThat(await("0", "/usr/bin/dunstctl", "count", "displayed")).isTrue();
  }

  @Test
  void anotherServer_showsItToo() throws Exception {
    Path server = installed("/usr/lib/%s/xfce4/notifyd/xfce4-notifyd");
    Path settings = installed("/usr/lib/%s/xfce4/xfconf/xfconfd");
    assumeTrue(Files.isExecutable(server), "needs xfce4-notifyd");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/import")), "needs imagemagick");
    start(List.of(settings.toString()));
    start(List.of(server.toString()));
    awaitServer();

    notifier.tell(
        new News(List.of(Findings.of("cu<b>rl</b>", Severity.CRITICAL)), Set.of(), false));

    assertThat(Notifier.waiting(state, host, problems)).isZero();
    Files.createDirectories(PICTURES);
    Path picture = PICTURES.resolve("xfce4-notifyd.png").toAbsolutePath();
    Thread.sleep(1000);
    call("/usr/bin/import", "-window", "root", picture.toString());
    assertThat(picture).isNotEmptyFile();
  }

  private static Path installed(String pattern) {
    String triplet =
        System.getProperty("os.arch").equals("aarch64") ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
    return Path.of(pattern.formatted(triplet));
  }

  private void awaitServer() throws IOException, InterruptedException {
    try (DesktopBus desktop = new DesktopBus(bus.address(), new Nobody())) {
      for (int i = 0; i < 500 && desktop.server().isEmpty(); i++) {
        Thread.sleep(20);
      }
      assertThat(desktop.server()).isNotEmpty();
    }
  }

  private boolean await(String expected, String... command)
      throws IOException, InterruptedException {
    for (int i = 0; i < 200; i++) {
      if (call(command).equals(expected)) {
        return true;
      }
      Thread.sleep(50);
    }
    return false;
  }

  private String call(String... command) throws IOException, InterruptedException {
    Process process = start(List.of(command));
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return out.strip();
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("HOME", base.toString());
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("LANG", "C.UTF-8");
    environment.put("DISPLAY", display);
    environment.put("DBUS_SESSION_BUS_ADDRESS", bus.address());
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** Listens to nothing. */
  private static final class Nobody implements Channel.Answers {
    @Override
    public void chosen(Delivery delivery, String action) {}

    @Override
    public void closed(Delivery delivery) {}
  }
}
