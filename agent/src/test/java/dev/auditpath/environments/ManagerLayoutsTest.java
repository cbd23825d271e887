package dev.auditpath.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Platform;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.testing.FakeMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Managers that do not run in these tests, by layout only: each is built file by file from its
 * documentation. {@code RealManagersProcessTest} has those that run.
 */
class ManagerLayoutsTest {
  @TempDir private Path root;
  private final Map<String, String> variables = new HashMap<>();
  private FakeMachine machine;
  private Platform platform = Platform.LINUX;

  @BeforeEach
  void machine() throws IOException {
    root = root.toRealPath();
    machine = new FakeMachine(root);
  }

  @Test
  void condaInstallItsEnvironmentsAndListedOnes_areConda() {
    conda("/home/u/miniforge3", "");
    conda("/home/u/miniforge3/envs/data", "# cmd: /home/u/miniforge3/bin/mamba create -n data\n");
    conda("/srv/listed", "# cmd: /opt/conda/bin/conda create -p /srv/listed\n");
    conda("/srv/block/a", "# cmd: micromamba create -n a\n");
    conda("/srv/flow/b", "");
    machine.file("/home/u/.conda/environments.txt", place("/srv/listed") + "\n\nrelative\n");
    machine.file(
        "/home/u/.condarc",
        "channels:\n  - defaults\nenvs_dirs:\n  - " + place("/srv/block") + " # here\nauto: no\n");
    machine.file("/home/u/.mambarc", "envs_dirs: [\"" + place("/srv/flow") + "\", ~/none]\n");

    assertThat(kinds())
        .containsEntry("/home/u/miniforge3", "conda")
        .containsEntry("/home/u/miniforge3/envs/data", "mamba")
        .containsEntry("/srv/listed", "conda")
        .containsEntry("/srv/block/a", "micromamba")
        .containsEntry("/srv/flow/b", "conda")
        .hasSize(5);
  }

  @Test
  void activatedCondaEnvironment_leadsToItsInstallAndSiblings() {
    conda("/srv/my-conda", "");
    conda("/srv/my-conda/envs/one", "");
    conda("/srv/my-conda/envs/two", "");
    variables.put("CONDA_PREFIX", place("/srv/my-conda/envs/one"));

    assertThat(kinds().keySet())
        .containsExactlyInAnyOrder(
            "/srv/my-conda", "/srv/my-conda/envs/one", "/srv/my-conda/envs/two");
  }

  @Test
  void everyPlaceOfCondaInstalls_isLookedAt() {
    List<String> installs =
        List.of("/opt/conda", "/opt/anaconda3", "/home/u/.local/share/mamba", "/srv/moved");
    installs.forEach(install -> conda(install, ""));
    variables.put("MAMBA_ROOT_PREFIX", place("/srv/moved"));

    assertThat(kinds().keySet()).containsExactlyInAnyOrderElementsOf(installs);
  }

  @Test
  void pixiOfProjectAndGlobal_isPixiAndNotConda() {
    conda("/home/u/.pixi/envs/ruff", "");
    conda("/home/u/.pixi/envs/python", "");
    machine.file("/home/u/.pixi/envs/python/conda-meta/pixi", "{}");
    conda("/srv/detached/demo-1234/envs/default", "");
    machine.file("/srv/detached/demo-1234/envs/default/conda-meta/pixi", "{}");
    machine.file(
        "/home/u/.pixi/config.toml",
        "detached-environments = \"" + place("/srv/detached") + "\"\n");

    assertThat(kinds())
        .containsEntry("/home/u/.pixi/envs/ruff", "pixi")
        .containsEntry("/home/u/.pixi/envs/python", "pixi")
        .containsEntry("/srv/detached/demo-1234/envs/default", "pixi")
        .hasSize(3);
  }

