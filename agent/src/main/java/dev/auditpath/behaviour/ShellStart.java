package dev.auditpath.behaviour;

import java.util.ArrayList;
import java.util.List;

/** A text is given to a shell. */
final class ShellStart {
  private final Call call;
  private final ProgramStart start;

  ShellStart(Call call, ProgramStart start) {
    this.call = call;
    this.start = start;
  }

  void text(String text, List<String> arguments) {
    if (text.length() > Operations.LONGEST) {
      return;
    }
    for (String part : text.split("[;&|\n]+|\\$\\(|`")) {
      words(part.strip());
    }
  }

  private void words(String part) {
    List<String> words = new ArrayList<>();
    for (String word : part.split("\\s+")) {
      String bare = word.replaceAll("^[\"'(]+|[\"')]+$", "");
      if (!bare.isEmpty()) {
        words.add(bare.equals("$@") || bare.equals("$*") ? String.valueOf(Marks.TYPED) : bare);
      }
    }
    PrefixCommands.Unwrapped unwrapped = PrefixCommands.unwrap(words);
    if (unwrapped.argv().isEmpty()) {
      return;
    }
    List<String> argv = unwrapped.argv();
    for (String name : new Originals(call.interpreter().subject()).commands(argv.get(0))) {
      start.started(name, argv.get(0), argv.subList(1, argv.size()));
    }
  }

  void file(String name, ModuleSource.Text text, List<String> arguments) {
    text(text.source(), arguments);
  }
}
