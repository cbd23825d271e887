package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Tells machine code from scripts by the first four bytes: ELF, or Mach-O thin or universal. */
final class NativeBinary {
  static final int ELF = 0x7F454C46;
  static final int MACH_O_64 = 0xCFFAEDFE;
  private static final int MACH_O_UNIVERSAL = 0xCAFEBABE;

  private NativeBinary() {}

  static boolean is(Path file, Host host, Problems problems) {
    try {
      byte[] head = host.readHead(file, Integer.BYTES);
      int magic = head.length < Integer.BYTES ? 0 : ByteBuffer.wrap(head).getInt();
      return magic == ELF || magic == MACH_O_64 || magic == MACH_O_UNIVERSAL;
    } catch (IOException unreadable) {
      problems.add(file, unreadable);
      return false;
    }
  }
}
