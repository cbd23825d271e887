package dev.auditpath.model;

/** Tells machine code from everything else by its first four bytes. */
public final class MachineCode {
  private MachineCode() {}

  /** Returns whether a file that begins so is ELF, or Mach-O in any byte order, thin or not. */
  public static boolean beginsIn(byte[] head) {
    if (head.length < Integer.BYTES) {
      return false;
    }
    int magic =
        (head[0] & 0xFF) << 24 | (head[1] & 0xFF) << 16 | (head[2] & 0xFF) << 8 | (head[3] & 0xFF);
    return switch (magic) {
      case 0x7F454C46, 0xFEEDFACE, 0xFEEDFACF, 0xCEFAEDFE, 0xCFFAEDFE, 0xCAFEBABE -> true;
      default -> false;
    };
  }
}
