package dev.auditpath.installer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program for all users of a Debian system, its agent enabled for each (deb(5)). */
final class DebianPackage {
  private static final Path INSTALLED = Path.of("/usr/lib/audit-path");
  private static final String UNITS = "usr/lib/systemd/user/";

  private final Release release;

  DebianPackage(Release release) {
    this.release = release;
  }

  /**
   * Returns the steps that build it.
   *
   * @param program the program with its runtime; it is moved
   * @param scripts the folder of the scripts
   */
  List<Step> steps(Path program, Path scripts) {
    Path root = release.folder().resolve("debian");
    Path installed = root.resolve("usr/lib/audit-path");
    Path share = root.resolve("usr/share");
    Path bin = root.resolve("usr/bin");
    Place place = new Place(root, share, root, root, bin);
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.CopyTree(program, installed));
    // It would put the service into a home; here the package brings it.
    steps.add(new Step.Remove(Build.installerIn(installed)));
    steps.add(new Step.CopyTree(scripts.resolve("archive.sh"), installed.resolve("archive.sh")));
    steps.add(
        new Step.Link(bin.resolve("audit-path"), Path.of("../lib/audit-path/bin/audit-path")));
    steps.addAll(DesktopFiles.install(place, Path.of("/usr/bin/audit-path")));
    steps.addAll(
        ShellFiles.install(place, "zsh/vendor-completions", installed.resolve("bin/audit-path")));
    steps.add(new Step.CopyTree(release.license(), share.resolve("doc/audit-path/copyright")));
    steps.add(
        new Step.WriteFile(
            root.resolve(UNITS + SystemdUser.UNIT),
            SystemdUser.unitText(INSTALLED.resolve("bin/audit-path"))));
    steps.add(
        new Step.WriteFile(
            root.resolve(UNITS + SystemdUser.UNIT + ".d/hardening.conf"), SystemdUser.HARDENING));
    steps.add(
        new Step.WriteFile(
            root.resolve("usr/lib/systemd/user-preset/90-audit-path.preset"),
            "enable " + SystemdUser.UNIT + "\n"));
    steps.add(new Step.WriteFile(root.resolve("DEBIAN/control"), control()));
    steps.add(new Step.WriteFile(root.resolve("DEBIAN/postinst"), POSTINST));
    steps.add(new Step.WriteFile(root.resolve("DEBIAN/prerm"), PRERM));
    steps.add(new Step.Run("/bin/chmod", "-R", "u=rwX,go=rX", root.toString()));
    steps.add(
        new Step.Run(
            "/bin/chmod",
            "0755",
            root.resolve("DEBIAN/postinst").toString(),
            root.resolve("DEBIAN/prerm").toString()));
    steps.add(
        new Step.Run(
            "/usr/bin/dpkg-deb",
            "--root-owner-group",
            "-Zxz",
            "--build",
            root.toString(),
            release.folder().resolve(file()).toString()));
    steps.add(new Step.Remove(root));
    return steps;
  }

  private String file() {
    return "audit-path_" + version() + "_" + release.machine().debian() + ".deb";
  }

  /** What comes before a version sorts before it with a tilde. */
  private String version() {
    return release.version().replace("-SNAPSHOT", "~SNAPSHOT");
  }

  private String control() {
    return """
        Package: audit-path
        Version: %s
        Architecture: %s
        Maintainer: The authors of audit-path <authors@audit-path.invalid>
        Depends: libc6, libstdc++6, zlib1g
        Section: admin
        Priority: optional
        Description: tells which file really runs for a command name
         For every command name that can be typed: which file runs, who put it there,
         what it hides and what its code does besides. An agent in each user's session
         tells when that changes.
        """
        .formatted(version(), release.machine().debian());
  }

  private static final String POSTINST =
      """
      #!/bin/sh
      set -e
      if [ "$1" = configure ]; then
        /bin/sh /usr/lib/audit-path/archive.sh /usr/lib/audit-path ||
          echo "audit-path: no class-data archive; the program works, and starts more slowly" >&2
        # At the first install only: who disables it later means it.
        if [ -z "$2" ] && [ -x /usr/bin/systemctl ]; then
          /usr/bin/systemctl --global preset audit-path.service || true
        fi
      fi
      """;

  private static final String PRERM =
      """
      #!/bin/sh
      set -e
      rm -f /usr/lib/audit-path/lib/audit-path.jsa
      if [ "$1" = remove ] && [ -x /usr/bin/systemctl ]; then
        /usr/bin/systemctl --global disable audit-path.service || true
      fi
      """;
}
