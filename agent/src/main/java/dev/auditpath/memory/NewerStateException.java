package dev.auditpath.memory;

import java.io.IOException;

/** A file of a newer version of the program: neither read nor written over. */
public final class NewerStateException extends IOException {
  private static final long serialVersionUID = 1;

  NewerStateException(String file) {
    super(file + " is of a newer version of audit-path; update it, or move that file away");
  }
}
