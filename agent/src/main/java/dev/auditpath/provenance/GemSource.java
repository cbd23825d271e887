package dev.auditpath.provenance;

import dev.auditpath.host.CappedException;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Commands of Ruby gems, by the script that RubyGems writes for them ({@link GemBinstub}).
 *
 * <p>The version is that of {@code specifications/<gem>-<version>.gemspec}, which lies beside the
 * bin directory in a {@code GEM_HOME} ({@code ~/.gem/ruby/X}, {@code ~/.local/share/gem/ruby/X}),
 * below {@code lib/ruby/gems/X} of a Ruby's prefix, and below {@code /var/lib/gems/X} for Debian's
 * {@code /usr/local/bin}; where several are installed the version stays empty, for the script takes
 * the newest that the program's dependencies allow. Not looked at: Bundler's binstubs.
 */
public final class GemSource implements ProvenanceSource {
  private static final int SCRIPT_CAP = 8 * 1024;

  @Override
  public String id() {
    return "gem";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    Map<Path, List<String>> specifications = new HashMap<>();
    Map<Path, Provenance> claims = new HashMap<>();
    for (Candidate candidate : candidates) {
      binstub(candidate.realPath(), host, problems)
          .ifPresent(
              stub -> {
                List<String> near =
                    specifications.computeIfAbsent(
                        candidate.realPath().resolveSibling(""),
                        bin -> gemspecs(bin, host, problems));
                claims.put(candidate.path(), provider(stub.gem(), near));
              });
    }
    return claims;
  }

  private static Optional<GemBinstub> binstub(Path file, Host host, Problems problems) {
    if (!host.isFile(file)) {
      return Optional.empty();
    }
    try {
      byte[] head = host.readHead(file, 2);
      return head.length == 2 && head[0] == '#' && head[1] == '!'
          ? GemBinstub.read(host.readText(file, SCRIPT_CAP))
              .filter(stub -> isRuby(file, stub.interpreter(), host, problems))
          : Optional.empty();
    } catch (CappedException tooLongForABinstub) {
      return Optional.empty();
    } catch (IOException unreadable) {
      problems.add(file, unreadable);
      return Optional.empty();
    }
  }

  /** Whether an interpreter's path leads to machine code; a script there could do anything. */
  private static boolean isRuby(Path script, String interpreter, Host host, Problems problems) {
    if (interpreter.isEmpty()) {
      return true;
    }
    Path ruby =
        interpreter.equals(GemBinstub.BESIDE)
            ? script.resolveSibling(interpreter)
            : host.path(interpreter);
    return host.isFile(ruby) && NativeBinary.is(ruby, host, problems);
  }

  private static ManagedPackage provider(String gem, List<String> gemspecs) {
    List<String> versions =
        gemspecs.stream()
            .filter(name -> name.startsWith(gem + "-"))
            .map(name -> name.substring(gem.length() + 1, name.length() - ".gemspec".length()))
            .filter(version -> !version.isEmpty() && Character.isDigit(version.charAt(0)))
            .distinct()
            .toList();
    String version = versions.size() == 1 ? versions.get(0) : "";
    return new ManagedPackage("gem", gem, version, Curation.OPEN);
  }

  /** Returns the file names of the gem specifications that belong to a bin directory. */
  private static List<String> gemspecs(Path bin, Host host, Problems problems) {
    List<Path> homes = new ArrayList<>();
    Path prefix = bin.getParent();
    if (prefix != null) {
      homes.add(prefix);
      homes.addAll(Children.of(prefix.resolve("lib/ruby/gems"), problems));
    }
    if (bin.equals(host.system("/usr/local/bin"))) {
      homes.addAll(Children.of(host.system("/var/lib/gems"), problems));
    }
    return homes.stream()
        .map(home -> home.resolve("specifications"))
        .flatMap(directory -> Stream.of(directory, directory.resolve("default")))
        .flatMap(directory -> Children.of(directory, problems).stream())
        .map(host::fileName)
        .filter(name -> name.endsWith(".gemspec"))
        .toList();
  }
}
