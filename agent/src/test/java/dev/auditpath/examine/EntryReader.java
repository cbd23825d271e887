package dev.auditpath.examine;

import dev.auditpath.behaviour.ModuleSource;
import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.Program;
import dev.auditpath.behaviour.Subject;
import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Evidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what a real reader of code would ask for first, the entry point's module and the
 * packages around it, and keeps what it was given.
 */
final class EntryReader implements CodeReader {
  final List<Program> programs = new ArrayList<>();
  final List<Subject> subjects = new ArrayList<>();
  final List<String> shellTexts = new ArrayList<>();
  final List<ModuleSource> found = new ArrayList<>();

  private @Nullable Modules modules;

  @Override
  public Behaviour python(Subject subject, Program program, Modules modules) {
    this.modules = modules;
    programs.add(program);
    subjects.add(subject);
    List<Evidence> unread = new ArrayList<>();
    if (program instanceof Program.Entry entry) {
      String module = entry.entryPoint().module();
      for (int end = module.indexOf('.'); end >= 0; end = module.indexOf('.', end + 1)) {
        ask(modules.find(module.substring(0, end)), unread);
      }
      ask(modules.find(module), unread);
    }
    return new Behaviour(List.of(), List.of(), List.of(), unread);
  }

  @Override
  public Behaviour shell(Subject subject, Path file, String text) {
    subjects.add(subject);
    shellTexts.add(text);
    return Behaviour.NONE;
  }

  /** Returns the commands of a module's distribution, as the last program sees it. */
  Map<String, Set<String>> commands(String module) {
    return Objects.requireNonNull(modules).commands(module);
  }

  private void ask(ModuleSource source, List<Evidence> unread) {
    found.add(source);
    if (source instanceof ModuleSource.Unreadable unreadable) {
      unread.add(new Evidence(unreadable.kind(), unreadable.file(), 0, unreadable.reason(), ""));
    }
  }
}
