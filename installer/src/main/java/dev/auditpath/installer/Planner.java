package dev.auditpath.installer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes plans; touches nothing. */
final class Planner {
  /** What the program, its libraries and the notifications ask of the runtime; a test compares. */
  static final String MODULES =
      "java.base,java.logging,java.management,java.naming,jdk.charsets,jdk.unsupported,jdk.net";

  private final Place place;
  private final Optional<ServiceKit> kit;

  /**
   * @param kit what makes the agent start at login; empty where nothing shall
   */
  Planner(Place place, Optional<ServiceKit> kit) {
    this.place = place;
    this.kit = kit;
  }

  /**
   * Returns the plan that installs a build, or replaces the one in use.
   *
   * @param inUse the id of the build in use; empty where there is none
   */
  InstallPlan install(Build build, Optional<String> inUse) {
    Path folder = place.build(build.id());
    List<Step> steps = new ArrayList<>();
    List<String> kept = new ArrayList<>(List.of("current", "receipt"));
    inUse.ifPresent(kept::add);
    // What an interrupted install left.
    steps.add(new Step.RemoveAllBut(place.root(), kept));
    steps.add(new Step.CopyTree(build.program(), folder));
    build
        .installer()
        .ifPresent(jar -> steps.add(new Step.CopyTree(jar, Build.installerIn(folder))));
    build.javaHome().ifPresent(home -> steps.add(runtime(home, Build.runtimeIn(folder))));
    steps.add(
        new Step.Run(
            List.of("/bin/sh", build.archiver().toString(), folder.toString()),
            List.of(),
            List.of(
                new Step.Say("no class-data archive; the program works, and starts more slowly"))));
    // First the one that may be somebody else's.
    steps.add(new Step.Link(place.link(), place.program()));
    steps.add(new Step.Link(place.current(), Path.of(build.id())));
    steps.addAll(DesktopFiles.install(place, place.program()));
    steps.addAll(ShellFiles.install(place, ShellFiles.ZSH, place.program()));
    // From here on the program stands, even if no agent starts.
    steps.add(new Step.KeepReceipt(place.receipt()));
    kit.ifPresent(
        service -> {
          steps.addAll(service.install(place));
          steps.add(new Step.KeepReceipt(place.receipt()));
        });
    steps.add(new Step.RemoveAllBut(place.root(), List.of("current", "receipt", build.id())));
    return new InstallPlan(steps);
  }

  /** Returns the step that trims a runtime. */
  static Step runtime(Path javaHome, Path runtime) {
    return new Step.Run(
        javaHome.resolve("bin/jlink").toString(),
        "--add-modules",
        MODULES,
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        runtime.toString());
  }

  /**
   * Returns the plan that takes the program away.
   *
   * @param purge whether settings, history and what else the agent remembers go too
   * @param made the folders that installing had to make
   */
  InstallPlan uninstall(boolean purge, List<Path> made) {
    List<Step> steps = new ArrayList<>();
    kit.ifPresent(service -> steps.addAll(service.uninstall(place)));
    steps.addAll(DesktopFiles.uninstall(place));
    steps.addAll(ShellFiles.uninstall(place));
    steps.add(new Step.Remove(place.link()));
    steps.add(new Step.Remove(place.root()));
    if (purge) {
      steps.add(new Step.Remove(place.config().resolve("audit-path")));
      steps.add(new Step.Remove(place.state().resolve("audit-path")));
      // The agent makes it where no other program did.
      steps.add(new Step.RemoveIfEmpty(List.of(place.state())));
    }
    steps.add(new Step.RemoveIfEmpty(made));
    return new InstallPlan(steps);
  }

  /** Returns the plan of {@code audit-path service install}. */
  InstallPlan installService() {
    List<Step> steps = new ArrayList<>();
    kit.ifPresent(service -> steps.addAll(service.install(place)));
    steps.add(new Step.KeepReceipt(place.receipt()));
    return new InstallPlan(steps);
  }

  /** Returns the plan of {@code audit-path service uninstall}. */
  InstallPlan uninstallService() {
    return new InstallPlan(kit.map(service -> service.uninstall(place)).orElse(List.of()));
  }

  /** Returns the plan of {@code audit-path service status}. */
  InstallPlan serviceStatus() {
    return new InstallPlan(kit.map(service -> service.status(place)).orElse(List.of()));
  }
}