  @Test
  void versionManagers_areToldByTheirPlaces() throws IOException {
    python("/home/u/.pyenv/versions/3.12.1", "3.12");
    machine.directory("/home/u/.pyenv/shims");
    venv("/home/u/.pyenv/versions/3.12.1/envs/web", "version = 3.12.1\n");
    link("/home/u/.pyenv/versions/web", "3.12.1/envs/web");
    python("/home/u/.asdf/installs/python/3.11.4", "3.11");
    python("/home/u/.local/share/mise/installs/python/3.13.0", "3.13");
    link("/home/u/.local/share/mise/installs/python/3.13", "./3.13.0");
    link("/home/u/.local/share/mise/installs/python/latest", "./3.13.0");
    python("/home/u/.rye/py/cpython@3.12.3", "3.12");
    venv("/home/u/.rye/tools/black", "uv = 0.1\n");
    venv("/home/u/.rye/self", "version = 3.12.3\n");
    python("/home/u/.local/share/uv/python/cpython-3.13.0-linux-x86_64-gnu", "3.13");
    link(
        "/home/u/.local/share/uv/python/cpython-3.13-linux-x86_64-gnu",
        place("/home/u/.local/share/uv/python/cpython-3.13.0-linux-x86_64-gnu"));
    variables.put("WORKON_HOME", place("/home/u/.virtualenvs"));
    venv("/home/u/.virtualenvs/demo-AbCd_12-", "virtualenv = 20\n");
    machine.file("/home/u/.virtualenvs/demo-AbCd_12-/.project", "/home/u/demo");
    venv("/home/u/.virtualenvs/plain", "virtualenv = 20\n");

    assertThat(kinds())
        .containsEntry("/home/u/.pyenv/versions/3.12.1", "pyenv")
        .containsEntry("/home/u/.pyenv/versions/3.12.1/envs/web", "pyenv-virtualenv")
        .containsEntry("/home/u/.asdf/installs/python/3.11.4", "asdf")
        .containsEntry("/home/u/.local/share/mise/installs/python/3.13.0", "mise")
        .containsEntry("/home/u/.rye/py/cpython@3.12.3", "rye-python")
        .containsEntry("/home/u/.rye/tools/black", "rye")
        .containsEntry("/home/u/.rye/self", "rye")
        .containsEntry(
            "/home/u/.local/share/uv/python/cpython-3.13.0-linux-x86_64-gnu", "uv-python")
        .containsEntry("/home/u/.virtualenvs/demo-AbCd_12-", "pipenv")
        .containsEntry("/home/u/.virtualenvs/plain", "virtualenvwrapper")
        .hasSize(10);
    PythonEnvironment mise = environment("/home/u/.local/share/mise/installs/python/3.13.0");
    assertThat(mise.python()).isEqualTo("3.13.0");
    assertThat(mise.reach().word()).isEqualTo("shim");
    assertThat(mise.aliases())
        .extracting(this::onMachine)
        .containsExactly(
            "/home/u/.local/share/mise/installs/python/3.13",
            "/home/u/.local/share/mise/installs/python/latest");
  }

  @Test
  void homebrew_hasItsPrefixItsPythonsAndItsApplications() throws IOException {
    String brew = "/home/linuxbrew/.linuxbrew";
    python(brew, "3.12");
    python(brew + "/Cellar/python@3.12/3.12.4", "3.12");
    link(brew + "/opt/python@3.12", "../Cellar/python@3.12/3.12.4");
    venv(brew + "/Cellar/black/24.4.2/libexec", "version = 3.12.4\n");
    machine.directory(brew + "/Cellar/wget/1.24/bin");

    assertThat(kinds())
        .containsEntry(brew, "homebrew")
        .containsEntry(brew + "/Cellar/black/24.4.2/libexec", "homebrew")
        .containsEntry(brew + "/opt/python@3.12", "homebrew")
        .hasSize(3);
  }

  @Test
  void macPythons_areFrameworks() throws IOException {
    platform = Platform.MACOS;
    python("/Library/Frameworks/Python.framework/Versions/3.12", "3.12");
    link("/Library/Frameworks/Python.framework/Versions/Current", "3.12");
    String tools = "/Library/Frameworks/Python3.framework/Versions/3.9";
    python("/Library/Developer/CommandLineTools" + tools, "3.9");
    python("/Applications/Xcode-15.app/Contents/Developer" + tools, "3.9");
    python("/opt/local/Library/Frameworks/Python.framework/Versions/3.11", "3.11");
    python("/home/u/Library/Python/3.9", "");
    machine.directory("/home/u/Library/Python/3.9/lib/python/site-packages");
    venv("/home/u/Library/Caches/pypoetry/virtualenvs/demo-AbCdEf12-py3.9", "virtualenv = 20\n");

    assertThat(kinds())
        .containsEntry("/Library/Frameworks/Python.framework/Versions/3.12", "python-org")
        .containsEntry("/Library/Developer/CommandLineTools" + tools, "xcode")
        .containsEntry("/Applications/Xcode-15.app/Contents/Developer" + tools, "xcode")
        .containsEntry("/opt/local/Library/Frameworks/Python.framework/Versions/3.11", "macports")
        .containsEntry("/home/u/Library/Python/3.9", "user-site")
        .containsEntry("/home/u/Library/Caches/pypoetry/virtualenvs/demo-AbCdEf12-py3.9", "poetry")
        .hasSize(6);
  }

