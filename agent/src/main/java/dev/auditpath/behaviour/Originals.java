package dev.auditpath.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the program that is started to the name of the command that it is. */
final class Originals {
  private static final Pattern MOVED =
      Pattern.compile(
          "[._]?(?:real|orig|original|true|sys|system)?[._-]?(.+?)"
              + "(?:[._-](?:real|orig|original|distrib|old|bak|backup|bin|sys|system|true|dist|1))?");

  private final Subject subject;

  Originals(Subject subject) {
    this.subject = subject;
  }

  /** Returns the names of the commands that a program's path may mean; empty when it has none. */
  List<String> commands(String program) {
    String path = PathTexts.normal(program);
    List<String> commands = new ArrayList<>();
    if (path.indexOf(Marks.FOLDER) >= 0 || path.equals(String.valueOf(Marks.PYTHON))) {
      return commands;
    }
    boolean beside = path.startsWith(Marks.SCRIPTS + "/");
    String base = ProgramName.of(path);
    if (base.indexOf(Marks.SELF) >= 0) {
      for (String own : subject.commands()) {
        add(commands, base.replace(String.valueOf(Marks.SELF), own), beside);
      }
    } else {
      add(commands, base, beside);
    }
    return commands;
  }

  private void add(List<String> commands, String base, boolean beside) {
    if (base.isEmpty() || !Marks.isExact(base) || base.length() > 100 || base.contains(" ")) {
      return;
    }
    if (subject.commands().contains(base)) {
      // Beside itself under its own name there is only itself.
      if (!beside) {
        commands.add(base);
      }
      return;
    }
    Matcher moved = MOVED.matcher(base);
    if (moved.matches() && subject.commands().contains(moved.group(1))) {
      commands.add(moved.group(1));
    } else if (!beside) {
      commands.add(base);
    }
  }
}
