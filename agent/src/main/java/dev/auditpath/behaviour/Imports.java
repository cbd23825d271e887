package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.ModTy;
import com.oracle.graal.python.pegparser.sst.StmtTy;
import dev.auditpath.behaviour.Value.External;
import dev.auditpath.python.NotParsedException;
import dev.auditpath.python.PythonParser;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds, reads and runs modules, each once. */
final class Imports {
  private static final Pattern NAME =
      Pattern.compile("[^.\\s/\\\\]{1,100}(\\.[^.\\s/\\\\]{1,100}){0,20}");

  private static final int MOST_FOLDERS = 8;

  private final Interpreter interpreter;
  private final Modules modules;
  private final Map<String, Value> loaded = new HashMap<>();
  private final Set<String> namespaces = new HashSet<>();
  private final Set<String> ownTops = new HashSet<>();
  private final Set<String> folders = new LinkedHashSet<>();
  private final Set<String> mains = new HashSet<>();
  private final Set<String> texts = new HashSet<>();
  private int guarded;
  private boolean isPastBound;
  private boolean archives;

  Imports(Interpreter interpreter, Modules modules) {
    this.interpreter = interpreter;
    this.modules = modules;
  }

  static String top(String module) {
    int dot = module.indexOf('.');
    return dot < 0 ? module : module.substring(0, dot);
  }

  /** A top-level package whose modules have to be there. */
  void own(String top) {
    ownTops.add(top);
  }

  /** A module is run as a program and not imported. */
  void runAsMain(String name, Site site) {
    mains.add(name);
    load(name, site);
    load(name + ".__main__", site);
  }

  boolean isMain(String name) {
    return name.startsWith("__main__") || name.endsWith(".__main__") || mains.contains(name);
  }

  boolean isOwn(String top) {
    return ownTops.contains(top);
  }

  /** Returns whether a text that is run as code at a place is run there for the first time. */
  boolean firstRun(String source, Site site) {
    return texts.add(site.module().file() + ":" + site.line() + ":" + source);
  }

  /** Within a {@code try}, a module that is missing is no loss. */
  void guard(boolean enter) {
    guarded += enter ? 1 : -1;
  }

  /** Imports a module and the packages above it; returns the module itself. */
  Value load(String name, Site site) {
    Value known = loaded.get(name);
    if (known != null) {
      return known;
    }
    if (!NAME.matcher(name).matches() || isTool(name)) {
      return remember(name, new External(name));
    }
    int moves = (name + ".").indexOf("six.moves.");
    if (moves > 0) {
      // A copy of six makes these names up when it is imported.
      return remember(name, new External(name.substring(moves)));
    }
    int dot = name.lastIndexOf('.');
    Value parent = dot < 0 ? null : load(name.substring(0, dot), site);
    Value again = loaded.get(name);
    if (again != null) {
      return again;
    }
    if (parent instanceof External && !namespaces.contains(name.substring(0, dot))) {
      return remember(name, new External(name));
    }
    Value module = find(name, site);
    if (parent instanceof Module above) {
      above.scope().names().put(name.substring(dot + 1), Values.of(module));
    }
    return module;
  }

  /** Returns the names directly in a package. */
  List<String> children(String parent) {
    return modules.children(parent);
  }

  /** Returns what is registered in a group of entry points. */
  List<PlugIn> plugIns(String group) {
    return modules.plugIns(group);
  }

  /** Returns whether a name is a package, with or without {@code __init__}, that is followed. */
  boolean isFollowedPackage(String name, Site site) {
    return load(name, site) instanceof Module module
        ? module.isPackage()
        : namespaces.contains(name);
  }

  /** Returns whether a module is of the distribution whose program this is. */
  boolean isOfSubject(String name, Site site) {
    String own = interpreter.subject().distribution();
    return ownTops.contains(top(name))
        || (load(name, site) instanceof Module module
            && !own.isEmpty()
            && module.distribution().equals(own));
  }

  /** Returns the package whose folder a module lies in; a package lies in its own. */
  String packageOf(String name) {
    return loaded.get(name) instanceof Module module ? module.packageName() : name;
  }

  /** Returns the commands of another distribution that brought a module, by module. */
  Map<String, Set<String>> commands(String module) {
    return modules.commands(module);
  }

  /** Returns whether a module is of a distribution that brings the very command in question too. */
  private boolean isTool(String name) {
    String top = top(name);
    return !ownTops.contains(top)
        && modules.commands(name).entrySet().stream()
            .filter(entry -> top(entry.getKey()).equals(top))
            .anyMatch(
                entry ->
                    entry.getValue().stream().anyMatch(interpreter.subject().commands()::contains));
  }

  /** Returns a part of a package that is a module of its own; null when there is none. */
  @Nullable Value submodule(String parent, String name, Site site) {
    String whole = parent + "." + name;
    Value known = loaded.get(whole);
    if (known != null) {
      return known;
    }
    Value above = loaded.get(parent);
    boolean followed = above instanceof Module module && module.isPackage();
    if (!followed && !namespaces.contains(parent)) {
      return null;
    }
    return modules.find(whole) instanceof ModuleSource.Missing ? null : load(whole, site);
  }

