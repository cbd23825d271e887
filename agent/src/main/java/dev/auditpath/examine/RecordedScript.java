package dev.auditpath.examine;

import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.distinfo.RecordedHash;
import dev.auditpath.examine.Claimants.Claimant;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file of a bin directory and the row of its distribution's RECORD. Its first line may have been
 * written anew since: by pip, which until 22.2 recorded the digest before it did so, by pipx, which
 * adds {@code -E}, by whoever moved the environment.
 */
final class RecordedScript {
  private static final List<String> FIRST_LINES =
      List.of(
          "#!python",
          "#!pythonw",
          "#!/usr/bin/env python",
          "#!/usr/bin/env python3",
          "#!/usr/bin/python",
          "#!/usr/bin/python3");

  private final ProgramFile program;
  private final List<Claimant> claims = new ArrayList<>();

  /**
   * @param claimants the rows that name the file
   * @param owner the distribution whose rows count
   */
  RecordedScript(ProgramFile program, List<Claimant> claimants, MetadataFolder owner) {
    this.program = program;
    for (Claimant claimant : claimants) {
      if (claimant.folder().path().equals(owner.path())
          && RecordedHash.isStated(claimant.row().hash())) {
        claims.add(claimant);
      }
    }
  }

  /** Returns the row whose digest is not the file's; empty where one fits or none is stated. */
  Optional<Claimant> contradiction() {
    return claims.isEmpty() || fits() ? Optional.empty() : Optional.of(claims.get(0));
  }

  /** Returns whether a digest is stated and is the file's, its first line apart. */
  boolean fits() {
    if (claims.isEmpty()) {
      return false;
    }
    if (isStated(program.content())) {
      return true;
    }
    byte[] body = body();
    for (String first : firstLines()) {
      for (String end : List.of("\n", "\r\n")) {
        if (isStated(joined(first + end, body))) {
          return true;
        }
      }
    }
    return false;
  }

  private List<String> firstLines() {
    List<String> lines = new ArrayList<>(FIRST_LINES);
    if (program.head().lines() == 1 && program.lines().get(0).text().endsWith(" -E")) {
      String line = program.lines().get(0).text();
      lines.add(line.substring(0, line.length() - " -E".length()));
    }
    return lines;
  }

  private boolean isStated(byte[] content) {
    RecordedHash.Digest digest = RecordedHash.sha256(content);
    return claims.stream().anyMatch(claim -> RecordedHash.matches(claim.row().hash(), digest));
  }

  /** Returns what follows the lines that name the interpreter. */
  private byte[] body() {
    byte[] content = program.content();
    int at = 0;
    for (int line = 0; line < program.head().lines(); line++) {
      while (at < content.length && content[at] != '\n') {
        at++;
      }
      at = Math.min(content.length, at + 1);
    }
    return Arrays.copyOfRange(content, at, content.length);
  }

  private static byte[] joined(String first, byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(first.length() + body.length);
    bytes.writeBytes(first.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }
}
