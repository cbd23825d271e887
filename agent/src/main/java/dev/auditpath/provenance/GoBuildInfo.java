package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What the Go linker wrote into a binary (Go's package debug/buildinfo).
 *
 * <p>A section {@code .go.buildinfo} ({@code __go_buildinfo} in Mach-O) begins with 14 bytes of
 * magic, the size of a pointer, and flags; bit 1 of the flags says that two strings follow at byte
 * 32, each after its length as a varint: Go's version, and the module text between two marks of 16
 * bytes. Go before 1.18 wrote pointers instead; such binaries are not read.
 *
 * @param goVersion for example {@code go1.22.1}
 * @param mainPackage the import path of the main package; empty when unknown
 * @param version the main module's; empty when unknown, {@code (devel)} when built from a work copy
 */
record GoBuildInfo(String goVersion, String mainPackage, String version) {
  private static final byte[] MAGIC = "\377 Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
  private static final Set<String> SECTIONS = Set.of(".go.buildinfo", "__go_buildinfo");
  private static final int CAP = 1024 * 1024;
  private static final int INLINE_STRINGS = 2;
  private static final int MARK = 16;

  /** Reads a binary; empty where Go did not build it, or an old Go did. */
  static Optional<GoBuildInfo> read(Path binary, Host host) throws IOException {
    if (!host.isFile(binary)) {
      return Optional.empty();
    }
    try (SeekableByteChannel channel = Files.newByteChannel(binary)) {
      return BinarySection.read(channel, SECTIONS, CAP).flatMap(GoBuildInfo::parse);
    }
  }

  static Optional<GoBuildInfo> parse(byte[] section) {
    boolean isReadable =
        section.length > 32
            && Arrays.equals(MAGIC, 0, MAGIC.length, section, 0, MAGIC.length)
            && (section[15] & INLINE_STRINGS) != 0;
    if (!isReadable) {
      return Optional.empty();
    }
    Varint versionLength = Varint.read(section, 32);
    int modulesAt = versionLength.end() + versionLength.value();
    Varint modulesLength = Varint.read(section, modulesAt);
    String version = text(section, versionLength.end(), versionLength.value());
    String modules = text(section, modulesLength.end(), modulesLength.value());
    return Optional.of(withModules(version, unmarked(modules)));
  }

  private static GoBuildInfo withModules(String goVersion, String modules) {
    String mainPackage = "";
    String moduleVersion = "";
    for (String line : modules.split("\n", -1)) {
      String[] fields = line.split("\t", -1);
      if (fields[0].equals("path") && fields.length > 1) {
        mainPackage = fields[1];
      } else if (fields[0].equals("mod") && fields.length > 2) {
        moduleVersion = fields[2];
      }
    }
    return new GoBuildInfo(goVersion, mainPackage, moduleVersion);
  }

  private static String unmarked(String modules) {
    return modules.length() > 2 * MARK ? modules.substring(MARK, modules.length() - MARK) : "";
  }

  private static String text(byte[] section, int from, int length) {
    return from < 0 || length < 0 || length > section.length - from
        ? ""
        : new String(section, from, length, StandardCharsets.ISO_8859_1);
  }

  /**
   * A number of seven bits a byte, least first.
   *
   * @param end where the next field begins
   */
  private record Varint(int value, int end) {
    static Varint read(byte[] bytes, int from) {
      int value = 0;
      for (int i = 0; i < 4 && from >= 0 && from + i < bytes.length; i++) {
        value |= (bytes[from + i] & 0x7F) << (7 * i);
        if (bytes[from + i] >= 0) {
          return new Varint(value, from + i + 1);
        }
      }
      return new Varint(0, bytes.length);
    }
  }
}
