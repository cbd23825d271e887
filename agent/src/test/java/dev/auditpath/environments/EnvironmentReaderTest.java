package dev.auditpath.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Platform;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.testing.RealVenv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentReaderTest {
  @TempDir private Path root;
  private Host host;
  private Problems problems;

  @BeforeEach
  void machine() {
    host =
        new Host(
            Platform.LINUX, root, root.resolve("home"), root, 1000, Map.of(), Clock.systemUTC());
    problems = new Problems(host);
  }

  @Test
  void realVenv_isAVenvWithItsVersionAndSitePackages() throws Exception {
    RealVenv venv = RealVenv.withoutPip(root.resolve("env"));

    PythonEnvironment environment = read(venv.bin()).orElseThrow();

    assertThat(environment.kind().word()).isEqualTo("venv");
    assertThat(environment.prefix()).isEqualTo(venv.prefix());
    assertThat(environment.python()).startsWith("3.");
    // lib64 is a link to lib; one folder under two names counts once.
    assertThat(environment.sitePackages()).containsExactly(venv.sitePackages());
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void makersOwnKey_tellsVirtualenvAndUvFromVenv() throws IOException {
    write("a/pyvenv.cfg", "home = /usr/bin\nvirtualenv = 20.1\nversion_info = 3.9.2.final.0\n");
    write("b/pyvenv.cfg", "home = /usr/bin\nuv = 0.5.1\nversion_info = 3.12.1\n");
    bins("a/bin", "b/bin");

    assertThat(kindAndPython("a/bin")).isEqualTo("virtualenv 3.9.2");
    assertThat(kindAndPython("b/bin")).isEqualTo("uv 3.12.1");
  }

  @Test
  void receipts_tellPipxAndUvTools() throws IOException {
    write("a/pyvenv.cfg", "version = 3.11.7\n");
    write("a/pipx_metadata.json", "{}");
    write("b/pyvenv.cfg", "uv = 0.5.1\n");
    write("b/uv-receipt.toml", "");
    bins("a/bin", "b/bin");

    assertThat(kindAndPython("a/bin")).isEqualTo("pipx 3.11.7");
    assertThat(kindAndPython("b/bin")).isEqualTo("uv-tool ");
  }

  @Test
  void condaMeta_isCondaAndPixiWhereItsMarkerStands() throws IOException {
    write("a/conda-meta/python-3.11.7-h955ad1f_0.json", "{}");
    write("b/conda-meta/pixi", "{}");
    bins("a/bin", "b/bin", "b/lib/python3.12/site-packages");

    assertThat(kindAndPython("a/bin")).isEqualTo("conda 3.11.7");
    assertThat(kindAndPython("b/bin")).isEqualTo("pixi 3.12");
  }

  @Test
  void prefixWithoutMarker_isToldByWhereItLies() throws IOException {
    bins("usr/bin", "usr/lib/python3/dist-packages", "usr/lib/python3.11");
    bins("pyenv/versions/3.10.2/bin", "pyenv/versions/3.10.2/lib/python3.10/site-packages");
    bins("pyenv/shims", "home/.local/bin", "home/.local/lib/python3.11/site-packages");
    bins("uv/python/cpython-3.13/bin", "uv/python/cpython-3.13/lib/python3.13t/site-packages");

    assertThat(kindAndPython("usr/bin")).isEqualTo("system 3.11");
    assertThat(kindAndPython("pyenv/versions/3.10.2/bin")).isEqualTo("pyenv 3.10.2");
    assertThat(kindAndPython("home/.local/bin")).isEqualTo("user-site 3.11");
    assertThat(kindAndPython("uv/python/cpython-3.13/bin")).isEqualTo("uv-python 3.13");
  }

  @Test
  void librariesInLib64Only_areFound() throws IOException {
    bins("opt/bin", "opt/lib", "opt/lib64/python3.12/site-packages");

    PythonEnvironment environment = read(root.resolve("opt/bin")).orElseThrow();

    assertThat(environment.python()).isEqualTo("3.12");
    assertThat(environment.sitePackages())
        .containsExactly(root.resolve("opt/lib64/python3.12/site-packages"));
  }

  @Test
  void targetInstall_holdsItsDistributionsBesideBin() throws IOException {
    bins("target/bin", "target/demo-1.0.dist-info");

    PythonEnvironment environment = read(root.resolve("target/bin")).orElseThrow();

    assertThat(environment.kind().word()).isEqualTo("target");
    assertThat(environment.sitePackages()).containsExactly(root.resolve("target"));
  }

  @Test
  void plainDirectories_areNone() throws IOException {
    bins("plain/bin", "plain/lib/perl5", "usr/sbin", "usr/lib/python3/dist-packages");

    assertThat(read(root.resolve("plain/bin"))).isEmpty();
    assertThat(read(root.resolve("usr/sbin"))).isEmpty();
    assertThat(read(root.resolve("absent/bin"))).isEmpty();
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void linkedBinDirectory_hasThePrefixItLeadsTo() throws IOException {
    bins("usr/bin", "usr/lib/python3/dist-packages");
    Path link = Files.createSymbolicLink(root.resolve("bin"), Path.of("usr/bin"));

    PythonEnvironment environment = read(link).orElseThrow();

    assertThat(environment.binDirectory()).isEqualTo(link);
    assertThat(environment.prefix()).isEqualTo(root.resolve("usr").toRealPath());
  }

  @Test
  void oversizedAndRandomSettings_areProblemsAtMost() throws IOException {
    bins("env/bin", "env/lib/python3.11/site-packages");
    byte[] noise = new byte[70_000];
    new Random(7).nextBytes(noise);
    Files.write(root.resolve("env/pyvenv.cfg"), noise);

    assertThat(kindAndPython("env/bin")).isEqualTo("venv 3.11");
    assertThat(problems.toList()).singleElement().extracting("kind").isEqualTo("cap-reached");
  }

  @Test
  void distributions_areCountedByName() throws IOException {
    write("env/pyvenv.cfg", "");
    String site = "env/lib/python3.11/site-packages/";
    bins("env/bin", site + "a-1.dist-info", site + "b.egg-info", site + "pkg");
    write(site + "c.egg-link", "/src\n.");

    PythonEnvironment environment = read(root.resolve("env/bin")).orElseThrow();

    assertThat(environment.distributions()).isEqualTo(3);
  }

  private String kindAndPython(String binDirectory) {
    PythonEnvironment environment = read(root.resolve(binDirectory)).orElseThrow();
    return environment.kind().word() + " " + environment.python();
  }

  private Optional<PythonEnvironment> read(Path binDirectory) {
    return new EnvironmentReader(AllLocators.inOrder()).read(binDirectory, host, problems);
  }

  private void bins(String... directories) throws IOException {
    for (String directory : directories) {
      Files.createDirectories(root.resolve(directory));
    }
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }
}
