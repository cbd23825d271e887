package dev.auditpath.host;

import java.io.IOException;

/** A read that stopped at its bound; says which bound. */
public final class CappedException extends IOException {
  private static final long serialVersionUID = 1;

  public CappedException(String message) {
    super(message);
  }
}
