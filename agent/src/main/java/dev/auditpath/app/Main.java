package dev.auditpath.app;

/** x. */
public final class Main {
  private Main() {}
}
