package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.SearchPath;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The installs of conda, mamba and micromamba, and the environments of each: {@code envs/*} of an
 * install, {@code envs_dirs} of every condarc, {@code CONDA_ENVS_PATH}, and the list that conda
 * keeps in {@code ~/.conda/environments.txt}.
 *
 * <p>Installs have no fixed place: the names that the installers of Anaconda, Miniconda, Miniforge
 * and micromamba propose, below the directories that they propose, and what {@code
 * MAMBA_ROOT_PREFIX}, {@code CONDA_ROOT}, {@code CONDA_DIR} and {@code CONDA_EXE} name
 * (docs.conda.io, "Managing environments", "Using the .condarc conda configuration file").
 */
public final class CondaLocator implements EnvironmentLocator {
  private static final int LIST_CAP = 1024 * 1024;
  private static final int HISTORY_HEAD = 64 * 1024;
  private static final int MOST_LISTED = 5_000;
  private static final List<String> NAMES =
      List.of(
          "anaconda",
          "anaconda3",
          "miniconda",
          "miniconda3",
          "miniforge",
          "miniforge3",
          "mambaforge",
          "micromamba");
  private static final List<String> BELOW =
      List.of("/opt", "/usr/share", "/usr/local", "/usr", "", "/opt/homebrew");

  @Override
  public String id() {
    return "conda";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    Set<Path> prefixes = new LinkedHashSet<>();
    Set<Path> installs = installs(host);
    installs.addAll(searched(searchPaths, host));
    for (Path install : installs) {
      if (host.isDirectory(install)) {
        prefixes.add(install);
        prefixes.addAll(Places.children(install.resolve("envs"), host, problems));
      }
    }
    for (Path folder : folders(prefixes, host, problems)) {
      prefixes.addAll(Places.children(folder, host, problems));
    }
    prefixes.addAll(listed(host, problems));
    return prefixes.stream().map(prefix -> prefix.resolve("bin")).toList();
  }

  /** conda and mamba write the command that made an environment into its history. */
  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    if (!prefix.isConda()) {
      return Optional.empty();
    }
    Path history = prefix.path().resolve("conda-meta/history");
    try {
      return Claim.when(true, maker(Host.decode(host.readHead(history, HISTORY_HEAD))));
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return Claim.when(true, "conda");
    } catch (IOException e) {
      problems.add(history, e);
      return Claim.when(true, "conda");
    }
  }

  private static String maker(String history) {
    return history
        .lines()
        .filter(line -> line.startsWith("# cmd:"))
        .map(line -> line.substring(6).strip().split("\\s", 2)[0])
        .map(program -> program.substring(program.lastIndexOf('/') + 1))
        .findFirst()
        .filter(program -> program.equals("mamba") || program.equals("micromamba"))
        .orElse("conda");
  }

  private static Set<Path> installs(Host host) {
    Set<Path> installs = new LinkedHashSet<>();
    for (String variable : List.of("MAMBA_ROOT_PREFIX", "CONDA_ROOT", "CONDA_DIR", "CONDA")) {
      host.directory(variable).ifPresent(installs::add);
    }
    // .../condabin/conda or .../bin/conda
    host.directory("CONDA_EXE").map(Path::getParent).map(Path::getParent).ifPresent(installs::add);
    for (String name : NAMES) {
      for (String place : List.of("", "opt/", ".conda/", ".local/")) {
        installs.add(Places.home(host, place + name));
      }
      BELOW.forEach(place -> installs.add(host.system(place + "/" + name)));
    }
    installs.add(host.system("/opt/conda"));
    installs.add(Places.home(host, ".local/share/mamba"));
    installs.add(Places.home(host, ".conda"));
    return installs;
  }

  /**
   * What the searched directories and {@code CONDA_PREFIX} lie in: an install, whose {@code
   * condabin} may be all of it that is searched, or an environment with its siblings.
   */
  private static List<Path> searched(List<SearchPath> searchPaths, Host host) {
    return Stream.concat(
            searchPaths.stream()
                .flatMap(searchPath -> searchPath.directories().stream())
                .flatMap(directory -> Optional.ofNullable(directory.getParent()).stream()),
            host.directory("CONDA_PREFIX").stream())
        .filter(prefix -> host.isDirectory(prefix.resolve("conda-meta")))
        .distinct()
        .map(prefix -> inEnvs(prefix, host) ? prefix.resolve("../..").normalize() : prefix)
        .toList();
  }

  private static boolean inEnvs(Path prefix, Host host) {
    Path above = prefix.getParent();
    return above != null && above.getParent() != null && host.fileName(above).equals("envs");
  }

  private static Set<Path> folders(Set<Path> prefixes, Host host, Problems problems) {
    Set<Path> folders = new LinkedHashSet<>();
    Stream<Path> settings =
        Stream.concat(
            Stream.of(
                host.system("/etc/conda/.condarc"),
                Places.home(host, ".condarc"),
                Places.home(host, ".conda/.condarc"),
                Places.home(host, ".mambarc"),
                Places.xdgConfig(host).resolve("conda/.condarc")),
            Stream.concat(
                host.directory("CONDARC").stream(),
                prefixes.stream().map(prefix -> prefix.resolve(".condarc"))));
    settings.forEach(file -> folders.addAll(CondaSettings.folders(file, host, problems)));
    for (String variable : List.of("CONDA_ENVS_PATH", "CONDA_ENVS_DIRS")) {
      for (String folder : host.variable(variable).orElse("").split(":", -1)) {
        CondaSettings.folder(folder, host).ifPresent(folders::add);
      }
    }
    return folders;
  }

  private static List<Path> listed(Host host, Problems problems) {
    Path file = Places.home(host, ".conda/environments.txt");
    List<Path> listed = new ArrayList<>();
    try {
      host.readText(file, LIST_CAP)
          .lines()
          .limit(MOST_LISTED)
          .forEach(line -> CondaSettings.folder(line.strip(), host).ifPresent(listed::add));
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return List.of();
    } catch (IOException e) {
      problems.add(file, e);
    }
    return listed;
  }
}
