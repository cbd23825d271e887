package dev.auditpath.examine;

import dev.auditpath.examine.ModuleFile.Form;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a module in one folder, in the order of importlib's {@code FileFinder}: a package, then an
 * extension module, source, byte code alone.
 */
final class FolderFinder {
  /** {@code 311} of Python 3.11; empty when the version is not known. */
  private final String version;

  /**
   * @param python the interpreter's version; empty when it is not known
   */
  FolderFinder(String python) {
    String[] parts = python.split("\\.", 3);
    this.version = parts.length < 2 ? "" : parts[0] + parts[1];
  }

  /**
   * Returns the file that would be loaded.
   *
   * @param folder relative to the place; empty for the place itself
   * @param name the last element of the module's dotted name
   */
  Optional<ModuleFile> find(ImportPlace place, String folder, String name) {
    Set<String> names = place.names(folder);
    if (names.contains(name) && place.isFolder(within(folder, name))) {
      String inside = within(folder, name);
      Optional<ModuleFile> initial = file(place, inside, "__init__", place.names(inside), true);
      if (initial.isPresent()) {
        return initial;
      }
    }
    return file(place, folder, name, names, false);
  }

  static String within(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  private Optional<ModuleFile> file(
      ImportPlace place, String folder, String stem, Set<String> names, boolean isPackage) {
    Optional<String> extension =
        names.stream().filter(name -> isExtension(name, stem)).sorted().findFirst();
    Optional<String> file =
        extension
            .or(() -> Optional.of(stem + ".py").filter(names::contains))
            .or(() -> Optional.of(stem + ".pyc").filter(names::contains));
    return file.map(name -> within(folder, name))
        .filter(place::isFile)
        .map(relative -> new ModuleFile(place, relative, form(relative), isPackage));
  }

  /** {@code x.so}, {@code x.abi3.so}, {@code x.cpython-311-x86_64-linux-gnu.so}, {@code x.pyd}. */
  private boolean isExtension(String name, String stem) {
    if (!name.startsWith(stem + ".") || !(name.endsWith(".so") || name.endsWith(".pyd"))) {
      return false;
    }
    int end = name.lastIndexOf('.');
    String tag = end == stem.length() ? "" : name.substring(stem.length() + 1, end);
    return tag.indexOf('.') < 0 && isForThisPython(tag);
  }

  /** A folder may hold extension modules for several Pythons (PEP 3149). */
  private boolean isForThisPython(String tag) {
    String maker = tag.startsWith("cpython-") ? "cpython-" : tag.startsWith("cp") ? "cp" : "";
    if (version.isEmpty() || maker.isEmpty()) {
      return true;
    }
    String rest = tag.substring(maker.length());
    return rest.startsWith(version)
        && (rest.length() == version.length() || !Character.isDigit(rest.charAt(version.length())));
  }

  private static Form form(String relative) {
    return relative.endsWith(".py")
        ? Form.SOURCE
        : relative.endsWith(".pyc") ? Form.BYTE_CODE : Form.EXTENSION;
  }
}
