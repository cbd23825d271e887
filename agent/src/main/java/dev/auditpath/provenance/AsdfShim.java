package dev.auditpath.provenance;

import dev.auditpath.host.CappedException;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Follows asdf's shims, {@code <data>/shims/<command>}, to {@code
 * <data>/installs/<plugin>/<version>}.
 *
 * <p>A shim's text is {@code #!/usr/bin/env bash}, a line {@code # asdf-plugin: PLUGIN VERSION} for
 * each version that has the command, and {@code exec asdf exec "COMMAND" "$@"}; before asdf 0.16
 * the last line names asdf's own path and ends with a comment (asdf's {@code
 * internal/shims/shims.go} and {@code lib/commands/reshim.bash}). Nothing else may stand in it. The
 * versions selected by {@code $ASDF_<PLUGIN>_VERSION} or {@code .tool-versions} come first. Not
 * looked at: directories other than the usual ones that a plug-in may name for its commands.
 */
public final class AsdfShim implements ShimReader {
  private static final int TEXT_CAP = 64 * 1024;
  private static final String PLUGIN = "# asdf-plugin: ";
  private static final String ALLOW = " # asdf_allow: ' asdf '";
  private static final List<String> COMMAND_PLACES =
      List.of("bin/", "go/bin/", "packages/bin/", ".npm/bin/", "sbin/", "");

  /** A version that has the command. */
  private record Install(String plugin, String version) {}

  /** A shim as it was read. */
  private record Shim(Path data, String command, List<Install> installs) {
    List<Path> files(Host host, Problems problems) {
      ToolVersions selected = ToolVersions.read(List.of(".tool-versions"), host, problems);
      Set<Path> first = new LinkedHashSet<>();
      Set<Path> others = new LinkedHashSet<>();
      for (Install install : installs) {
        boolean isSelected = versions(install.plugin(), selected, host).contains(install.version());
        file(install, host).ifPresent((isSelected ? first : others)::add);
      }
      first.addAll(others);
      return List.copyOf(first);
    }

    private Optional<Path> file(Install install, Host host) {
      String version = install.version().replaceFirst("^ref:", "ref-");
      return Children.named(data.resolve("installs"), install.plugin() + "/" + version, host)
          .flatMap(
              directory ->
                  COMMAND_PLACES.stream()
                      .map(place -> Children.named(directory, place + command, host))
                      .flatMap(Optional::stream)
                      .filter(file -> host.isFile(file) && Files.isExecutable(file))
                      .findFirst());
    }
  }

  @Override
  public String id() {
    return "asdf";
  }

  @Override
  public Optional<List<Path>> targets(Candidate candidate, Host host, Problems problems) {
    Path shim = candidate.realPath();
    Path shims = shim.getParent();
    Path data = shims == null ? null : shims.getParent();
    if (shims == null || data == null || !host.fileName(shims).equals("shims")) {
      return Optional.empty();
    }
    String command = host.fileName(shim);
    return installs(shim, command, host, problems)
        .map(installs -> new Shim(data, command, installs).files(host, problems));
  }

  private static Optional<List<Install>> installs(
      Path shim, String command, Host host, Problems problems) {
    try {
      return parse(host.readText(shim, TEXT_CAP), command, host);
    } catch (CappedException tooLongForAShim) {
      return Optional.empty();
    } catch (IOException unreadable) {
      problems.add(shim, unreadable);
      return Optional.empty();
    }
  }

  private static Optional<List<Install>> parse(String text, String command, Host host) {
    String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    List<String> lines = List.of(whole.split("\n", -1));
    int last = lines.size() - 1;
    if (last < 2 || !lines.get(0).equals("#!/usr/bin/env bash")) {
      return Optional.empty();
    }
    List<Install> installs = new ArrayList<>();
    for (String line : lines.subList(1, last)) {
      String[] words = line.split(" ", -1);
      if (!line.startsWith(PLUGIN) || words.length != 4) {
        return Optional.empty();
      }
      installs.add(new Install(words[2], words[3]));
    }
    return isRun(lines.get(last), command, host) ? Optional.of(installs) : Optional.empty();
  }

  private static boolean isRun(String line, String command, Host host) {
    String end = " exec \"" + command + "\" \"$@\"";
    String bare = line.endsWith(ALLOW) ? line.substring(0, line.length() - ALLOW.length()) : line;
    if (!bare.startsWith("exec ") || !bare.endsWith(end) || bare.length() < end.length() + 5) {
      return false;
    }
    String asdf = bare.substring("exec ".length(), bare.length() - end.length());
    return asdf.equals("asdf") || isAsdf(asdf, host);
  }

  /** Whether a path is that of asdf in a copy of its own repository. */
  private static boolean isAsdf(String name, Host host) {
    boolean isPlain = ShellText.isPlainPath(name) && name.indexOf(' ') < 0;
    if (!isPlain || !name.endsWith("/bin/asdf")) {
      return false;
    }
    Path bin = Children.real(host.path(name)).getParent();
    return bin != null
        && (VendorPlaces.hold(bin, host) || host.isFile(bin.resolveSibling("asdf.sh")));
  }

  private static List<String> versions(String plugin, ToolVersions selected, Host host) {
    String variable = "ASDF_" + plugin.toUpperCase(Locale.ROOT).replace('-', '_') + "_VERSION";
    return host.variable(variable)
        .map(value -> List.of(value.split(" ", -1)))
        .orElseGet(() -> selected.of(plugin));
  }
}
