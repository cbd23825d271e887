package dev.auditpath.behaviour;

import java.util.Optional;

/** The variables of the environment. */
final class Environment {
  private final Interpreter interpreter;

  Environment(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Returns what a variable may hold. */
  Values get(Values key, Values otherwise, Site site) {
    Values result = otherwise;
    boolean whole = key.open();
    for (String name : key.texts()) {
      result = result.or(variable(name, site));
    }
    if (whole && key.has(Taint.ENVIRONMENT)) {
      result = result.tainted(Taint.ENVIRONMENT);
    }
    return result;
  }

  private Values variable(String name, Site site) {
    switch (name) {
      case "HOME", "USERPROFILE" -> {
        return Values.text("~");
      }
      case "_" -> {
        return Values.text(Marks.SCRIPTS + "/" + Marks.SELF);
      }
      case "VIRTUAL_ENV", "CONDA_PREFIX" -> {
        return Values.text(Marks.SCRIPTS + "/..");
      }
      case "XDG_CONFIG_HOME" -> {
        return Values.text("~/.config").or(Values.OPEN);
      }
      default -> {
        if (SecretNames.isSecret(name)) {
          interpreter.findings().note(Effect.CREDENTIALS, site, "reads the variable " + name);
          return Values.open(Taint.SECRET);
        }
        return Values.OPEN;
      }
    }
  }

  /** A variable is set for this process, and so for what it starts. */
  void set(Values key, Values value, Site site) {
    for (String name : key.constants()) {
      setForChild(name, value, site);
    }
  }

  /** A variable is set for a program that is started. */
  void setForChild(String name, Values value, Site site) {
    if (name.equals("PATH")) {
      interpreter.findings().note(Effect.ENVIRONMENT, site, "changes PATH for what it starts");
      return;
    }
    Optional<Effect> effect = Optional.empty();
    for (String text : value.texts()) {
      effect = effect.isPresent() ? effect : ChildVariables.of(name, text);
    }
    effect.ifPresentOrElse(
        found ->
            interpreter.findings().effect(found.kind(), site, "sets " + name + ": " + found.what()),
        () -> interpreter.findings().note(Effect.ENVIRONMENT, site, "sets " + name));
  }
}
