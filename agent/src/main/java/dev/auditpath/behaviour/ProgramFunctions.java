package dev.auditpath.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions that start programs: where the program and its arguments stand. */
final class ProgramFunctions {
  private static final Set<String> OWN_NAMES_OF_SH =
      Set.of("Command", "ErrorReturnCode", "CommandNotFound", "contrib", "bake", "pushd");

  private record Shape(String kind, int place) {}

  private ProgramFunctions() {}

  static void addTo(Map<String, Model> models) {
    ProgramNames.TABLE
        .lines()
        .forEach(
            line -> {
              String[] columns = line.strip().split(" \\| ", -1);
              String[] shape = columns[0].split(" ", -1);
              Shape parsed = new Shape(shape[0], Integer.parseInt(shape[1]));
              for (String name : columns[1].split("\\|", -1)) {
                models.put(name, call -> start(call, parsed));
              }
            });
    models.put("shutil.which", call -> call.at(0, "cmd").or(Values.of(Value.Constant.NONE)));
    models.put("distutils.spawn.find_executable", call -> call.at(0, "executable"));
    models.put(
        "twisted.internet.utils.getProcessOutput", call -> start(call, new Shape("path", 0)));
  }

  private static Values start(Call call, Shape shape) {
    ProgramStart start = new ProgramStart(call);
    Values executable = call.arguments().named("executable");
    if (!executable.isNothing() && !executable.options().contains(Value.Constant.NONE)) {
      start.program(executable, tail(listed(call.at(shape.place(), "args"), call)));
    } else {
      switch (shape.kind()) {
        case "shell" ->
            start.shell(call.at(shape.place(), "cmd").or(call.arguments().named("command")));
        case "path" -> path(call, start, shape.place());
        case "words" -> start.program(call.at(shape.place()), rest(call, shape.place() + 1));
        case "named" -> start.program(call.at(shape.place()), rest(call, shape.place() + 2));
        case "line" -> line(call, start, shape.place());
        default -> argv(call, start, shape.place());
      }
    }
    CallbackFunctions.readers(call);
    call.interpreter().reached().escape(call.arguments(), call.site());
    return start.result();
  }

  private static void argv(Call call, ProgramStart start, int place) {
    Values args = call.at(place, "args");
    boolean shell = false;
    for (Value value : call.arguments().named("shell").options()) {
      shell |= value != Value.Constant.FALSE && value != Value.Constant.NONE;
    }
    boolean lines = call.name().startsWith("sarge") || call.name().startsWith("delegator");
    for (Value value : args.options()) {
      if (value instanceof Sequence sequence) {
        if (shell) {
          start.shell(sequence.get(0));
        } else {
          start.sequence(sequence, args.taints());
        }
      } else if (shell || lines) {
        start.shell(Values.of(value).tainted(args.taints()));
      } else {
        start.program(Values.of(value).tainted(args.taints()), new Sequence());
      }
    }
    if (args.open()) {
      start.program(Values.open(args.taints()), Sequence.of(Values.open(args.taints())));
    }
  }

  /** A program whose path is not known is called what it is told that its name is. */
  private static void path(Call call, ProgramStart start, int place) {
    Values program = call.at(place);
    Sequence argv = listed(call.at(place + 1), call);
    boolean known = program.texts().stream().anyMatch(text -> !text.equals(Marks.ANYTHING));
    Set<String> own = Set.copyOf(call.interpreter().subject().commands());
    boolean named = argv.get(0).constants().stream().anyMatch(own::contains);
    start.program(known || !named ? program : argv.get(0), tail(argv));
  }

  private static void line(Call call, ProgramStart start, int place) {
    Values arguments = call.at(place + 1, "args");
    if (arguments.options().stream().anyMatch(value -> value instanceof Sequence)) {
      start.program(call.at(place, "command"), listed(arguments, call));
    } else {
      start.shell(call.at(place, "command"));
    }
  }

  private static Sequence listed(Values values, Call call) {
    return Containers.spread(call.interpreter(), values, call.site());
  }

  private static Sequence tail(Sequence argv) {
    return argv.slice(1, Integer.MAX_VALUE);
  }

  private static Sequence rest(Call call, int from) {
    Sequence rest = new Sequence(call.arguments().from(from).positional());
    rest.addSome(call.arguments().more());
    return rest;
  }

  /**
   * Returns a name for programs that are taken out of an object by their names; null for others.
   */
  static @Nullable String subscripted(String object) {
    return object.equals("plumbum.local") || object.equals("plumbum.machines.local")
        ? "plumbum.cmd."
        : null;
  }

  /**
   * Calls a program that is an attribute: {@code sh.git(…)}, {@code plumbum.cmd.git[…]()}; a libc
   * function; null for anything else.
   */
  static @Nullable Values byAttribute(Call call) {
    String name = call.name();
    String program = programOf(name);
    if (program != null) {
      ProgramStart start = new ProgramStart(call);
      start.program(Values.text(program), rest(call, 0));
      return start.result();
    }
    if (name.startsWith("ctypes.") || name.startsWith("cffi.")) {
      return NativeCode.call(call);
    }
    return null;
  }

  /** {@code plumbum.local["git"]["status"] & FG} runs it; so does each part of a pipe. */
  static void joined(Interpreter interpreter, Values left, Values right, Site site) {
    for (Value value : left.or(right).options()) {
      if (value instanceof Value.External external
          && external.name().startsWith("plumbum.cmd.")
          && programOf(external.name()) != null) {
        interpreter.externals().call(external.name(), Arguments.NONE, site);
      }
    }
  }

  private static @Nullable String programOf(String name) {
    String rest;
    if (name.startsWith("sh.")) {
      rest = name.substring(3);
    } else if (name.startsWith("plumbum.cmd.")) {
      rest = name.substring("plumbum.cmd.".length());
    } else {
      return null;
    }
    // Taken further: sh.git.status(), local["git"]["status"](), ls.bake().
    int end = 0;
    while (end < rest.length() && ".([".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String program = rest.substring(0, end);
    boolean result = rest.startsWith("()", end);
    return program.isEmpty() || result || OWN_NAMES_OF_SH.contains(program) ? null : program;
  }

  static List<String> texts(Sequence sequence) {
    List<String> texts = new ArrayList<>();
    for (Values element : sequence.head()) {
      texts.add(word(element));
    }
    if (!sequence.tail().isNothing()) {
      Values tail = sequence.tail();
      texts.addAll(tail.constants());
      if (tail.open() || tail.constants().size() < tail.options().size()) {
        texts.add(word(Values.open(Taints.of(tail))));
      }
    }
    return texts;
  }

  private static String word(Values element) {
    List<String> texts = element.texts();
    boolean typed = Taint.ARGUMENTS.in(Taints.of(element));
    if (texts.size() == 1 && !texts.get(0).equals(Marks.ANYTHING)) {
      return texts.get(0);
    }
    return typed ? String.valueOf(Marks.TYPED) : Marks.ANYTHING;
  }
}
