package dev.auditpath.behaviour;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A module whose source is followed. */
final class Module implements Value {
  private static final int LONGEST_EXCERPT = 160;

  private final String name;
  private final Path file;
  private final String source;
  private final boolean isPackage;
  private final String distribution;
  private int line;
  private final Scope scope = new Scope(this);
  private final Set<String> stars = new LinkedHashSet<>();
  private @Nullable List<String> lines;

  /**
   * A text that a source runs as code.
   *
   * @param line where in the file it is run
   */
  static Module within(Module around, int line, String source) {
    Module module =
        new Module(
            around.name + "<" + line + ">",
            new ModuleSource.Text(around.file, source, false, around.distribution));
    module.line = around.shown(line);
    return module;
  }

  Module(String name, ModuleSource.Text text) {
    this.name = name;
    this.file = text.file();
    this.source = text.source();
    this.isPackage = text.isPackage();
    this.distribution = text.distribution();
  }

  /** Returns the line of the file that a line of this text stands for. */
  int shown(int own) {
    return line > 0 ? line : own;
  }

  String name() {
    return name;
  }

  Path file() {
    return file;
  }

  String source() {
    return source;
  }

  /** Returns the distribution that brought it; empty when unknown. */
  String distribution() {
    return distribution;
  }

  Scope scope() {
    return scope;
  }

  /** Returns the modules, not followed, that all names were imported of. */
  Set<String> stars() {
    return stars;
  }

  /** Returns the package that relative imports start from; empty for a module on its own. */
  String packageName() {
    if (isPackage) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  boolean isPackage() {
    return isPackage;
  }

  /** Returns a line's text without its indentation, cut where it grows long. */
  String excerpt(int line) {
    if (lines == null) {
      lines = source.lines().toList();
    }
    if (line < 1 || line > lines.size()) {
      return "";
    }
    String text = lines.get(line - 1).strip();
    return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
  }
}