  @Test
  void nixAndDevboxProfiles_leadIntoTheStore() throws IOException {
    python("/nix/store/abc-profile", "3.12");
    link("/home/u/.nix-profile", place("/nix/store/abc-profile"));
    python("/nix/store/def-devbox", "3.11");
    Files.createDirectories(root.resolve("home/u/.devbox/nix/profile"));
    link("/home/u/.devbox/nix/profile/default", place("/nix/store/def-devbox"));

    assertThat(kinds())
        .containsEntry("/home/u/.nix-profile", "nix")
        .containsEntry("/home/u/.devbox/nix/profile/default", "devbox")
        .hasSize(2);
  }

  @Test
  void modules_areFoundWhereTheirVariablesAreSet() {
    python("/srv/spack/opt/spack/linux-zen3/python-3.11.7-abcdef", "3.11");
    python("/srv/spack/opt/spack/linux-zen2/gcc-12/python-3.10.1-abcdef", "3.10");
    python("/srv/eb/software/Python/3.12.3-GCCcore-13", "3.12");

    assertThat(kinds()).isEmpty();
    variables.put("SPACK_ROOT", place("/srv/spack"));
    variables.put("EASYBUILD_PREFIX", place("/srv/eb"));

    assertThat(kinds().values()).containsExactlyInAnyOrder("spack", "spack", "easybuild");
  }

  @Test
  void applicationsAndEditors_haveTheirOwn() {
    venv("/home/u/.local/pipx/venvs/old", "version = 3.9.1\n");
    venv("/opt/pipx/venvs/global", "version = 3.11.1\n");
    venv("/opt/pipx/shared", "version = 3.11.1\n");
    venv("/home/u/.local/share/uv/tools/ruff", "uv = 0.5\n");
    venv("/home/u/.local/share/mise/installs/pipx-black/24.1/venvs/black", "version = 3.12.1\n");
    machine.file(
        "/home/u/.local/share/mise/installs/pipx-black/24.1/venvs/black/pipx_metadata.json", "{}");
    venv("/home/u/.local/share/pypoetry/venv", "version = 3.11.1\n");
    venv("/home/u/.vscode/extensions/acme.tool-1.0", "version = 3.11.1\n");
    machine.directory("/home/u/.vscode/extensions/plain-1.0/bin");

    assertThat(kinds())
        .containsEntry("/home/u/.local/pipx/venvs/old", "pipx")
        .containsEntry("/opt/pipx/venvs/global", "pipx")
        .containsEntry("/opt/pipx/shared", "pipx")
        .containsEntry("/home/u/.local/share/uv/tools/ruff", "uv-tool")
        .containsEntry("/home/u/.local/share/mise/installs/pipx-black/24.1/venvs/black", "pipx")
        .containsEntry("/home/u/.local/share/pypoetry/venv", "poetry")
        .containsEntry("/home/u/.vscode/extensions/acme.tool-1.0", "editor")
        .hasSize(7);
  }

  @Test
  void movedPoetryAndHatch_areFoundByTheirSettings() {
    machine.file(
        "/home/u/.config/pypoetry/config.toml",
        "cache-dir = \"" + place("/srv/cache") + "\"\n[virtualenvs]\npath = \"{cache-dir}/v\"\n");
    venv("/srv/cache/v/demo-AbCdEf12-py3.11", "virtualenv = 20\n");
    venv("/srv/cache/v/mine", "virtualenv = 20\n");
    machine.file(
        "/home/u/.config/hatch/config.toml",
        "[dirs.env]\nvirtual = \"" + place("/srv/hatch") + "\"\n");
    venv("/srv/hatch/demo/AbCd/test", "virtualenv = 20\n");

    assertThat(kinds())
        .containsEntry("/srv/cache/v/demo-AbCdEf12-py3.11", "poetry")
        .containsEntry("/srv/cache/v/mine", "virtualenv")
        .containsEntry("/srv/hatch/demo/AbCd/test", "hatch")
        .hasSize(3);
  }

