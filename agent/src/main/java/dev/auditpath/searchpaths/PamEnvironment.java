package dev.auditpath.searchpaths;

import dev.auditpath.shell.ShellText;
import java.util.Map;

/**
 * The variables that pam_env(8) sets when a user logs in: {@code /etc/security/pam_env.conf}, then
 * {@code /etc/environment}. A user's {@code ~/.pam_environment} is not looked at: reading it is
 * deprecated and off by default.
 */
final class PamEnvironment {
  private PamEnvironment() {}

  /** Adds the variables to those that are set already. */
  static void addTo(Map<String, String> variables, MachineFiles files, Map<String, String> items) {
    for (String line : joined(files.read("/etc/security/pam_env.conf")).split("\n", -1)) {
      addRule(line.strip(), variables, items);
    }
    for (String line : files.read("/etc/environment").split("\n", -1)) {
      addPlain(line, variables);
    }
  }

  private static String joined(String text) {
    return text.replace("\\\n", " ");
  }

  /** {@code NAME DEFAULT=value OVERRIDE=value}: the override where it is not empty. */
  private static void addRule(
      String line, Map<String, String> variables, Map<String, String> items) {
    int space = firstBlank(line, 0);
    if (line.startsWith("#") || space < 0 || !ShellText.isName(line.substring(0, space).strip())) {
      return;
    }
    String override = replaced(option(line, "OVERRIDE="), variables, items);
    String value =
        override.isEmpty() ? replaced(option(line, "DEFAULT="), variables, items) : override;
    if (!value.isEmpty()) {
      variables.put(line.substring(0, space).strip(), value);
    }
  }

  private static String option(String line, String key) {
    int at = line.indexOf(key);
    if (at < 0) {
      return "";
    }
    int start = at + key.length();
    boolean quoted = line.startsWith("\"", start);
    int end = quoted ? line.indexOf('"', start + 1) : firstBlank(line, start);
    return line.substring(quoted ? start + 1 : start, end < 0 ? line.length() : end);
  }

  private static int firstBlank(String line, int from) {
    for (int at = from; at < line.length(); at++) {
      if (line.charAt(at) == ' ' || line.charAt(at) == '\t') {
        return at;
      }
    }
    return -1;
  }

  private static String replaced(
      String text, Map<String, String> variables, Map<String, String> items) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int close = text.startsWith("{", at + 1) ? text.indexOf('}', at) : -1;
      if (c == '\\' && at + 1 < text.length()) {
        result.append(text.charAt(at + 1));
        at += 2;
      } else if ((c == '$' || c == '@') && close > 0) {
        String name = text.substring(at + 2, close);
        result.append((c == '$' ? variables : items).getOrDefault(name, ""));
        at = close + 1;
      } else {
        result.append(c);
        at++;
      }
    }
    return result.toString();
  }

  /** No references, a hash cuts anywhere, quotes only around the value. */
  private static void addPlain(String line, Map<String, String> variables) {
    int hash = line.indexOf('#');
    String plain = (hash < 0 ? line : line.substring(0, hash)).strip();
    String assignment = plain.startsWith("export ") ? plain.substring(7) : plain;
    int equals = assignment.indexOf('=');
    if (equals < 0 || !ShellText.isName(assignment.substring(0, equals))) {
      return;
    }
    String name = assignment.substring(0, equals);
    String value = unquoted(assignment.substring(equals + 1));
    if (value.isEmpty()) {
      variables.remove(name);
    } else {
      variables.put(name, value);
    }
  }

  private static String unquoted(String value) {
    if (!value.startsWith("\"") && !value.startsWith("'")) {
      return value;
    }
    boolean closed = value.length() > 1 && (value.endsWith("\"") || value.endsWith("'"));
    return value.substring(1, closed ? value.length() - 1 : value.length());
  }
}
