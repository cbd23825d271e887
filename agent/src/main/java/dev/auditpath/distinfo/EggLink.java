package dev.auditpath.distinfo;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.ProjectName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where an {@code .egg-link} leads (setuptools' {@code develop}): its first line names the folder
 * in the source tree that holds the project's {@code .egg-info}.
 *
 * @param source that folder; empty where the link names none
 * @param metadata the {@code .egg-info} in it; empty where there is none of the project's
 */
public record EggLink(Optional<Path> source, Optional<Path> metadata) {
  private static final String SUFFIX = ".egg-info";

  public static EggLink read(MetadataFolder folder, Host host, Problems problems) {
    MetadataFiles files = new MetadataFiles(host, problems);
    List<String> lines = files.lines(folder.path());
    Optional<Path> source =
        lines.isEmpty()
            ? Optional.empty()
            : files.path(lines.get(0).strip(), folder.sitePackages());
    return new EggLink(
        source,
        source.flatMap(
            tree ->
                DirectoryNames.matching(tree, name -> isOf(folder, name), host, problems).stream()
                    .findFirst()
                    .flatMap(name -> files.path(name, tree))));
  }

  private static boolean isOf(MetadataFolder folder, String name) {
    return name.endsWith(SUFFIX)
        && ProjectName.normalized(name.substring(0, name.length() - SUFFIX.length()))
            .equals(folder.normalizedProject());
  }
}
