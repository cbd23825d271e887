package dev.auditpath.behaviour;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.EntryPoint;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.HandOver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Modules in memory: a distribution of small sources; all that is not there is a library. */
final class Sources implements Modules {
  private final Map<String, ModuleSource> modules = new HashMap<>();
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, Set<String>> others = new HashMap<>();
  private final Map<String, List<PlugIn>> plugIns = new HashMap<>();
  private final List<ModuleSource.Text> startup = new ArrayList<>();
  private List<String> commands = List.of("tool");

  static Sources of(String main) {
    return new Sources().with("pkg", "").with("pkg.cli", main);
  }

  Sources with(String name, String source) {
    boolean isPackage = name.equals("pkg") || name.endsWith("_package");
    String file = name.replace('.', '/') + (isPackage ? "/__init__.py" : ".py");
    modules.put(
        name, new ModuleSource.Text(Path.of("/site/" + file), source, isPackage, "pkg-dist"));
    return this;
  }

  Sources with(String name, ModuleSource source) {
    modules.put(name, source);
    return this;
  }

  Sources withFile(String relative, String text) {
    files.put(relative, text);
    return this;
  }

  Sources withOther(String module, String command) {
    others.computeIfAbsent(module, m -> new HashSet<>()).add(command);
    return this;
  }

  Sources withPlugIn(String group, String name, String module, String attribute) {
    plugIns
        .computeIfAbsent(group, g -> new ArrayList<>())
        .add(new PlugIn(name, new EntryPoint(module, attribute)));
    return this;
  }

  Sources withStartup(String file, String code) {
    startup.add(new ModuleSource.Text(Path.of("/site/" + file), code, false, "pkg-dist"));
    return this;
  }

  Sources as(String... names) {
    commands = List.of(names);
    return this;
  }

  @Override
  public ModuleSource find(String module) {
    ModuleSource source = modules.get(module);
    if (source != null) {
      return source;
    }
    return module.startsWith("pkg") ? new ModuleSource.Missing() : new ModuleSource.Library("");
  }

  @Override
  public ModuleSource data(String nearModule, String relative) {
    String text = files.get(relative);
    return text == null
        ? new ModuleSource.Missing()
        : new ModuleSource.Text(Path.of("/site/pkg/" + relative), text, false, "pkg-dist");
  }

  @Override
  public Map<String, Set<String>> commands(String module) {
    String top = Imports.top(module);
    Map<String, Set<String>> commands = new HashMap<>(others);
    commands.keySet().removeIf(other -> !Imports.top(other).equals(top));
    return commands;
  }

  @Override
  public List<String> children(String parent) {
    return modules.keySet().stream()
        .filter(name -> name.startsWith(parent + ".") && name.lastIndexOf('.') == parent.length())
        .map(name -> name.substring(parent.length() + 1))
        .sorted()
        .limit(MOST_NAMES)
        .toList();
  }

  @Override
  public List<PlugIn> plugIns(String group) {
    return plugIns.getOrDefault(group, List.of());
  }

  @Override
  public List<ModuleSource.Text> startup() {
    return startup;
  }

  Behaviour analyse() {
    return analyse("pkg.cli:main");
  }

  Behaviour analyse(String target) {
    String[] parts = target.split(":", -1);
    Program program =
        new Program.Entry(
            new EntryPoint(parts[0], parts.length > 1 ? parts[1] : ""), Path.of("/env/bin/tool"));
    return Analysis.of(new Subject(commands, "pkg-dist"), program, this);
  }

  /** Returns the commands that are handed over to, and the kinds of effects, as one line. */
  static String summary(Behaviour behaviour) {
    Set<String> words = new TreeSet<>();
    for (HandOver handOver : behaviour.handOvers()) {
      words.add("hands-over:" + handOver.command());
    }
    for (Evidence effect : behaviour.effects()) {
      words.add(effect.kind());
    }
    if (!behaviour.unread().isEmpty()) {
      words.add("unread");
    }
    return String.join(" ", words);
  }

  static List<String> lines(Behaviour behaviour) {
    List<String> lines = new ArrayList<>();
    behaviour.handOvers().forEach(handOver -> lines.add(handOver.toString()));
    behaviour.effects().forEach(effect -> lines.add(effect.toString()));
    behaviour.notes().forEach(note -> lines.add("note " + note));
    behaviour.unread().forEach(unread -> lines.add("unread " + unread));
    return lines;
  }
}
