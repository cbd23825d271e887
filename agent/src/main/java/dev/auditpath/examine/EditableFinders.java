package dev.auditpath.examine;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where editable installs (PEP 660) say that modules lie: setuptools' {@code
 * __editable___NAME_finder.py} in its {@code MAPPING}, {@code editables}' {@code
 * _editable_impl_NAME.py} in calls of {@code map_module}. Both are generated; they are read as text
 * and never run.
 */
final class EditableFinders {
  private static final int CAP = 256 * 1024;
  private static final int MODULES = 10_000;
  private static final String TEXT = "(?:'((?:[^'\\\\\n]|\\\\.)*+)'|\"((?:[^\"\\\\\n]|\\\\.)*+)\")";
  private static final Pattern PAIR = Pattern.compile(TEXT + " ?: ?" + TEXT);
  private static final Pattern CALL = Pattern.compile("map_module\\(\\s*" + TEXT + ",\\s*" + TEXT);
  private static final Pattern MAPPING =
      Pattern.compile("^MAPPING(?: ?:[^=\n]*)?= ?(\\{[^\n]*)$", Pattern.MULTILINE);

  private final Host host;
  private final Map<String, Path> folders = new HashMap<>();

  private EditableFinders(Host host) {
    this.host = host;
  }

  /** Returns by module the folder of a package, or the file of a module without its suffix. */
  static Map<String, Path> in(ImportPlace sitePackages, Host host, Problems problems) {
    EditableFinders finders = new EditableFinders(host);
    for (String name : sitePackages.names("")) {
      boolean setuptools = name.startsWith("__editable___") && name.endsWith("_finder.py");
      boolean editables = name.startsWith("_editable_impl_") && name.endsWith(".py");
      if (setuptools || editables) {
        try {
          byte[] bytes = sitePackages.read(name, CAP);
          finders.read(new String(bytes, StandardCharsets.UTF_8), setuptools);
        } catch (IOException e) {
          problems.add(sitePackages.path(name), e);
        }
      }
    }
    return finders.folders;
  }

  private void read(String source, boolean setuptools) {
    Matcher mapping = MAPPING.matcher(source);
    if (setuptools && mapping.find()) {
      take(PAIR.matcher(mapping.group(1)));
    } else if (!setuptools) {
      take(CALL.matcher(source));
    }
  }

  private void take(Matcher pairs) {
    while (pairs.find() && folders.size() < MODULES) {
      String module = text(pairs, 1);
      String place = text(pairs, 3).replaceFirst("(/__init__)?\\.py$", "");
      if (place.startsWith("/") && place.indexOf('\0') < 0) {
        folders.putIfAbsent(module, host.path(place).normalize());
      }
    }
  }

  /** Returns the text in whichever quotes it stood. */
  private static String text(Matcher pair, int group) {
    String single = pair.group(group);
    String text = single == null ? pair.group(group + 1) : single;
    return text.replace("\\'", "'").replace("\\\"", "\"").replace("\\\\", "\\");
  }
}
