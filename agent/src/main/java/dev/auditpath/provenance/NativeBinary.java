package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.MachineCode;
import java.io.IOException;
import java.nio.file.Path;

/** Tells machine code from scripts. */
final class NativeBinary {
  static final int ELF = 0x7F454C46;
  static final int MACH_O_64 = 0xCFFAEDFE;

  private NativeBinary() {}

  static boolean is(Path file, Host host, Problems problems) {
    try {
      return MachineCode.beginsIn(host.readHead(file, Integer.BYTES));
    } catch (IOException unreadable) {
      problems.add(file, unreadable);
      return false;
    }
  }
}
