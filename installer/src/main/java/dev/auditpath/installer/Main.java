package dev.auditpath.installer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The installer's entry: reads the call, computes the plan, prints it or carries it out. */
public final class Main {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private static final long GRACE_SECONDS = 20;

  private final Machine machine;
  private final PrintStream out;

  private Main(Machine machine, PrintStream out) {
    this.machine = machine;
    this.out = out;
  }

  /** Runs one call; exit codes as audit-path has them: 2 for a wrong call, 3 for a failed plan. */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int exit;
    try {
      new Main(Machine.local(), out).run(Options.read(List.of(arguments)));
      exit = 0;
    } catch (IllegalArgumentException wrong) {
      System.err.println("install: " + wrong.getMessage());
      exit = 2;
    } catch (IOException | PlanFailedException failure) {
      System.err.println("install: " + failure.getMessage());
      exit = 3;
    }
    System.exit(exit);
  }

  private void run(Options options) throws IOException, PlanFailedException, InterruptedException {
    Place place = machine.place(options.prefix());
    if (machine.isRoot() && options.task() == Options.Task.INSTALL) {
      out.println("Installing for root alone: other users install their own.");
    }
    InstallPlan plan = plan(options, place);
    if (options.dryRun()) {
      out.print(plan.inWords());
    } else {
      carryOut(plan);
    }
  }

  /** Waits, when the process is told to end, until what was begun is taken back. */
  private void carryOut(InstallPlan plan) throws PlanFailedException, InterruptedException {
    Carrier carrier = new Carrier(machine.environment(), out);
    CountDownLatch over = new CountDownLatch(1);
    Thread ending =
        new Thread(
            () -> {
              carrier.stop();
              try {
                if (!over.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                  out.println("ended before everything was taken back");
                }
              } catch (InterruptedException again) {
                Thread.currentThread().interrupt();
              }
            },
            "ending");
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      carrier.carryOut(plan);
    } finally {
      over.countDown();
    }
  }

  private InstallPlan plan(Options options, Place place) throws IOException {
    Optional<ServiceKit> kit =
        options.service() ? Optional.of(machine.serviceKit()) : Optional.empty();
    Planner planner = new Planner(place, kit);
    return switch (options.task()) {
      case INSTALL -> planner.install(build(options), inUse(place));
      case UNINSTALL -> planner.uninstall(options.purge(), made(place));
      case SERVICE_INSTALL -> planner.installService();
      case SERVICE_UNINSTALL -> planner.uninstallService();
      case SERVICE_STATUS -> planner.serviceStatus();
      case RELEASE -> release(options).plan();
    };
  }

  private static Build build(Options options) {
    Path program = options.program().orElseThrow();
    return new Build(
        ZonedDateTime.now(ZoneOffset.UTC).format(STAMP),
        program,
        Files.exists(Build.installerIn(program)) ? Optional.empty() : Optional.of(ownJar()),
        options.archiver().orElseThrow(),
        Files.exists(Build.runtimeIn(program))
            ? Optional.empty()
            : Optional.of(Path.of(System.getProperty("java.home"))));
  }

  private static Release release(Options options) {
    return new Release(
        options.version(),
        Release.Architecture.of(System.getProperty("os.name"), System.getProperty("os.arch")),
        options.output().orElseThrow(),
        build(options),
        options.bom(),
        Files.isExecutable(Path.of("/usr/bin/dpkg-deb")));
  }

  private static Path ownJar() {
    return Path.of(System.getProperty("java.class.path")).toAbsolutePath();
  }

  private static Optional<String> inUse(Place place) throws IOException {
    return Files.isSymbolicLink(place.current())
        ? Optional.of(Files.readSymbolicLink(place.current()).toString())
        : Optional.empty();
  }

  /** The folders of the receipt, the deepest first. */
  private static List<Path> made(Place place) throws IOException {
    if (!Files.isRegularFile(place.receipt())) {
      return List.of();
    }
    List<Path> made = new ArrayList<>();
    for (String line : Files.readAllLines(place.receipt(), StandardCharsets.UTF_8)) {
      if (line.startsWith("/")) {
        made.add(Path.of(line));
      }
    }
    made.sort(Comparator.comparingInt(Path::getNameCount).reversed());
    return made;
  }
}