  private Value remember(String name, Value value) {
    loaded.put(name, value);
    return value;
  }

  private Value find(String name, Site site) {
    ModuleSource source = modules.find(name);
    boolean library = source instanceof ModuleSource.Library && name.indexOf('.') < 0;
    Value instead = library ? beside(name) : null;
    if (instead != null) {
      return instead;
    }
    if (source instanceof ModuleSource.Text text) {
      return read(name, text);
    }
    if (source instanceof ModuleSource.Namespace) {
      namespaces.add(name);
    } else if (source instanceof ModuleSource.Unreadable unreadable) {
      interpreter.findings().unread(unreadable.kind(), unreadable.file(), unreadable.reason());
    } else if (source instanceof ModuleSource.Missing && name.indexOf('.') < 0) {
      Value beside = beside(name);
      if (beside != null) {
        return beside;
      }
    }
    if (archives && source instanceof ModuleSource.Missing && name.indexOf('.') < 0) {
      interpreter
          .findings()
          .unread("dynamic-code", site, "it takes " + name + " out of an archive of the package");
    }
    if (source instanceof ModuleSource.Missing
        && guarded == 0
        && interpreter.findings().isAtModuleLevel()
        && site.module().name().indexOf('<') < 0
        && ownTops.contains(top(name))) {
      interpreter.findings().unread("dynamic-code", site, "there is no module " + name);
    }
    return remember(name, new External(name));
  }

  /** A folder of the package is put on the import path. */
  void addFolder(String folder) {
    if (folders.size() < MOST_FOLDERS) {
      folders.add(folder);
    }
    ModuleSource file = PackageData.source(interpreter, folder);
    archives |= file instanceof ModuleSource.Text || file instanceof ModuleSource.Unreadable;
  }

  private @Nullable Value beside(String name) {
    for (String folder : folders) {
      int end = folder.indexOf(Marks.FOLDER, 1);
      String near = folder.substring(1, Math.max(1, end));
      String inside = folder.substring(end + 1).replaceFirst("^/+", "");
      String path = inside.isEmpty() ? name : inside + "/" + name;
      for (String ending : new String[] {".py", "/__init__.py"}) {
        if (!near.isEmpty()
            && Marks.isExact(path)
            && modules.data(near, path + ending) instanceof ModuleSource.Text text) {
          boolean isPackage = ending.startsWith("/");
          return read(
              name,
              new ModuleSource.Text(text.file(), text.source(), isPackage, text.distribution()));
        }
      }
    }
    return null;
  }

  private Value read(String name, ModuleSource.Text text) {
    if (!interpreter.budget().takeModule(text.source().length())) {
      if (!isPastBound) {
        isPastBound = true;
        interpreter
            .findings()
            .unread(
                "dynamic-code", text.file(), "it and others come after more modules than are read");
      }
      return remember(name, new External(name));
    }
    Module module = new Module(name, text);
    remember(name, module);
    run(module);
    return module;
  }

  /** Runs what Python has run before the program; what it changes is changed for the program. */
  void runStartup() {
    for (ModuleSource.Text text : modules.startup()) {
      run(new Module(Names.base(text.file().toString()), text));
    }
  }

  /** Runs a module's statements. */
  void run(Module module) {
    Scope scope = module.scope();
    scope.names().put("__name__", Values.text(module.name()));
    scope.names().put("__file__", Values.text(fileText(module)));
    scope.names().put("__package__", Values.text(module.packageName()));
    if (module.isPackage()) {
      scope
          .names()
          .put(
              "__path__",
              Values.of(new Sequence(List.of(Values.text(Marks.folderOf(module.name()))))));
    }
    runIn(module, scope, module.name());
  }

  private void runIn(Module module, Scope scope, String label) {
    try {
      run(PythonParser.parse(module.source()), scope, label);
    } catch (NotParsedException notParsed) {
      interpreter.findings().unread("dynamic-code", module.file(), notParsed.reason());
    }
  }

  /** Runs the statements of a tree; returns what it is worth where it is one expression. */
  Values run(ModTy.Module tree, Scope scope, String label) {
    interpreter.findings().enter(label);
    int before = guarded;
    guarded = 0;
    Execution execution = new Execution(interpreter, scope);
    Values result = Values.OPEN;
    if (tree.body != null
        && tree.body.length == 1
        && tree.body[0] instanceof StmtTy.Expr expression) {
      result = execution.evaluation().value(expression.value);
    } else {
      execution.run(tree.body);
    }
    guarded = before;
    interpreter.findings().leave();
    return result;
  }

  private static String fileText(Module module) {
    String name = module.name();
    Path file = module.file().getFileName();
    return Marks.folderOf(name) + "/" + (file == null ? "__init__.py" : file);
  }

  /** Returns a file that lies beside a module. */
  ModuleSource data(String nearModule, String relative) {
    return modules.data(nearModule, relative);
  }
}