  @Test
  void environmentsInProjects_areClaimedByShapeWhoeverFindsThem() {
    venv("/srv/p/.tox/py311", "virtualenv = 20\n");
    venv("/srv/p/.nox/tests", "uv = 0.5\n");
    venv("/srv/p/.direnv/python-3.11", "version = 3.11.1\n");
    venv("/srv/p/.hatch/default", "uv = 0.5\n");
    venv("/srv/poetry/.venv", "virtualenv = 20\n");
    machine.file("/srv/poetry/pyproject.toml", "[tool.poetry.dependencies]\n");
    venv("/srv/pdm/.venv", "virtualenv = 20\n");
    machine.file("/srv/pdm/.pdm-python", place("/srv/pdm/.venv/bin/python"));
    venv("/srv/pipenv/.venv", "virtualenv = 20\n");
    machine.file("/srv/pipenv/Pipfile", "");
    venv("/srv/rye/.venv", "uv = 0.1\n");
    machine.file("/srv/rye/.venv/rye-venv.json", "{}");
    venv("/srv/plain/.venv", "version = 3.11.1\n");
    conda("/srv/p/.pixi/envs/default", "");
    machine.directory("/srv/p/__pypackages__/3.11/bin");
    machine.directory("/srv/p/__pypackages__/3.11/lib/demo-1.0.dist-info");
    machine.directory("/srv/empty/bin");

    assertThat(kindOf("/srv/p/.tox/py311")).isEqualTo("tox");
    assertThat(kindOf("/srv/p/.nox/tests")).isEqualTo("nox");
    assertThat(kindOf("/srv/p/.direnv/python-3.11")).isEqualTo("direnv");
    assertThat(kindOf("/srv/p/.hatch/default")).isEqualTo("hatch");
    assertThat(kindOf("/srv/poetry/.venv")).isEqualTo("poetry");
    assertThat(kindOf("/srv/pdm/.venv")).isEqualTo("pdm");
    assertThat(kindOf("/srv/pipenv/.venv")).isEqualTo("pipenv");
    assertThat(kindOf("/srv/rye/.venv")).isEqualTo("rye");
    assertThat(kindOf("/srv/plain/.venv")).isEqualTo("venv");
    assertThat(kindOf("/srv/p/.pixi/envs/default")).isEqualTo("pixi");
    assertThat(kindOf("/srv/p/__pypackages__/3.11")).isEqualTo("pep582");
    assertThat(kindOf("/srv/empty")).isEqualTo("none");
    assertThat(read("/srv/p/__pypackages__/3.11").distributions()).isEqualTo(1);
  }

  @Test
  void rootsOfContainers_areNotEntered() {
    venv("/var/lib/docker/overlay2/x/merged/opt/venv", "version = 3.11.1\n");
    venv("/home/u/.local/share/containers/storage/overlay/x/diff/venv", "version = 3.11.1\n");

    assertThat(kinds()).isEmpty();
  }

  private Map<String, String> kinds() {
    Map<String, String> kinds = new HashMap<>();
    for (PythonEnvironment environment : environments()) {
      kinds.put(onMachine(environment.prefix()), environment.kind().word());
    }
    return kinds;
  }

  private List<PythonEnvironment> environments() {
    Host host = machine.host(platform, 1000, variables);
    Problems problems = new Problems(host);
    List<PythonEnvironment> found =
        new Environments(AllLocators.inOrder()).find(List.of(), host, problems);
    assertThat(problems.toList()).isEmpty();
    return found;
  }

  private PythonEnvironment environment(String prefix) {
    return environments().stream()
        .filter(environment -> onMachine(environment.prefix()).equals(prefix))
        .findFirst()
        .orElseThrow();
  }

  private String kindOf(String prefix) {
    Host host = machine.host();
    return new EnvironmentReader(AllLocators.inOrder())
        .read(machine.place(prefix + "/bin"), host, new Problems(host))
        .map(environment -> environment.kind().word())
        .orElse("none");
  }

  private PythonEnvironment read(String prefix) {
    Host host = machine.host();
    return new EnvironmentReader(AllLocators.inOrder())
        .read(machine.place(prefix + "/bin"), host, new Problems(host))
        .orElseThrow();
  }

  private String onMachine(Path path) {
    return "/" + root.relativize(path);
  }

  private String place(String name) {
    return machine.place(name).toString();
  }

  private void venv(String prefix, String settings) {
    machine.file(prefix + "/pyvenv.cfg", "home = /usr/bin\n" + settings);
    python(prefix, "3.11");
  }

  private void python(String prefix, String version) {
    machine.program(prefix + "/bin/python");
    if (!version.isEmpty()) {
      machine.directory(prefix + "/lib/python" + version + "/site-packages");
    }
  }

  private void conda(String prefix, String history) {
    machine.file(prefix + "/conda-meta/history", "==> 2024-01-01 <==\n" + history);
    python(prefix, "3.11");
  }

  private void link(String name, String target) throws IOException {
    Path link = machine.place(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
  }
}
