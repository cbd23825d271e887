package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Versions of the dpkg packages whose files are on the disk: {@code /var/lib/dpkg/status}, stanzas
 * of fields as deb822(5) has them.
 */
final class DpkgStatus {
  private static final int CAP = 64 << 20;

  /** dpkg(1), "package states": unpacked ones have their files, configured or not. */
  private static final Set<String> STATES_WITH_FILES =
      Set.of("installed", "triggers-pending", "triggers-awaited", "half-configured", "unpacked");

  private final Set<String> wantedKeys;
  private final Set<String> wantedPackages = new HashSet<>();
  private final Map<String, String> versions = new HashMap<>();

  private String packageName = "";
  private String state = "";
  private String architecture = "";
  private String version = "";

  private DpkgStatus(Set<String> wantedKeys) {
    this.wantedKeys = wantedKeys;
    for (String key : wantedKeys) {
      wantedPackages.add(DpkgLists.withoutArchitecture(key));
    }
  }

  /** Returns the versions of those of the packages, named as their lists are, that have files. */
  static Map<String, String> versions(Path file, Set<String> keys, Host host, Problems problems) {
    DpkgStatus status = new DpkgStatus(keys);
    try {
      status.read(host.read(file, CAP));
    } catch (IOException e) {
      problems.add(file, e);
    }
    return status.versions;
  }

  private void read(byte[] text) {
    int start = 0;
    for (int at = 0; at < text.length; at++) {
      if (text[at] == '\n') {
        line(text, start, at);
        start = at + 1;
      }
    }
    line(text, start, text.length);
    endStanza();
  }

  private void line(byte[] text, int start, int end) {
    if (start == end) {
      endStanza();
    } else if (text[start] == 'P' && startsWith(text, start, "Package: ")) {
      packageName = value(text, start, end);
    } else if (wantedPackages.contains(packageName)) {
      field(text, start, end);
    }
  }

  private void field(byte[] text, int start, int end) {
    if (startsWith(text, start, "Status: ")) {
      String words = value(text, start, end);
      state = words.substring(words.lastIndexOf(' ') + 1);
    } else if (startsWith(text, start, "Architecture: ")) {
      architecture = value(text, start, end);
    } else if (startsWith(text, start, "Version: ")) {
      version = value(text, start, end);
    }
  }

  private void endStanza() {
    if (STATES_WITH_FILES.contains(state)) {
      for (String key : new String[] {packageName, packageName + ":" + architecture}) {
        if (wantedKeys.contains(key)) {
          versions.put(key, version);
        }
      }
    }
    packageName = "";
    state = "";
    architecture = "";
    version = "";
  }

  private static boolean startsWith(byte[] text, int start, String word) {
    int length = word.length();
    if (text.length - start < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns what follows the field's name, its colon and the space behind it. */
  private static String value(byte[] text, int start, int end) {
    String line = new String(text, start, end - start, StandardCharsets.UTF_8);
    return line.substring(line.indexOf(' ') + 1).strip();
  }
}
