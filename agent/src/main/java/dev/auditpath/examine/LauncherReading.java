package dev.auditpath.examine;

import dev.auditpath.model.EntryPoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A script held against one template.
 *
 * @param writer whose template it is
 * @param values what the template's placeholders stand for: {@code module}, {@code call}, {@code
 *     dist}, {@code script}, {@code path}
 * @param odd the lines that the template has not
 * @param missing the lines of the template that the script has not
 */
record LauncherReading(
    String writer, Map<String, String> values, List<Odd> odd, List<String> missing) {

  /** The placeholder that several lines of one launcher fill, each in its own way. */
  static final String PATH = "path";

  LauncherReading {
    values = Map.copyOf(values);
    odd = List.copyOf(odd);
    missing = List.copyOf(missing);
  }

  /** A line and what is odd in it, a sentence's end after "its installer (pip)". */
  record Odd(ScriptLine line, String what) {}

  /** Returns the paths that the launcher names, in their order. */
  List<String> paths() {
    String paths = values.get(PATH);
    return paths == null ? List.of() : List.of(paths.split("\n", -1));
  }

  boolean isClean() {
    return odd.isEmpty() && missing.isEmpty();
  }

  /** Returns what the launcher runs; empty where it names a distribution's script instead. */
  Optional<EntryPoint> target() {
    String module = values.get("module");
    String call = values.get("call");
    return module == null || call == null
        ? Optional.empty()
        : Optional.of(new EntryPoint(module, call));
  }
}
