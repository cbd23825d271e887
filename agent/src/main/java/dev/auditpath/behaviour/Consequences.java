package dev.auditpath.behaviour;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What calling a function that is not followed amounts to, by its name and its arguments. */
final class Consequences {
  private static final NameTable<Effect> EFFECTS = effects();

  /** They take what they are given as text to show or to describe options with. */
  private static final Set<String> TALKERS =
      Set.of(
          "argparse",
          "click",
          "typer",
          "logging",
          "optparse",
          "rich",
          "colorama",
          "warnings",
          "termcolor",
          "textwrap",
          "docopt",
          "fire",
          "inspect",
          "typing",
          "re",
          "string",
          "locale",
          "gettext",
          "unittest",
          "pytest",
          "loguru",
          "structlog",
          "tqdm",
          "simple_parsing",
          "enum",
          "dataclasses",
          "collections",
          "abc",
          "rich_click",
          "traceback",
          "fnmatch",
          "difflib");

  /** Names of functions that call their first function with the arguments behind it. */
  private static final Set<String> APPLIERS =
      Set.of(
          "submit",
          "apply",
          "apply_async",
          "run_in_executor",
          "call_soon",
          "call_later",
          "add_job",
          "spawn",
          "start_soon",
          "run_sync",
          "callback",
          "defer",
          "invoke",
          "retry_call",
          "run_in_thread",
          "spawn_later",
          "deferToThread",
          "callFromThread",
          "do",
          "enter");

  /** They tell whether a file is there and nothing of what it says. */
  private static final Set<String> LOOKERS =
      Set.of("stat", "lstat", "access", "exists", "is_file", "is_dir", "isfile", "chdir", "mkdir");

  /** Methods of objects that use the network which do not use it. */
  private static final Set<String> SETTINGS =
      Set.of(
          "close",
          "mount",
          "get_adapter",
          "settimeout",
          "set_tunnel",
          "set_debuglevel",
          "setopt",
          "add_header",
          "add_handler",
          "register",
          "info");

  private static final Set<String> WRITING_SENDERS = Set.of("json", "pickle", "yaml", "csv");

  private final Call call;

  Consequences(Call call) {
    this.call = call;
  }

  private static NameTable<Effect> effects() {
    NameTable<Effect> table = new NameTable<>();
    Effect network = new Effect(Effect.NETWORK, "");
    NetworkNames.TABLE.lines().forEach(line -> table.put(line, network));
    EffectNames.TABLE
        .lines()
        .forEach(
            line -> {
              String[] columns = line.split(" \\| ", -1);
              table.put(columns[2], new Effect(columns[0].strip(), columns[1].strip()));
            });
    return table;
  }

  /** Tells of it and returns what is known of the result. */
  Values result() {
    Effect effect = EFFECTS.find(call.name());
    if (effect != null && !SETTINGS.contains(Names.last(call.name()))) {
      return told(effect);
    }
    if (!Externals.QUIET.contains(call.name())) {
      apply();
      call.interpreter().reached().escape(call.arguments(), call.site());
      places();
      sinks();
    }
    return call.result();
  }

  /** Calls what is handed over to be called, with the arguments that stand behind it. */
  private void apply() {
    if (!APPLIERS.contains(Names.last(call.name()))) {
      return;
    }
    for (int i = 0; i < call.arguments().positional().size(); i++) {
      for (Value value : call.at(i).options()) {
        if (value instanceof Value.External || value instanceof Value.Function) {
          call.interpreter()
              .calls()
              .call(Values.of(value), call.arguments().from(i + 1), call.site());
          return;
        }
      }
    }
  }

  private Values told(Effect effect) {
    call.interpreter().reached().escape(call.arguments(), call.site());
    if (effect.kind().equals(Effect.NETWORK)) {
      Network.use(call);
      return call.result().tainted(Taint.NETWORK);
    }
    String detail = effect.what() + " (" + call.name().replace("()", "") + ")";
    String kind = effect.kind().substring(0, effect.kind().length() - 1);
    if (effect.kind().endsWith("?")) {
      call.findings().note(kind, call.site(), detail);
      return call.result().tainted(Taint.HOST);
    }
    if (effect.kind().endsWith("~")) {
      call.findings().effectOfWrapper(kind, call.site(), detail);
      return call.result().tainted(Taint.HOST);
    }
    call.findings().effect(effect.kind(), call.site(), detail);
    return effect.kind().equals(Effect.CREDENTIALS)
        ? call.result().tainted(Taint.SECRET)
        : call.result();
  }

  /** Tells of sensitive places among the arguments of what nothing is known of. */
  void places() {
    String top = Imports.top(call.name()).replace("()", "");
    if (call.name().startsWith("os.path.") || LOOKERS.contains(Names.last(call.name()))) {
      return;
    }
    if (TALKERS.contains(top) || top.equals("builtins") || call.name().endsWith("add_argument")) {
      return;
    }
    for (Values value : call.arguments().all()) {
      Places.used(call, value, Places.Use.READ);
    }
  }

  private void sinks() {
    String name = call.name();
    String last = Names.last(name).toLowerCase(Locale.ROOT);
    if (last.startsWith("dump") && WRITING_SENDERS.contains(Imports.top(name))) {
      serialized();
    }
    if (last.equals("dump") && isFile(call.at(1))) {
      FileFunctions.written(call, call.at(0));
    }
    if (name.equals("builtins.repr") || name.equals("urllib.parse.urlencode")) {
      serialized();
    }
  }

  private void serialized() {
    int taints = Taints.of(call.at(0));
    if (Taint.ENVIRONMENT.in(taints)) {
      call.findings()
          .effect(
              Effect.ENVIRONMENT,
              call.site(),
              "makes a text of the whole environment (" + call.name() + ")");
    }
  }

  static boolean isFile(Values values) {
    for (Value value : values.options()) {
      if (value instanceof Value.External external
          && external.name().startsWith("builtins.open()")) {
        return true;
      }
    }
    return false;
  }

  static @Nullable Effect known(String name) {
    return EFFECTS.find(name);
  }

  static List<String> texts(Values values) {
    return values.texts();
  }
}
