package dev.auditpath.examine;

import dev.auditpath.examine.ModuleFile.Form;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds modules in the places of one {@code sys.path}, as importlib's {@code PathFinder} does. */
final class ImportPath {
  private static final int DEEPEST = 30;
  private static final int LONGEST = 300;
  private static final int INITIAL = 64 * 1024;

  /** Python has these before it looks at the script. */
  private static final Set<String> LOADED =
      Set.of(
          "abc",
          "builtins",
          "codecs",
          "encodings",
          "io",
          "marshal",
          "os",
          "posix",
          "site",
          "stat",
          "sys",
          "time",
          "zipimport");

  private final List<ImportPlace> places;
  private final FolderFinder finder;
  private final Map<String, Mapped> mapped;
  private final Map<String, Located> located = new HashMap<>();

  /** A folder that a package's modules are looked for in. */
  record Portion(ImportPlace place, String folder) {}

  /** A folder and the name in it under which a module is found. */
  record Mapped(ImportPlace place, String name) {}

  /**
   * Where a module is.
   *
   * @param file what would be loaded; empty for a namespace package and for what is not there
   * @param portions where its modules are looked for; none for what is no package
   */
  record Located(Optional<ModuleFile> file, List<Portion> portions) {
    static final Located NOWHERE = new Located(Optional.empty(), List.of());

    boolean isThere() {
      return file.isPresent() || !portions.isEmpty();
    }
  }

  /**
   * @param mapped by module what editable installs have for what the folders do not
   */
  ImportPath(List<ImportPlace> places, FolderFinder finder, Map<String, Mapped> mapped) {
    this.places = List.copyOf(places);
    this.mapped = Map.copyOf(mapped);
    this.finder = finder;
  }

  /** Returns where a module is, by its dotted name; nowhere for what is no dotted name. */
  Located locate(String module) {
    Located known = located.get(module);
    if (known == null) {
      known = isDottedName(module) ? search(module) : Located.NOWHERE;
      known = known.isThere() ? known : searchMapped(module);
      located.put(module, known);
    }
    return known;
  }

  /** Returns the names of the modules that are found directly in a package, in order. */
  List<String> children(String parent, int most) {
    Set<String> names = new TreeSet<>();
    for (Portion portion : locate(parent).portions()) {
      for (String name : portion.place().names(portion.folder())) {
        int dot = name.indexOf('.');
        names.add(dot < 0 ? name : name.substring(0, dot));
      }
    }
    names.remove("__init__");
    return names.stream()
        .filter(name -> locate(parent + "." + name).file().isPresent())
        .limit(most)
        .toList();
  }

  /** Returns whether the first place, which Python asks before its own library, has a module. */
  boolean isShadowed(String topLevel) {
    return !places.isEmpty()
        && !LOADED.contains(topLevel)
        && finder.find(places.get(0), "", topLevel).isPresent();
  }

  private Located search(String module) {
    int dot = module.lastIndexOf('.');
    String name = module.substring(dot + 1);
    if (dot < 0) {
      return search(places.stream().map(place -> new Portion(place, "")).toList(), name, module);
    }
    return search(locate(module.substring(0, dot)).portions(), name, module);
  }

  /** The finders of editable installs are asked last. */
  private Located searchMapped(String module) {
    Mapped target = mapped.get(module);
    return target == null
        ? Located.NOWHERE
        : search(List.of(new Portion(target.place(), "")), target.name(), module);
  }

  private Located search(List<Portion> portions, String name, String module) {
    List<Portion> namespace = new ArrayList<>();
    for (Portion portion : portions) {
      Optional<ModuleFile> file = finder.find(portion.place(), portion.folder(), name);
      if (file.isPresent()) {
        return new Located(file, portionsOf(file.get(), module));
      }
      String folder = FolderFinder.within(portion.folder(), name);
      if (portion.place().names(portion.folder()).contains(name)
          && portion.place().isFolder(folder)) {
        namespace.add(new Portion(portion.place(), folder));
      }
    }
    return new Located(Optional.empty(), List.copyOf(namespace));
  }

  private List<Portion> portionsOf(ModuleFile file, String module) {
    if (!file.isPackage()) {
      return List.of();
    }
    Portion own = new Portion(file.place(), file.folder());
    if (file.form() != Form.SOURCE || !extendsItsPath(file)) {
      return List.of(own);
    }
    List<Portion> portions = new ArrayList<>(List.of(own));
    String folder = module.replace('.', '/');
    for (ImportPlace place : places) {
      if (place != file.place() && place.isFolder(folder)) {
        portions.add(new Portion(place, folder));
      }
    }
    return portions;
  }

  /** Namespace packages of the old styles say so in their {@code __init__}. */
  private static boolean extendsItsPath(ModuleFile file) {
    try {
      byte[] bytes = file.place().read(file.relative(), INITIAL);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      return text.contains("extend_path") || text.contains("declare_namespace");
    } catch (IOException longOrUnreadable) {
      // Such an __init__ is a line or two; what cannot be read is said when its text is asked for.
      return false;
    }
  }

  private static boolean isDottedName(String module) {
    if (module.isEmpty() || module.length() > LONGEST) {
      return false;
    }
    String[] parts = module.split("\\.", -1);
    for (String part : parts) {
      if (part.isEmpty() || !part.chars().allMatch(ImportPath::isNamePart)) {
        return false;
      }
    }
    return parts.length <= DEEPEST;
  }

  private static boolean isNamePart(int c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }
}
