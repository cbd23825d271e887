package dev.auditpath.behaviour;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Modules that a program finds in a package when it runs, and imports by names that stand in no
 * source: {@code pkgutil}'s lists, and any name of which no more than the package is known.
 */
final class FoundModules {
  private static final String FINDER = "pkgutil.ModuleInfo.module_finder";
  private static final String PATH = ".__path__";
  private static final int DEEPEST = 4;

  /** Modules after which other distributions' packages are no longer gone through. */
  private static final int MANY = 200;

  private final Interpreter interpreter;
  private final Set<String> searched = new LinkedHashSet<>();

  FoundModules(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  static void addTo(Map<String, Model> models) {
    models.put("pkgutil.iter_modules", call -> listed(call, 1));
    models.put("pkgutil.walk_packages", call -> listed(call, DEEPEST));
    for (String method : new String[] {".find_spec", ".find_module"}) {
      models.put(FINDER + method, FoundModules::byFinder);
      models.put(FINDER + method + "().load_module", FoundModules::byFinder);
      models.put(FINDER + method + "().loader.load_module", FoundModules::byFinder);
    }
  }

  /**
   * Returns the modules that a name with a part that is not known may be of; null where not even
   * the package is known.
   */
  @Nullable List<String> named(String pattern, Site site) {
    int from = 0;
    while (from < pattern.length() && !Marks.isMark(pattern.charAt(from))) {
      from++;
    }
    int to = pattern.length();
    while (to > from && !Marks.isMark(pattern.charAt(to - 1))) {
      to--;
    }
    int dot = pattern.lastIndexOf('.', from - 1);
    if (dot <= 0) {
      return null;
    }
    String parent = pattern.substring(0, dot);
    String start = pattern.substring(dot + 1, from);
    String[] ends = pattern.substring(to).split("\\.", 2);
    List<String> children = children(parent, site);
    if (children == null) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (String child : children) {
      if (child.startsWith(start) && child.endsWith(ends[0])) {
        names.add(parent + "." + child + (ends.length > 1 ? "." + ends[1] : ""));
      }
    }
    return names;
  }

  /** Returns the names in a package that is followed; null where that is none. */
  private @Nullable List<String> children(String parent, Site site) {
    if (!interpreter.imports().isFollowedPackage(parent, site)) {
      return null;
    }
    boolean isOwn = interpreter.imports().isOfSubject(parent, site);
    if (!isOwn && interpreter.budget().modules() > MANY) {
      return null;
    }
    List<String> names = interpreter.imports().children(parent);
    if (isOwn && names.size() >= Modules.MOST_NAMES) {
      tooMany(parent, site);
    }
    return names;
  }

  private void tooMany(String parent, Site site) {
    interpreter
        .findings()
        .unread("dynamic-code", site, "it imports modules of " + parent + ", which has too many");
  }

  private static Values listed(Call call, int depth) {
    FoundModules found = call.interpreter().foundModules();
    Sequence all = new Sequence();
    Values paths =
        Containers.element(call.interpreter(), call.at(0, "path"), call.site())
            .or(call.at(0, "path"));
    List<String> prefixes = call.at(1, "prefix").texts();
    String prefix = prefixes.isEmpty() ? "" : prefixes.get(0);
    for (Value path : paths.options()) {
      String parent = found.packageAt(path);
      if (!parent.isEmpty()) {
        found.list(parent, prefix, depth, call.site(), all);
      }
    }
    return all.head().isEmpty() ? call.result() : Values.of(all);
  }

  private void list(String parent, String prefix, int depth, Site site, Sequence into) {
    List<String> children = children(parent, site);
    if (children == null) {
      return;
    }
    if (into.head().size() >= Modules.MOST_NAMES) {
      tooMany(parent, site);
      return;
    }
    searched.add(parent);
    for (String child : children) {
      into.add(
          Values.of(
              new Sequence(
                  List.of(Values.external(FINDER), Values.text(prefix + child), Values.OPEN))));
      if (depth > 1) {
        list(parent + "." + child, prefix + child + ".", depth - 1, site, into);
      }
    }
  }

  /** Returns the package whose folder a path is; empty for any other path. */
  private String packageAt(Value path) {
    if (path instanceof Value.External external && external.name().endsWith(PATH)) {
      // Of a package without an __init__.
      return external.name().substring(0, external.name().length() - PATH.length());
    }
    return path instanceof Value.Text text ? packageAt(text.text()) : "";
  }

  private String packageAt(String path) {
    int end = path.indexOf(Marks.FOLDER, 1);
    if (end < 2 || path.charAt(0) != Marks.FOLDER || !Marks.isExact(path.substring(end + 1))) {
      return "";
    }
    String near = interpreter.imports().packageOf(path.substring(1, end));
    String below = path.substring(end + 1).replaceAll("^/+|/+$", "");
    return near.isEmpty() || below.isEmpty() ? near : near + "." + below.replace('/', '.');
  }

  /** A finder that {@code pkgutil} gave, asked for a module by the last part of its name. */
  private static Values byFinder(Call call) {
    Imports imports = call.interpreter().imports();
    Values result = call.result();
    for (String name : call.at(0).constants()) {
      for (String parent : call.interpreter().foundModules().searched) {
        String whole = parent + "." + Names.last(name);
        if (imports.children(parent).contains(Names.last(name))) {
          Values module = Values.of(imports.load(whole, call.site()));
          result = call.name().endsWith("load_module") ? module : result;
        }
      }
    }
    return result;
  }
}
