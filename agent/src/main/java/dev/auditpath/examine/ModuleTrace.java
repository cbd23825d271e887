package dev.auditpath.examine;

import dev.auditpath.behaviour.ModuleSource;
import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.PlugIn;
import dev.auditpath.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks modules for somebody and writes the answers down. */
final class ModuleTrace implements Modules {
  private final Modules modules;
  private final Map<Question, Answered> answers = new LinkedHashMap<>();

  /** What can be asked of modules. */
  private sealed interface Question {}

  private record Find(String module) implements Question {}

  private record Data(String nearModule, String relative) implements Question {}

  private record Commands(String module) implements Question {}

  private record Children(String parent) implements Question {}

  private record Registered(String group) implements Question {}

  private record Startup(int number) implements Question {}

  /**
   * A question and its answer.
   *
   * @param answer the same where the answer is the same but for where it stands
   * @param file where it stands
   */
  record Answered(Question question, String answer, Optional<Path> file) {}

  ModuleTrace(Modules modules) {
    this.modules = modules;
  }

  /** Returns what was asked, in order, each question once. */
  List<Answered> answers() {
    return List.copyOf(answers.values());
  }

  /**
   * Asks again.
   *
   * @return where each file stands now; empty where an answer is another one
   */
  static Optional<Map<Path, Path>> again(List<Answered> before, Modules modules) {
    Map<Path, Path> files = new HashMap<>();
    for (Answered one : before) {
      Answered now = ask(one.question(), modules);
      if (!now.answer().equals(one.answer())) {
        return Optional.empty();
      }
      if (one.file().isPresent() && now.file().isPresent()) {
        Path other = files.putIfAbsent(one.file().get(), now.file().get());
        if (other != null && !other.equals(now.file().get())) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(files);
  }

  @Override
  public ModuleSource find(String module) {
    ModuleSource source = modules.find(module);
    answers.computeIfAbsent(new Find(module), question -> answered(question, source));
    return source;
  }

  @Override
  public ModuleSource data(String nearModule, String relative) {
    ModuleSource source = modules.data(nearModule, relative);
    answers.computeIfAbsent(new Data(nearModule, relative), question -> answered(question, source));
    return source;
  }

  @Override
  public Map<String, Set<String>> commands(String module) {
    Map<String, Set<String>> commands = modules.commands(module);
    answers.computeIfAbsent(new Commands(module), question -> answered(question, commands));
    return commands;
  }

  @Override
  public List<String> children(String parent) {
    List<String> names = modules.children(parent);
    answers.computeIfAbsent(new Children(parent), question -> answered(question, names));
    return names;
  }

  @Override
  public List<PlugIn> plugIns(String group) {
    List<PlugIn> plugIns = modules.plugIns(group);
    answers.computeIfAbsent(new Registered(group), question -> answered(question, plugIns));
    return plugIns;
  }

  @Override
  public List<ModuleSource.Text> startup() {
    List<ModuleSource.Text> texts = modules.startup();
    // One more than there are, so that one that came is noticed.
    for (int i = 0; i <= texts.size(); i++) {
      Startup asked = new Startup(i);
      answers.computeIfAbsent(asked, question -> answered(asked, texts));
    }
    return texts;
  }

  private static Answered ask(Question question, Modules modules) {
    if (question instanceof Find find) {
      return answered(question, modules.find(find.module()));
    }
    if (question instanceof Data data) {
      return answered(question, modules.data(data.nearModule(), data.relative()));
    }
    if (question instanceof Children children) {
      return answered(question, modules.children(children.parent()));
    }
    if (question instanceof Startup startup) {
      return answered(startup, modules.startup());
    }
    if (question instanceof Registered registered) {
      return answered(question, modules.plugIns(registered.group()));
    }
    return answered(question, modules.commands(((Commands) question).module()));
  }

  private static Answered answered(Startup question, List<ModuleSource.Text> texts) {
    return question.number() < texts.size()
        ? answered(question, texts.get(question.number()))
        : new Answered(question, "", Optional.empty());
  }

  private static Answered answered(Question question, List<?> things) {
    return new Answered(question, things.toString(), Optional.empty());
  }

  private static Answered answered(Question question, Map<String, Set<String>> commands) {
    Map<String, Set<String>> ordered = new TreeMap<>();
    commands.forEach((module, names) -> ordered.put(module, new TreeSet<>(names)));
    return new Answered(question, ordered.toString(), Optional.empty());
  }

  private static Answered answered(Question question, ModuleSource source) {
    if (source instanceof ModuleSource.Text text) {
      String digest = digest(text.source());
      return new Answered(
          question, digest + text.isPackage() + text.distribution(), Optional.of(text.file()));
    }
    if (source instanceof ModuleSource.Unreadable unreadable) {
      return new Answered(
          question, unreadable.kind() + unreadable.reason(), Optional.of(unreadable.file()));
    }
    return new Answered(question, source.toString(), Optional.empty());
  }

  /** Returns a digest of any text, lone surrogates and all. */
  static String digest(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_16LE));
  }
}
