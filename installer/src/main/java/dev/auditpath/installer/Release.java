package dev.auditpath.installer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people download: an archive that installs without a JDK, a Debian package, checksums.
 *
 * @param version the program's
 * @param machine what it runs on, as releases name it and as Debian does
 * @param folder where it goes; what is there is removed
 * @param build the program and this installer
 * @param bom what the program is made of, in CycloneDX's form
 * @param debian whether this machine can make a Debian package
 */
record Release(
    String version,
    Architecture machine,
    Path folder,
    Build build,
    Optional<Path> bom,
    boolean debian) {

  /** A kind of machine: as in the archive's name, and Debian's word. */
  record Architecture(String name, String debian) {

    /** Returns that of a Java runtime, by its {@code os.name} and {@code os.arch}. */
    static Architecture of(String system, String processor) {
      String prefix = system.startsWith("Mac") ? "macos-" : "linux-";
      return switch (processor) {
        case "amd64", "x86_64" -> new Architecture(prefix + "x64", "amd64");
        case "aarch64" -> new Architecture(prefix + "arm64", "arm64");
        default -> new Architecture(prefix + processor, processor);
      };
    }
  }

  /** Returns the plan that makes it. */
  InstallPlan plan() {
    String name = "audit-path-" + version + "-" + machine.name();
    Path tree = folder.resolve(name);
    Path program = tree.resolve("program");
    Path scripts = build.archiver().resolveSibling("");
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Remove(folder));
    steps.add(new Step.CopyTree(build.program(), program));
    // It would hold for the machine that it was made on.
    steps.add(new Step.Remove(program.resolve("lib/audit-path.jsa")));
    build
        .installer()
        .ifPresent(jar -> steps.add(new Step.CopyTree(jar, Build.installerIn(program))));
    build.javaHome().ifPresent(home -> steps.add(Planner.runtime(home, Build.runtimeIn(program))));
    for (String script : List.of("install.sh", "tools.sh", "archive.sh")) {
      steps.add(new Step.CopyTree(scripts.resolve(script), tree.resolve(script)));
    }
    steps.add(new Step.CopyTree(license(), tree.resolve("LICENSE")));
    bom.ifPresent(
        file -> {
          steps.add(new Step.CopyTree(file, tree.resolve("bom.json")));
          steps.add(new Step.CopyTree(file, folder.resolve(name + ".cdx.json")));
        });
    steps.add(new Step.Run("/bin/chmod", "-R", "u=rwX,go=rX", tree.toString()));
    steps.add(
        new Step.Run(
            "/bin/tar",
            "--sort=name",
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            "-C",
            folder.toString(),
            "-czf",
            folder.resolve(name + ".tar.gz").toString(),
            name));
    if (debian) {
      steps.addAll(new DebianPackage(this).steps(program, tree));
    } else {
      steps.add(new Step.Say("no Debian package: there is no dpkg-deb here"));
    }
    steps.add(new Step.Remove(tree));
    steps.add(
        new Step.Run(
            List.of(
                "/bin/sh",
                "-c",
                "cd \"$1\" && for file in *; do sha256sum \"$file\"; done",
                "sh",
                folder.toString()),
            List.of(folder.resolve("SHA256SUMS")),
            List.of()));
    steps.add(new Step.Run("/bin/chmod", "0644", folder.resolve("SHA256SUMS").toString()));
    return new InstallPlan(steps);
  }

  Path license() {
    return build.archiver().resolveSibling("../LICENSE").normalize();
  }
}
