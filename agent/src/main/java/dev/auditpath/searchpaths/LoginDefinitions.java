package dev.auditpath.searchpaths;

/** The search path that login(1) begins with: ENV_PATH, for root ENV_SUPATH, of login.defs(5). */
final class LoginDefinitions {
  private LoginDefinitions() {}

  /** Returns PATH as text; empty when {@code /etc/login.defs} does not say. */
  static String searchPath(MachineFiles files) {
    String key = files.host().userId() == 0 ? "ENV_SUPATH" : "ENV_PATH";
    String found = "";
    for (String line : files.read("/etc/login.defs").split("\n", -1)) {
      String setting = line.strip();
      if (setting.startsWith(key) && setting.length() > key.length()) {
        String value = setting.substring(key.length());
        boolean wholeKey = Character.isWhitespace(value.charAt(0));
        found = wholeKey ? withoutName(value.strip()) : found;
      }
    }
    return found;
  }

  private static String withoutName(String value) {
    String plain = value.startsWith("\"") ? value.replace("\"", "") : value;
    return plain.startsWith("PATH=") ? plain.substring("PATH=".length()) : plain;
  }
}
