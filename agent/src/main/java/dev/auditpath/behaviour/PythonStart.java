package dev.auditpath.behaviour;

import java.util.List;

/** Python is started: with a module, a text or a file. */
final class PythonStart {
  private final Call call;

  PythonStart(Call call) {
    this.call = call;
  }

  void run(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean more = i + 1 < arguments.size();
      if (argument.equals("-m") && more) {
        module(arguments.get(i + 1), arguments.subList(i + 2, arguments.size()));
        return;
      } else if (argument.equals("-c") && more) {
        CodeFunctions.source(call, Values.text(arguments.get(i + 1)), "starts Python with");
        return;
      } else if (!argument.startsWith("-")) {
        new ShippedScript(call).run(argument);
        call.interpreter().written().run(call, argument, true);
        return;
      }
    }
  }

  private void module(String module, List<String> arguments) {
    if (!Marks.isExact(module)) {
      return;
    }
    Interpreter interpreter = call.interpreter();
    boolean told =
        interpreter
            .externals()
            .inProcess()
            .module(module, call.site(), "runs Python's -m " + module);
    if (told) {
      ProgramStart start = new ProgramStart(call);
      if (interpreter.subject().commands().contains(module)) {
        start.started(module, module, arguments);
      }
    } else {
      interpreter.imports().runAsMain(module, call.site());
    }
    StartedPrograms.of(module, arguments)
        .filter(effect -> !interpreter.subject().commands().contains(module))
        .ifPresent(effect -> call.findings().effect(effect.kind(), call.site(), effect.what()));
  }
}
