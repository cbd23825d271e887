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
 * The Pythons of the system and of its administrator: {@code /usr}, {@code /usr/local}, whatever
 * has a {@code bin} right in {@code /opt} or in {@code /opt/python}, and Red Hat's software
 * collections in {@code /opt/rh}.
 */
public final class SystemLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "system";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return Stream.of(
            Stream.of("/usr/bin", "/usr/local/bin", "/bin").map(host::system),
            Places.bins(host.system("/opt"), host, problems),
            Places.bins(host.system("/opt/python"), host, problems),
            Places.children(host.system("/opt/rh"), host, problems).stream()
                .map(collection -> collection.resolve("root/usr/bin")))
        .flatMap(places -> places)
        .toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    return Claim.when(!prefix.sitePackages().isEmpty(), "system");
  }
}
