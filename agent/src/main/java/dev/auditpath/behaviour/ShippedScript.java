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
    if (PackageData.source(call.interpreter(), path) instanceof ModuleSource.Text text) {
      follow(path.replace(String.valueOf(Marks.FOLDER), ""), text);
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
