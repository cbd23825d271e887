package dev.auditpath.environments;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Pythons of Apple's developer tools: {@code Python3.framework/Versions/X.Y} in {@code
 * /Applications/Xcode*.app/Contents/Developer/Library/Frameworks} and in {@code
 * /Library/Developer/CommandLineTools/Library/Frameworks}. {@code /usr/bin/python3} hands over to
 * them.
 */
public final class XcodeLocator implements EnvironmentLocator {
  private static final String VERSIONS = "Library/Frameworks/Python3.framework/Versions";

  @Override
  public String id() {
    return "xcode";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    if (!Places.isMac(host)) {
      return List.of();
    }
    Path applications = host.system("/Applications");
    Stream<Path> xcodes =
        DirectoryNames.matching(
                applications,
                name -> name.startsWith("Xcode") && name.endsWith(".app"),
                host,
                problems)
            .stream()
            .map(name -> applications.resolve(name).resolve("Contents/Developer"));
    return Stream.concat(xcodes, Stream.of(host.system("/Library/Developer/CommandLineTools")))
        .flatMap(tools -> Places.bins(tools.resolve(VERSIONS), host, problems))
        .toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    Path versions = prefix.path().getParent();
    return Claim.when(!prefix.isVenv() && versions != null && versions.endsWith(VERSIONS), "xcode");
  }
}
