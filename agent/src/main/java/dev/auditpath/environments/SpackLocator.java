package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Pythons that spack builds: {@code python-*} in {@code opt/spack} below {@code SPACK_ROOT},
 * two levels down since version 1.0, three before, and the views of its environments. Only where
 * the variable is set: spack has no default place.
 */
public final class SpackLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "spack";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return host.directory("SPACK_ROOT").stream()
        .flatMap(root -> Stream.concat(pythons(root, host, problems), views(root, host, problems)))
        .toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    return Claim.when(
        !prefix.isVenv()
            && host.directory("SPACK_ROOT").filter(prefix.path()::startsWith).isPresent(),
        "spack");
  }

  private static Stream<Path> pythons(Path root, Host host, Problems problems) {
    List<Path> second =
        Places.children(root.resolve("opt/spack"), host, problems).stream()
            .flatMap(target -> Places.children(target, host, problems).stream())
            .toList();
    Stream<Path> third =
        second.stream()
            .filter(place -> !host.isDirectory(place.resolve("bin")))
            .flatMap(compiler -> Places.children(compiler, host, problems).stream());
    return Stream.concat(second.stream(), third)
        .filter(place -> host.fileName(place).startsWith("python-"))
        .map(place -> place.resolve("bin"));
  }

  private static Stream<Path> views(Path root, Host host, Problems problems) {
    return Places.children(root.resolve("var/spack/environments"), host, problems).stream()
        .map(environment -> environment.resolve(".spack-env/view/bin"));
  }
}
