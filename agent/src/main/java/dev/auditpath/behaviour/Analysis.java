package dev.auditpath.behaviour;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.EntryPoint;
import java.nio.file.Path;
import java.util.Set;

/**
 * From what a command runs to what it can do.
 *
 * <p>The sources are gone through as Python would, with every branch taken, over values that are
 * constant, known by name, or known by where they come from. Nothing is run, nothing is opened but
 * through {@link Modules}. What a bound keeps from being read is in {@link Behaviour#unread()}.
 */
public final class Analysis {
  private Analysis() {}

  /**
   * Analyses a program. Goes as deep as calls of the source do: to be called on a thread with a
   * stack of 16 MB or more. Never throws because of a source.
   */
  public static Behaviour of(Subject subject, Program program, Modules modules) {
    Interpreter interpreter = new Interpreter(subject, modules);
    Path file = program.file();
    try {
      start(interpreter, program, file);
      interpreter.finish();
    } catch (Budget.Reached bound) {
      interpreter.findings().unread("dynamic-code", file, bound.reason());
    } catch (RuntimeException fault) {
      // A fault of ours that a source brings out hides that source: that is told, as all of it.
      interpreter.findings().unread("dynamic-code", file, "it could not be followed: " + fault);
    } catch (StackOverflowError tooDeep) {
      interpreter.findings().unread("dynamic-code", file, "it is nested too deeply");
    }
    Findings findings = interpreter.findings();
    findings.settle(findings.handsOverTo(Set.copyOf(subject.commands())));
    return findings.behaviour();
  }

  private static void start(Interpreter interpreter, Program program, Path file) {
    if (program instanceof Program.Entry entry) {
      start(interpreter, entry.entryPoint(), file);
      return;
    }
    Program.Script script = (Program.Script) program;
    ModuleSource.Text text = new ModuleSource.Text(script.file(), script.source(), false, "");
    interpreter.imports().runStartup();
    interpreter.imports().run(new Module("__main__", text));
  }

  private static void start(Interpreter interpreter, EntryPoint entryPoint, Path launcher) {
    interpreter.imports().own(Imports.top(entryPoint.module()));
    interpreter.imports().runStartup();
    String importing = "from " + entryPoint.module() + " import " + entryPoint.attribute();
    Module caller = new Module("__main__", new ModuleSource.Text(launcher, importing, false, ""));
    Site site = new Site(caller, 1);
    Value module = interpreter.imports().load(entryPoint.module(), site);
    if (entryPoint.attribute().isEmpty()) {
      return;
    }
    Values target = Values.of(module);
    for (String name : entryPoint.attribute().split("\\.", -1)) {
      target = interpreter.attributes().get(target, name, site);
    }
    interpreter.calls().call(target, Arguments.NONE, site);
    interpreter.reached().escape(target, site);
  }
}
