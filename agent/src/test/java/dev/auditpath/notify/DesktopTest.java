package dev.auditpath.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Severity;
import dev.auditpath.testing.InvisibleDesktop;
import dev.auditpath.testing.Machines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real notification server on a real, if invisible, screen: Xvfb with dunst or xfce4-notifyd. */
class DesktopTest {
  @TempDir private Path base;
  private InvisibleDesktop desktop;
  private Notifier notifier;
  private final AtomicBoolean answered = new AtomicBoolean();
  private Path state;
  private Problems problems;
  private Host host;

  @BeforeEach
  void startTheDesktop() throws IOException {
    base = base.toRealPath();
    state = base.resolve("state");
    desktop = InvisibleDesktop.start(base);
    begin(desktop.variables());
  }

  private void begin(Map<String, String> variables) {
    host =
        new Host(
            Platform.LINUX,
            Path.of("/"),
            base,
            base,
            Machines.userId(),
            variables,
            Clock.systemUTC());
    problems = new Problems(host);
    notifier = new Notifier(host, state, Optional.empty(), problems, ZoneOffset.UTC);
    notifier.onAnswer(() -> answered.set(true));
  }

  @AfterEach
  void endTheDesktop() {
    if (notifier != null) {
      notifier.close();
    }
    if (desktop != null) {
      desktop.close();
    }
  }

  @Test
  void dunst_showsItLetsItBeChosenAndTakesItBack() throws Exception {
    desktop.startDunst("snooze");
    Finding finding = Findings.of("cu<b>rl</b>", Severity.CRITICAL);

    raise(finding);

    assertThat(Notifier.waiting(state, host, problems)).isZero();
    desktop.awaitDisplayed(1);
    desktop.picture("dunst.png");

    desktop.choose();
    for (int i = 0; i < 500 && !answered.get(); i++) {
      Thread.sleep(20);
    }
    notifier.tick();

    assertThat(new Snoozes(state, host).read(problems)).containsKey(finding.fingerprint());
    desktop.awaitDisplayed(0);
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void causeGone_isTakenOffTheScreen() throws Exception {
    desktop.startDunst("snooze");
    Finding finding = Findings.of("curl", Severity.CRITICAL);
    raise(finding);
    desktop.awaitDisplayed(1);

    notifier.tell(new News(List.of(), Set.of(finding.fingerprint()), false));

    desktop.awaitDisplayed(0);
  }

  @Test
  void busThatJavaDoesNotReach_isReachedByTheSystemsNotifySend() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/notify-send")), "needs notify-send");
    begin(Map.of("DBUS_SESSION_BUS_ADDRESS", desktop.bus().abstractAddress()));
    desktop.startDunst("snooze");

    raise(Findings.of("-cu<b>r</b>&amp;l\u202e\u001b[0m\\033[0m", Severity.CRITICAL));

    assertThat(Notifier.waiting(state, host, problems)).isZero();
    desktop.awaitDisplayed(1);
    desktop.picture("notify-send.png");
    desktop.call("/usr/bin/dunstctl", "close-all");
    assertThat(desktop.call("/usr/bin/dunstctl", "history"))
        .contains(
            "Something new calls itself -cu\\\\x3cb\\\\x3er\\\\x3c/b\\\\x3e\\\\x26amp;l\\\\u202e")
        .contains(
            "-cu\\\\x3cb\\\\x3er\\\\x3c/b\\\\x3e\\\\x26amp;l\\\\u202e\\\\x1b[0m\\\\033[0m now runs ");
  }

  @Test
  void anotherServer_showsItToo() throws Exception {
    Path server = installed("/usr/lib/%s/xfce4/notifyd/xfce4-notifyd");
    Path settings = installed("/usr/lib/%s/xfce4/xfconf/xfconfd");
    assumeTrue(Files.isExecutable(server), "needs xfce4-notifyd");
    desktop.start(List.of(settings.toString()));
    desktop.start(List.of(server.toString()));
    awaitServer();

    raise(Findings.of("cu<b>rl</b>", Severity.CRITICAL));

    assertThat(Notifier.waiting(state, host, problems)).isZero();
    Thread.sleep(1000);
    desktop.picture("xfce4-notifyd.png");
  }

  private void raise(Finding finding) {
    notifier.tell(new News(List.of(finding), Set.of(), false));
  }

  private static Path installed(String pattern) {
    String triplet =
        System.getProperty("os.arch").equals("aarch64") ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
    return Path.of(pattern.formatted(triplet));
  }

  private void awaitServer() throws IOException, InterruptedException {
    try (DesktopBus bus = new DesktopBus(desktop.bus().address(), new Nobody())) {
      for (int i = 0; i < 500 && bus.server().isEmpty(); i++) {
        Thread.sleep(20);
      }
      assertThat(bus.server()).isNotEmpty();
    }
  }

  /** Listens to nothing. */
  private static final class Nobody implements Channel.Answers {
    @Override
    public void chosen(Delivery delivery, String action) {}

    @Override
    public void closed(Delivery delivery) {}
  }
}
