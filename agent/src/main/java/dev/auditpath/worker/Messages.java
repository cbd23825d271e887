package dev.auditpath.worker;

import dev.auditpath.behaviour.ModuleSource;
import dev.auditpath.behaviour.Program;
import dev.auditpath.behaviour.Subject;
import dev.auditpath.transcript.EntryPointJson;
import dev.auditpath.transcript.JsonIn;
import dev.auditpath.transcript.JsonOut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the agent and its worker tell each other, as fields of objects. */
final class Messages {
  private Messages() {}

  /** What is to be analysed. */
  record Task(Subject subject, Program program) {}

  static void write(Task task, JsonOut out) throws IOException {
    Subject subject = task.subject();
    out.texts("commands", subject.commands());
    out.text("distribution", subject.distribution());
    out.objects(
        "entryModules", new ArrayList<>(subject.entryModules().entrySet()), Messages::write);
    if (task.program() instanceof Program.Entry entry) {
      out.text("program", "entry");
      out.path("file", entry.launcher());
      EntryPointJson.write(entry.entryPoint(), out);
    } else if (task.program() instanceof Program.Script script) {
      out.text("program", "script");
      out.path("file", script.file());
      out.text("source", script.source());
    }
  }

  static Task task(JsonIn in) throws IOException {
    List<String> commands = in.texts("commands");
    String distribution = in.text("distribution");
    Map<String, Set<String>> entryModules = new HashMap<>();
    for (Module module : in.objects("entryModules", Messages::module)) {
      entryModules.put(module.name(), module.commands());
    }
    return new Task(new Subject(commands, distribution, entryModules), program(in));
  }

  private static Program program(JsonIn in) throws IOException {
    String kind = in.text("program");
    return switch (kind) {
      case "entry" -> entry(in);
      case "script" -> new Program.Script(in.path("file"), in.text("source"));
      default -> throw new IOException("a program of no known kind");
    };
  }

  private static Program entry(JsonIn in) throws IOException {
    Path launcher = in.path("file");
    return new Program.Entry(EntryPointJson.entryPoint(in), launcher);
  }

  private record Module(String name, Set<String> commands) {}

  private static void write(Map.Entry<String, Set<String>> module, JsonOut out) throws IOException {
    out.text("module", module.getKey());
    out.texts("commands", module.getValue());
  }

  private static Module module(JsonIn in) throws IOException {
    return new Module(in.text("module"), new HashSet<>(in.texts("commands")));
  }

  static void write(ModuleSource source, JsonOut out) throws IOException {
    if (source instanceof ModuleSource.Text text) {
      out.text("source", "text");
      out.path("file", text.file());
      out.text("text", text.source());
      out.flag("isPackage", text.isPackage());
      out.text("distribution", text.distribution());
    } else if (source instanceof ModuleSource.Unreadable unreadable) {
      out.text("source", "unreadable");
      out.path("file", unreadable.file());
      out.text("reason", unreadable.reason());
      out.text("kind", unreadable.kind());
    } else if (source instanceof ModuleSource.Library library) {
      out.text("source", "library");
      out.text("distribution", library.distribution());
    } else {
      out.text("source", source instanceof ModuleSource.Namespace ? "namespace" : "missing");
    }
  }

  static ModuleSource source(JsonIn in) throws IOException {
    String kind = in.text("source");
    return switch (kind) {
      case "text" ->
          new ModuleSource.Text(
              in.path("file"), in.text("text"), in.flag("isPackage"), in.text("distribution"));
      case "unreadable" ->
          new ModuleSource.Unreadable(in.path("file"), in.text("reason"), in.text("kind"));
      case "library" -> new ModuleSource.Library(in.text("distribution"));
      case "namespace" -> new ModuleSource.Namespace();
      case "missing" -> new ModuleSource.Missing();
      default -> throw new IOException("a source of no known kind");
    };
  }
}
