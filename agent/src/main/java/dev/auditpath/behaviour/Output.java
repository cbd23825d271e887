package dev.auditpath.behaviour;

import java.util.List;
import java.util.Set;

/** Changes of what the program printed that is handed over to. */
final class Output {
  private static final Set<String> CHANGES =
      Set.of("replace", "translate", "sub", "subn", "removeprefix", "removesuffix", "swapcase");

  /** Questions that a constant answers of a line. */
  private static final Set<String> QUESTIONS =
      Set.of(
          "startswith",
          "endswith",
          "find",
          "rfind",
          "index",
          "count",
          "match",
          "search",
          "fullmatch",
          "findall",
          "fnmatch",
          "__contains__");

  private Output() {}

  /** Returns the taint of a change; 0 where a call changes nothing, or line ends alone. */
  static int change(Values callee, Arguments arguments) {
    int taints = callee.taints() | Taints.of(arguments);
    if (!Taint.OUTPUT.in(taints)) {
      return 0;
    }
    int change = 0;
    for (Value value : callee.options()) {
      String name = value instanceof Value.External external ? external.name() : "";
      String last = Names.last(name);
      if (last.startsWith("sub") && !name.startsWith("subprocess")) {
        change |= substituted(arguments, name.equals("re.sub") || name.equals("re.subn"));
      } else if (CHANGES.contains(last) && callee.has(Taint.OUTPUT) && !isBlank(arguments.at(0))) {
        change |= Taint.CHANGED_OUTPUT.bit();
      } else if (QUESTIONS.contains(last) && isAboutText(arguments, name)) {
        change |= Taint.SELECTED.bit();
      }
    }
    return change;
  }

  private static boolean isAboutText(Arguments arguments, String name) {
    boolean compiled = name.startsWith("re.compile");
    return compiled || !isBlank(arguments.at(0));
  }

  /** Colours that are put around a text or taken away change nothing that it says. */
  private static int substituted(Arguments arguments, boolean pattern) {
    List<String> with = arguments.at(pattern ? 1 : 0).texts();
    boolean colours =
        with.stream().allMatch(text -> text.indexOf('\u001b') >= 0 && text.indexOf('\\') >= 0);
    boolean strips = pattern && arguments.at(0).texts().stream().allMatch(Output::isOfColours);
    return colours || strips ? 0 : Taint.CHANGED_OUTPUT.bit();
  }

  private static boolean isOfColours(String pattern) {
    return pattern.indexOf('\u001b') >= 0
        || pattern.contains("\\x1b")
        || pattern.contains("\\x1B")
        || pattern.contains("\\033");
  }

  /** Returns the taint of comparing two values, one of them the output. */
  static int compared(Values left, Values right) {
    int taints = Taints.of(left) | Taints.of(right);
    boolean looked = Taint.OUTPUT.in(taints) && (isTelling(left) || isTelling(right));
    return looked ? Taint.OUTPUT.bit() | Taint.SELECTED.bit() : taints & Taint.SELECTED.bit();
  }

  private static boolean isTelling(Values values) {
    for (Value value : values.options()) {
      boolean held =
          value instanceof Sequence sequence
              && sequence.head().stream().anyMatch(Output::isTelling);
      boolean word = value instanceof Value.Text text && !text.text().isBlank();
      boolean bytes = value instanceof Value.Bytes text && !text.latin1().isBlank();
      if (held || word || bytes) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBlank(Values values) {
    return values.texts().stream().allMatch(String::isBlank);
  }
}
