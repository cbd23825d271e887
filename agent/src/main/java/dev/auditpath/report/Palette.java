package dev.auditpath.report;

import dev.auditpath.model.Severity;

/** The few colours of the text report: severities and nothing else (ECMA-48 SGR). */
enum Palette {
  PLAIN,
  ANSI;

  private static final String RESET = "\u001b[0m";

  String severity(Severity severity, String word) {
    return this == PLAIN ? word : code(severity) + word + RESET;
  }

  String bold(String word) {
    return this == PLAIN ? word : "\u001b[1m" + word + RESET;
  }

  private static String code(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "\u001b[1;31m";
      case HIGH -> "\u001b[31m";
      case MEDIUM -> "\u001b[33m";
      case LOW -> "\u001b[36m";
      case INFO -> "\u001b[2m";
    };
  }
}
