package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises {@code node} by the layout of the archives that nodejs.org publishes.
 *
 * <p>These hold {@code bin/node} beside {@code include/node/node_version.h} and {@code
 * lib/node_modules/npm}, and nvm ({@code ~/.nvm/versions/node/vX}), fnm ({@code
 * <data>/fnm/node-versions/vX/installation}), Volta ({@code ~/.volta/tools/image/node/X}), nodenv
 * and n unpack them unchanged; nodeenv and pre-commit unpack them into a Python environment, where
 * no RECORD names them. A wheel that brings a {@code node} is named by its RECORD, and asked
 * earlier.
 */
record NodeDistribution(Host host, Problems problems) {
  private static final Set<String> COMMANDS = Set.of("node", "nodejs");
  private static final int HEADER_CAP = 64 * 1024;

  Optional<ManagedPackage> provider(Candidate candidate) {
    Path file = candidate.realPath();
    Path bin = file.getParent();
    Path prefix = bin == null ? null : bin.getParent();
    if (bin == null || prefix == null || !isNode(candidate)) {
      return Optional.empty();
    }
    Path header = prefix.resolve("include/node/node_version.h");
    boolean isComplete =
        host.isFile(header) || host.isFile(prefix.resolve("lib/node_modules/npm/package.json"));
    return isComplete && NativeBinary.is(file, host, problems)
        ? Optional.of(new ManagedPackage("node", "node", version(header), Curation.CURATED))
        : Optional.empty();
  }

  private boolean isNode(Candidate candidate) {
    return COMMANDS.contains(candidate.command().display())
        && candidate.realPath().endsWith("bin/node");
  }

  private String version(Path header) {
    if (!host.isFile(header)) {
      return "";
    }
    try {
      String text = host.readText(header, HEADER_CAP);
      String version =
          number(text, "MAJOR") + "." + number(text, "MINOR") + "." + number(text, "PATCH");
      return version.startsWith(".") ? "" : version;
    } catch (IOException unreadable) {
      problems.add(header, unreadable);
      return "";
    }
  }

  private static String number(String header, String part) {
    String define = "#define NODE_" + part + "_VERSION ";
    int start = header.indexOf(define);
    int at = start < 0 ? header.length() : start + define.length();
    int end = at;
    while (end < header.length() && Character.isDigit(header.charAt(end))) {
      end++;
    }
    return header.substring(at, end);
  }
}
