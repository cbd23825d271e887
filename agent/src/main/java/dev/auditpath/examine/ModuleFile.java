package dev.auditpath.examine;

import java.nio.file.Path;

/**
 * The file that the import system would load for a module.
 *
 * @param place the entry of {@code sys.path} that it is in
 * @param relative its name in there
 * @param form what kind of file it is
 * @param isPackage whether it is a package's {@code __init__}
 */
record ModuleFile(ImportPlace place, String relative, Form form, boolean isPackage) {
  /** In the order in which the import system looks for them. */
  enum Form {
    EXTENSION,
    SOURCE,
    BYTE_CODE
  }

  Path path() {
    return place.path(relative);
  }

  /** Returns the folder that it is in, relative to the place; empty for the place itself. */
  String folder() {
    int slash = relative.lastIndexOf('/');
    return slash < 0 ? "" : relative.substring(0, slash);
  }

  /** Returns the file's name without what follows its first dot. */
  String stem() {
    String name = relative.substring(relative.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
