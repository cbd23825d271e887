package dev.auditpath.settings;

/**
 * Settings that cannot be used; the message is one line: where, what is wrong, what is expected.
 */
public final class SettingsException extends Exception {
  private static final long serialVersionUID = 1;

  SettingsException(String message) {
    super(message);
  }
}
