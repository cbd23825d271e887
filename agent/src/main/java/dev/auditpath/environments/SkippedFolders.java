package dev.auditpath.environments;

import dev.auditpath.host.Host;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The folders that a search for environments leaves out: version control, package stores, caches,
 * waste, containers. {@code .tox}, {@code .nox}, {@code .direnv}, {@code .venv} and {@code .pixi}
 * are none of them, nor are the caches in which pre-commit and poetry keep environments.
 */
final class SkippedFolders {
  private static final Set<String> NAMES =
      Set.of(
          "node_modules",
          "bower_components",
          ".git",
          ".hg",
          ".svn",
          ".bzr",
          "__pycache__",
          "site-packages",
          "dist-packages",
          ".mypy_cache",
          ".pytest_cache",
          ".ruff_cache",
          ".hypothesis",
          ".ipynb_checkpoints",
          ".eggs",
          ".rustup",
          ".npm",
          ".yarn",
          ".pnpm-store",
          ".m2",
          ".ivy2",
          ".gradle",
          ".nuget",
          ".ccache",
          ".terraform",
          ".Trash",
          ".snapshots",
          ".zfs",
          "lost+found");

  /** Folders whose name says too little without that of the one above. */
  private static final Set<String> PAIRS =
      Set.of(
          ".cargo/registry", ".cargo/git", "go/pkg", "share/Trash", "share/flatpak", "share/pnpm");

  /** Where container engines keep the file systems of their containers. */
  private static final Set<String> CONTAINERS =
      Set.of(
          "share/containers",
          "share/docker",
          "lib/containers",
          "lib/containerd",
          "lib/docker",
          "lib/lxc",
          "lib/lxd",
          "lib/machines");

  private static final Set<String> CACHES = Set.of(".cache", "Library/Caches");
  private static final Set<String> KEPT_CACHES = Set.of("pre-commit", "pypoetry");

  /** What an environment itself is made of; other folders may stand beside it. */
  private static final Set<String> PARTS =
      Set.of(
          "bin",
          "include",
          "lib",
          "lib32",
          "lib64",
          "share",
          "etc",
          "man",
          "sbin",
          "libexec",
          "ssl",
          "var",
          "pkgs",
          "conda-meta",
          "condabin",
          "compiler_compat");

  private final Set<String> names = new HashSet<>(NAMES);
  private final Set<String> pairs = new HashSet<>(PAIRS);
  private final Set<Path> places = new HashSet<>();

  /** Takes what the user leaves out besides. */
  SkippedFolders(List<String> skip, Host host) {
    for (String text : skip) {
      if (text.startsWith("/")) {
        places.add(host.path(text).normalize());
      } else if (text.startsWith("~/")) {
        places.add(host.home().resolve(host.path("/").relativize(host.path(text.substring(1)))));
      } else {
        (text.indexOf('/') < 0 ? names : pairs).add(text);
      }
    }
    host.directory("XDG_CACHE_HOME").ifPresent(places::add);
    List.of("/proc", "/sys", "/dev").forEach(name -> places.add(host.system(name)));
  }

  /**
   * Returns whether a folder is left out.
   *
   * @param above the last two names of the folder that it is in, or one at the top
   */
  boolean skips(Path folder, String above, String name) {
    return names.contains(name)
        || name.startsWith(".Trash-")
        || pairs.contains(last(above) + "/" + name)
        || isCache(above, name)
        || (!places.isEmpty() && places.contains(folder));
  }

  /** Returns whether container engines keep file systems in a folder. */
  static boolean holdsContainers(String above, String name) {
    return CONTAINERS.contains(last(above) + "/" + name);
  }

  /** Returns whether a folder of this name, in an environment, is a part of it. */
  static boolean isPart(String name) {
    return PARTS.contains(name);
  }

  private static boolean isCache(String above, String name) {
    return (CACHES.contains(above) || CACHES.contains(last(above))) && !KEPT_CACHES.contains(name);
  }

  private static String last(String names) {
    return names.substring(names.lastIndexOf('/') + 1);
  }
}
