package dev.auditpath.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.DirectoryRole;
import dev.auditpath.model.EntryStatus;
import dev.auditpath.model.Platform;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentLocatorsTest {
  @TempDir private Path root;

  @Test
  void searchedDirectories_areOfferedOnce() {
    SearchPath terminal = searchPath("terminal", "a/bin", "b/bin");
    SearchPath session = searchPath("session", "b/bin");

    assertThat(find(new SearchPathLocator(), Map.of(), terminal, session))
        .containsExactly(root.resolve("a/bin"), root.resolve("b/bin"));
  }

  @Test
  void linksOfToolInstallers_leadToTheirEnvironments() throws IOException {
    Path local = Files.createDirectories(root.resolve("home/.local/bin"));
    Path moved = Files.createDirectories(root.resolve("moved"));
    Files.createSymbolicLink(local.resolve("black"), Path.of("../pipx/venvs/black/bin/black"));
    Files.createSymbolicLink(local.resolve("odd"), root.resolve("opt/odd"));
    Files.createSymbolicLink(local.resolve("same"), Path.of("black"));
    Files.writeString(local.resolve("plain"), "");
    Files.createSymbolicLink(moved.resolve("ruff"), root.resolve("uv/tools/ruff/bin/ruff"));

    List<Path> found = find(new LinkTargetLocator(), Map.of("UV_TOOL_BIN_DIR", moved.toString()));

    assertThat(found)
        .containsExactlyInAnyOrder(
            root.resolve("home/.local/pipx/venvs/black/bin"), root.resolve("uv/tools/ruff/bin"));
  }

  @Test
  void pyenvVersions_areFoundBelowItsRoot() throws IOException {
    Files.createDirectories(root.resolve("home/.pyenv/versions/3.12.1"));
    Files.createDirectories(root.resolve("other/versions/3.9.0"));

    assertThat(find(new PyenvLocator(), Map.of()))
        .containsExactly(root.resolve("home/.pyenv/versions/3.12.1/bin"));
    assertThat(find(new PyenvLocator(), Map.of("PYENV_ROOT", root.resolve("other").toString())))
        .containsExactly(root.resolve("other/versions/3.9.0/bin"));
  }

  @Test
  void activatedAndGiven_areTakenAtTheirWord() {
    assertThat(find(new ActiveLocator(), Map.of("VIRTUAL_ENV", "/v", "CONDA_PREFIX", "")))
        .containsExactly(Path.of("/v/bin"));
    assertThat(find(new GivenLocator(List.of(Path.of("/e"))), Map.of()))
        .containsExactly(Path.of("/e/bin"));
  }

  private List<Path> find(
      EnvironmentLocator locator, Map<String, String> variables, SearchPath... searchPaths) {
    Host host = host(variables);
    return locator.binDirectories(List.of(searchPaths), host, new Problems(host));
  }

  private Host host(Map<String, String> variables) {
    return new Host(
        Platform.LINUX, root, root.resolve("home"), root, 1000, variables, Clock.systemUTC());
  }

  private SearchPath searchPath(String id, String... directories) {
    return new SearchPath(id, "", List.of(directories).stream().map(this::entry).toList());
  }

  private SearchPathEntry entry(String directory) {
    return new SearchPathEntry(
        0,
        directory,
        root.resolve(directory),
        EntryStatus.OK,
        DirectoryRole.USER,
        List.of(),
        List.of(),
        "");
  }
}
