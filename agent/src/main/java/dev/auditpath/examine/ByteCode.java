package dev.auditpath.examine;

import dev.auditpath.behaviour.ModuleSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Compiled modules beside their source. Python compares their header with the source before it runs
 * them (PEP 3147), unless the header tells it not to (PEP 552): then what runs can be anything.
 */
final class ByteCode {
  private static final int CAP = 16 * 1024 * 1024;
  private static final int FLAGS = 4;
  private static final int HEADER = 16;
  private static final int HASHED = 1;
  private static final int CHECKED = 2;

  /** {@code 311} of Python 3.11; empty when the version is not known. */
  private final String version;

  ByteCode(String python) {
    String[] parts = python.split("\\.", 3);
    this.version = parts.length < 2 ? "" : parts[0] + parts[1];
  }

  /** Returns the compiled module that Python would run unseen in place of a source, if any. */
  Optional<ModuleSource> insteadOf(ModuleFile source) {
    String cache = FolderFinder.within(source.folder(), "__pycache__");
    if (!source.place().names(source.folder()).contains("__pycache__")) {
      return Optional.empty();
    }
    for (String name : source.place().names(cache)) {
      if (isOf(source.stem(), name) && isUnchecked(source.place(), cache + "/" + name)) {
        return Optional.of(
            new ModuleSource.Unreadable(
                source.place().path(cache + "/" + name),
                "Python runs this byte code without comparing it with its source",
                "dynamic-code"));
      }
    }
    return Optional.empty();
  }

  /** {@code x.cpython-311.pyc}; what {@code -O} compiles is left out, launchers run without it. */
  private boolean isOf(String stem, String name) {
    if (!name.startsWith(stem + ".") || !name.endsWith(".pyc") || name.contains(".opt-")) {
      return false;
    }
    String tag = name.substring(stem.length() + 1);
    return version.isEmpty()
        || tag.startsWith("cpython-" + version + ".")
        || tag.startsWith("cpython-" + version + "t.")
        || tag.startsWith("pypy" + version + ".")
        || tag.startsWith("graalpy");
  }

  private static boolean isUnchecked(ImportPlace place, String relative) {
    try {
      return isUnchecked(place.read(relative, CAP));
    } catch (IOException e) {
      // Python passes over what it cannot read and compiles the source.
      return false;
    }
  }

  /** Returns whether a compiled module tells Python not to look at its source (PEP 552). */
  static boolean isUnchecked(byte[] compiled) {
    if (compiled.length < HEADER) {
      return false;
    }
    int flags = compiled[FLAGS] & 0xFF;
    boolean known =
        (flags & ~(HASHED | CHECKED)) == 0
            && compiled[5] == 0
            && compiled[6] == 0
            && compiled[7] == 0;
    return known && (flags & HASHED) != 0 && (flags & CHECKED) == 0;
  }
}
