package dev.auditpath.worker;

import dev.auditpath.behaviour.ModuleSource;
import dev.auditpath.behaviour.PlugIn;
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

  static void write(Task task, JsonOut out) throws IOException {
    Subject subject = task.subject();
    out.texts("commands", subject.commands());
    out.text("distribution", subject.distribution());
    out.path("file", task.file());
    if (task instanceof Task.Shell shell) {
      out.text("program", "shell");
      out.text("text", shell.text());
    } else if (task instanceof Task.Python python) {
      write(python.program(), out);
    }
  }

  private static void write(Program program, JsonOut out) throws IOException {
    if (program instanceof Program.Entry entry) {
      out.text("program", "entry");
      EntryPointJson.write(entry.entryPoint(), out);
    } else if (program instanceof Program.Script script) {
      out.text("program", "script");
      out.text("text", script.source());
    }
  }

  static Task task(JsonIn in) throws IOException {
    List<String> commands = in.texts("commands");
    String distribution = in.text("distribution");
    Subject subject = new Subject(commands, distribution);
    Path file = in.path("file");
    String kind = in.text("program");
    return switch (kind) {
      case "entry" ->
          new Task.Python(subject, new Program.Entry(EntryPointJson.entryPoint(in), file));
      case "script" -> new Task.Python(subject, new Program.Script(file, in.text("text")));
      case "shell" -> new Task.Shell(subject, file, in.text("text"));
      default -> throw new IOException("a program of no known kind");
    };
  }

  static void write(Map<String, Set<String>> commands, JsonOut out) throws IOException {
    out.objects("modules", new ArrayList<>(commands.entrySet()), Messages::write);
  }

  static Map<String, Set<String>> commands(JsonIn in) throws IOException {
    Map<String, Set<String>> commands = new HashMap<>();
    for (Module module : in.objects("modules", Messages::module)) {
      commands.put(module.name(), module.commands());
    }
    return commands;
  }

  private record Module(String name, Set<String> commands) {}

  private static void write(Map.Entry<String, Set<String>> module, JsonOut out) throws IOException {
    out.text("module", module.getKey());
    out.texts("commands", module.getValue());
  }

  private static Module module(JsonIn in) throws IOException {
    return new Module(in.text("module"), new HashSet<>(in.texts("commands")));
  }

  static void write(List<PlugIn> plugIns, JsonOut out) throws IOException {
    out.objects("plugIns", plugIns, Messages::write);
  }

  static List<PlugIn> plugIns(JsonIn in) throws IOException {
    return in.objects("plugIns", Messages::plugIn);
  }

  private static void write(PlugIn plugIn, JsonOut out) throws IOException {
    out.text("name", plugIn.name());
    EntryPointJson.write(plugIn.target(), out);
  }

  private static PlugIn plugIn(JsonIn in) throws IOException {
    return new PlugIn(in.text("name"), EntryPointJson.entryPoint(in));
  }

  static void writeTexts(List<ModuleSource.Text> texts, JsonOut out) throws IOException {
    out.objects("texts", texts, (text, object) -> write(text, object));
  }

  static List<ModuleSource.Text> texts(JsonIn in) throws IOException {
    return in.objects("texts", Messages::text);
  }

  private static ModuleSource.Text text(JsonIn in) throws IOException {
    if (source(in) instanceof ModuleSource.Text text) {
      return text;
    }
    throw new IOException("a source that is no text");
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
