package dev.auditpath.examine;

import dev.auditpath.distinfo.ZipEnd;
import dev.auditpath.host.Host;
import dev.auditpath.model.MachineCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A program as it lies there, read once. */
final class ProgramFile {
  /** Longer scripts are archives in disguise or not worth the time. */
  static final int SCRIPT_CAP = 1024 * 1024;

  private static final int BINARY_HEAD = 1024;

  private final Path path;
  private final byte[] content;
  private final List<ScriptLine> lines;
  private final ScriptHead head;
  private final Kind kind;

  /** What is told apart before a line is read. */
  enum Kind {
    MACHINE_CODE,
    ZIP,
    SCRIPT,
    /** Bytes that no shell would take for text. */
    BINARY
  }

  private ProgramFile(Path path, byte[] content, List<ScriptLine> lines, Kind kind) {
    this.path = path;
    this.content = content;
    this.lines = List.copyOf(lines);
    this.head = ScriptHead.of(lines);
    this.kind = kind;
  }

  Path path() {
    return path;
  }

  /** Returns of a script all, of machine code and of a zip application the beginning. */
  byte[] content() {
    return content.clone();
  }

  /** Returns the lines of a script; none of other files. */
  List<ScriptLine> lines() {
    return lines;
  }

  /** Returns how a script begins. */
  ScriptHead head() {
    return head;
  }

  Kind kind() {
    return kind;
  }

  /**
   * Reads a program.
   *
   * @throws IOException where it is no regular file, cannot be read, or is a script of over 1 MiB
   */
  static ProgramFile read(Path path, Host host) throws IOException {
    byte[] beginning = host.program(path);
    if (MachineCode.beginsIn(beginning) || isWindowsProgram(beginning)) {
      return other(path, beginning, Kind.MACHINE_CODE);
    }
    boolean whole = beginning.length < Host.PROGRAM_HEAD;
    if (ZipEnd.isAt(path, beginning, whole, host)) {
      return withLines(path, beginning, Kind.ZIP);
    }
    byte[] content = whole ? beginning : host.read(path, SCRIPT_CAP);
    byte[] near = Arrays.copyOf(content, Math.min(content.length, BINARY_HEAD));
    return isBinary(near)
        ? other(path, content, Kind.BINARY)
        : withLines(path, content, Kind.SCRIPT);
  }

  private static ProgramFile withLines(Path path, byte[] content, Kind kind) {
    return new ProgramFile(path, content, ScriptLine.of(content), kind);
  }

  private static ProgramFile other(Path path, byte[] content, Kind kind) {
    return new ProgramFile(path, content, List.of(), kind);
  }

  private static boolean isWindowsProgram(byte[] head) {
    return head.length > 64 && head[0] == 'M' && head[1] == 'Z';
  }

  private static boolean isBinary(byte[] head) {
    for (byte b : head) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }
}
