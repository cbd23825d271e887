package dev.auditpath.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real desktop that nobody sees: a bus, an X server, and a notification server of one's choice.
 */
public final class InvisibleDesktop implements AutoCloseable {
  private static final Path SCREEN = Path.of("/usr/bin/Xvfb");
  private static final Path DUNST = Path.of("/usr/bin/dunst");
  private static final Path PICTURES = Path.of("target/pictures");
  private static final int PATIENCE = 600;
  private static final String SETTINGS =
      """
      [global]
          origin = top-right
          offset = 20x20
          width = 520
          height = 300
          font = DejaVu Sans 12
          markup = full
          format = "<b>%%s</b>\\n%%b"
          word_wrap = yes
          dmenu = /bin/grep -m1 ,%s]
          history_length = 20
      [urgency_critical]
          background = "#7a1f1f"
          foreground = "#ffffff"
          timeout = 0
      [urgency_normal]
          timeout = 0
      """;

  private final Path home;
  private final TestBus bus;
  private final List<Process> processes = new ArrayList<>();
  private final String display;

  private InvisibleDesktop(Path home, TestBus bus) throws IOException {
    this.home = home;
    this.bus = bus;
    Process screen =
        run("", List.of(SCREEN.toString(), "-displayfd", "1", "-screen", "0", "1000x560x24"));
    BufferedReader number = screen.inputReader(StandardCharsets.UTF_8);
    this.display = ":" + number.readLine();
  }

  /** Starts bus and screen; where one is missing, the test is skipped with the reason. */
  public static InvisibleDesktop start(Path home) throws IOException {
    assumeTrue(Files.isExecutable(TestBus.PROGRAM), "needs dbus-daemon");
    assumeTrue(Files.isExecutable(SCREEN), "needs Xvfb");
    return new InvisibleDesktop(home, TestBus.start(home));
  }

  public TestBus bus() {
    return bus;
  }

  /** Returns the variables that programs of this desktop have. */
  public Map<String, String> variables() {
    return Map.of("DBUS_SESSION_BUS_ADDRESS", bus.address(), "DISPLAY", display);
  }

  /**
   * Starts dunst.
   *
   * @param action the key of the action that {@link #choose} chooses
   */
  public void startDunst(String action) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(DUNST), "needs dunst");
    Path settings = Files.writeString(home.resolve("dunstrc"), SETTINGS.formatted(action));
    start(List.of(DUNST.toString(), "-conf", settings.toString()));
    await("0", "/usr/bin/dunstctl", "count", "displayed");
  }

  /** Waits until dunst shows so many notifications. */
  public void awaitDisplayed(int number) throws IOException, InterruptedException {
    await(Integer.toString(number), "/usr/bin/dunstctl", "count", "displayed");
  }

  /** Chooses the action of the notification that dunst shows. */
  public void choose() throws IOException, InterruptedException {
    call("/usr/bin/dunstctl", "action", "0");
  }

  /** Keeps what is on the screen under {@code target/pictures}. */
  public void picture(String name) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/import")), "needs imagemagick");
    Files.createDirectories(PICTURES);
    Path picture = PICTURES.resolve(name).toAbsolutePath();
    call("/usr/bin/import", "-window", "root", picture.toString());
    assertThat(picture).isNotEmptyFile();
  }

  /** Waits until a command prints this and nothing else. */
  public void await(String expected, String... command) throws IOException, InterruptedException {
    String out = call(command);
    for (int i = 0; i < PATIENCE && !out.equals(expected); i++) {
      Thread.sleep(100);
      out = call(command);
    }
    assertThat(out).as(String.join(" ", command)).isEqualTo(expected);
  }

  /** Waits until a command prints something, and returns its first line. */
  public String awaitSome(String... command) throws IOException, InterruptedException {
    String out = call(command);
    for (int i = 0; i < PATIENCE && out.isEmpty(); i++) {
      Thread.sleep(100);
      out = call(command);
    }
    assertThat(out).as(String.join(" ", command)).isNotEmpty();
    return out.lines().findFirst().orElseThrow();
  }

  /** Runs a program of this desktop and returns what it prints. */
  public String call(String... command) throws IOException, InterruptedException {
    Process process = run(display, List.of(command));
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    processes.remove(process);
    return out.strip();
  }

  /** Starts a program that stays until the desktop goes. */
  public void start(List<String> command) throws IOException {
    run(display, command);
  }

  private Process run(String on, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("HOME", home.toString());
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("LANG", "C.UTF-8");
    environment.put("DISPLAY", on);
    environment.put("DBUS_SESSION_BUS_ADDRESS", bus.address());
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
    bus.close();
  }
}
