package dev.auditpath.behaviour;

/** A file that the package brings is run. */
final class ShippedScript {
  private final Call call;

  ShippedScript(Call call) {
    this.call = call;
  }

  /**
   * Follows it where it is text.
   *
   * @param path with {@link Marks#FOLDER} around the module that it lies beside
   */
  void run(String path) {
    int from = path.indexOf(Marks.FOLDER);
    int to = path.indexOf(Marks.FOLDER, from + 1);
    if (from < 0 || to < 0 || !Marks.isExact(path.substring(to + 1))) {
      return;
    }
    String module = path.substring(from + 1, to);
    String relative = path.substring(to + 1).replaceFirst("^/+", "");
    if (module.isEmpty() || relative.isEmpty()) {
      return;
    }
    ModuleSource source = call.interpreter().imports().data(module, relative);
    if (source instanceof ModuleSource.Text text) {
      follow(module + "/" + relative, text);
    }
  }

  private void follow(String name, ModuleSource.Text text) {
    String first = text.source().lines().findFirst().orElse("");
    boolean script = first.startsWith("#!");
    if (relativePython(name) || (script && first.contains("python"))) {
      if (call.interpreter().budget().takeModule(text.source().length())) {
        call.interpreter().imports().run(new Module(name, text));
      }
    } else if ((script && first.contains("sh")) || name.endsWith(".sh")) {
      new ShellStart(call, new ProgramStart(call)).file(text);
    } else if (script) {
      call.findings()
          .unread("dynamic-code", text.file(), "it is a script for " + first.substring(2));
    }
  }

  private static boolean relativePython(String name) {
    return name.endsWith(".py") || name.endsWith(".pyw");
  }
}
