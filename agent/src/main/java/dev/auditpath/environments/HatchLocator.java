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
 * The environments and Pythons of Hatch: {@code env/virtual/<project>/<hash>/<name>} and {@code
 * pythons/<version>/python} below {@code HATCH_DATA_DIR}, else below {@code hatch} in the
 * platform's data folder; {@code dirs.env.virtual} of Hatch's {@code config.toml} ({@code
 * HATCH_CONFIG}) moves the former, {@code .hatch} of a project being the usual other place
 * (hatch.pypa.io, "Hatch configuration").
 */
public final class HatchLocator implements EnvironmentLocator {
  private static final String KIND = "hatch";

  private final OncePerHost<Path> configured = new OncePerHost<>();

  @Override
  public String id() {
    return "hatch";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    Path environments = environments(host, problems);
    Stream<Path> virtual =
        Places.children(environments, host, problems).stream()
            .flatMap(project -> Places.children(project, host, problems).stream())
            .flatMap(hash -> Places.bins(hash, host, problems));
    Stream<Path> pythons =
        Places.children(data(host).resolve("pythons"), host, problems).stream()
            .map(version -> version.resolve("python/bin"));
    return Stream.concat(virtual, pythons).toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    boolean environment =
        (prefix.above(3).equals("virtual") && prefix.above(4).equals("env"))
            || prefix.above(1).equals(".hatch")
            || prefix.path().startsWith(data(host).resolve("env"))
            || prefix.path().startsWith(configured.get(host, () -> environments(host, problems)));
    return prefix.isVenv()
        ? Claim.when(environment, KIND)
        : Claim.when(prefix.path().startsWith(data(host).resolve("pythons")), "hatch-python");
  }

  private static Path environments(Host host, Problems problems) {
    Path settings =
        Places.moved("HATCH_CONFIG", Places.config(host).resolve("hatch/config.toml"), host);
    return TomlValues.read(settings, host, problems)
        .value("dirs.env.virtual")
        .filter(text -> text.startsWith("/") && text.indexOf('\0') < 0)
        .map(host::path)
        .orElse(data(host).resolve("env/virtual"));
  }

  private static Path data(Host host) {
    return Places.moved("HATCH_DATA_DIR", Places.data(host).resolve(KIND), host);
  }
}
