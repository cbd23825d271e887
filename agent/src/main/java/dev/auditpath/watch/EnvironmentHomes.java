package dev.auditpath.watch;

import dev.auditpath.host.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where managers of Python environments make new ones; see {@code config/ENVIRONMENTS.md}. */
final class EnvironmentHomes {
  private static final String[] BELOW_HOME = {
    ".virtualenvs",
    ".venvs",
    ".pyenv/versions",
    ".asdf/installs/python",
    ".conda/envs",
    "miniconda3/envs",
    "anaconda3/envs",
    "miniforge3/envs",
    "mambaforge/envs",
    "micromamba/envs",
    ".pixi/envs",
    ".local/pipx/venvs",
    ".rye/tools",
    ".cache/pre-commit",
    ".cache/pypoetry/virtualenvs"
  };
  private static final String[] BELOW_SHARE = {
    "pipx/venvs",
    "uv/tools",
    "uv/python",
    "virtualenvs",
    "hatch/env/virtual",
    "mise/installs/python",
    "pdm/venvs"
  };

  private EnvironmentHomes() {}

  /** Returns the directories, present or not. */
  static List<Path> of(Host host) {
    List<Path> homes = new ArrayList<>();
    for (String name : BELOW_HOME) {
      homes.add(host.home().resolve(name));
    }
    Path share =
        host.directory("XDG_DATA_HOME").orElseGet(() -> host.home().resolve(".local/share"));
    for (String name : BELOW_SHARE) {
      homes.add(share.resolve(name));
    }
    for (String variable :
        new String[] {"WORKON_HOME", "PIPX_HOME", "PYENV_ROOT", "CONDA_PREFIX"}) {
      host.directory(variable).ifPresent(homes::add);
    }
    return homes;
  }
}
