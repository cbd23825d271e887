package dev.auditpath.behaviour;

import dev.auditpath.behaviour.Value.Partial;
import java.util.List;
import java.util.Map;

/** Functions that call what they are given, with what they are given. */
final class CallbackFunctions {
  /** Where the callable and its first argument stand. */
  private record Places(int callable, int first) {}

  private CallbackFunctions() {}

  static void addTo(Map<String, Model> models) {
    models.put("functools.partial", CallbackFunctions::partial);
    models.put("functools.partialmethod", CallbackFunctions::partial);
    models.put("functools.reduce", call -> call.at(0).isNothing() ? Values.OPEN : reduce(call));
    models.put("builtins.map", CallbackFunctions::map);
    models.put("builtins.filter", CallbackFunctions::filter);
    for (String name : List.of("threading.Thread", "multiprocessing.Process", "threading.Timer")) {
      models.put(name, CallbackFunctions::thread);
    }
    models.put("multiprocessing.context.Process", CallbackFunctions::thread);
    models.put("asyncio.run", call -> call.at(0));
    models.put("asyncio.wait_for", call -> call.at(0));
    models.put("asyncio.create_task", call -> call.at(0));
    models.put("asyncio.ensure_future", call -> call.at(0));
    models.put("asyncio.get_event_loop().run_until_complete", call -> call.at(0));
    models.put("asyncio.new_event_loop().run_until_complete", call -> call.at(0));
    models.put("atexit.register", call -> applied(call, new Places(0, 1)));
    models.put("weakref.finalize", call -> applied(call, new Places(1, 2)));
    models.put("asyncio.to_thread", call -> applied(call, new Places(0, 1)));
    models.put("threading.start_new_thread", CallbackFunctions::started);
    models.put("threading._start_new_thread", CallbackFunctions::started);
    for (String pool : List.of("ThreadPoolExecutor()", "ProcessPoolExecutor()")) {
      models.put("concurrent.futures." + pool + ".submit", c -> applied(c, new Places(0, 1)));
      models.put("concurrent.futures." + pool + ".map", CallbackFunctions::map);
    }
    models.put("subprocess.run().interact", CallbackFunctions::terminal);
    models.put("trio.run", call -> applied(call, new Places(0, 1)));
    models.put("anyio.run", call -> applied(call, new Places(0, 1)));
    models.put("contextlib.ExitStack().callback", call -> applied(call, new Places(0, 1)));
  }

  private static Values partial(Call call) {
    Values result = Values.NOTHING;
    for (Value value : call.at(0).options()) {
      result = result.or(Values.of(Partial.of(value, call.arguments().from(1))));
    }
    return result.isNothing() ? Values.OPEN : result;
  }

  private static Values reduce(Call call) {
    Values element = Containers.element(call.interpreter(), call.at(1), call.site());
    List<Values> turns = Containers.turns(call.at(1));
    if (turns == null || turns.size() > 256) {
      return call.interpreter()
          .calls()
          .call(call.at(0), Arguments.of(element, element), call.site());
    }
    Values result = call.at(2);
    for (Values turn : turns) {
      result =
          result.isNothing()
              ? turn
              : call.interpreter()
                  .calls()
                  .call(call.at(0), Arguments.of(result, turn), call.site());
    }
    return result;
  }

  private static Values map(Call call) {
    Interpreter interpreter = call.interpreter();
    List<Values> turns = Containers.turns(call.at(1));
    if (turns != null
        && turns.size() <= Sequence.MOST
        && interpreter.budget().takeTurns(turns.size())) {
      Sequence all = new Sequence();
      for (Values turn : turns) {
        all.add(interpreter.calls().call(call.at(0), Arguments.of(turn), call.site()));
      }
      return Values.of(all);
    }
    Values element = Containers.element(interpreter, call.at(1), call.site());
    return Values.of(
        Sequence.of(interpreter.calls().call(call.at(0), Arguments.of(element), call.site())));
  }

  private static Values filter(Call call) {
    Values element = Containers.element(call.interpreter(), call.at(1), call.site());
    Values told = call.interpreter().calls().call(call.at(0), Arguments.of(element), call.site());
    Values result = Values.of(Sequence.of(element));
    boolean selected = Taint.SELECTED.in(Taints.of(told));
    return selected ? result.tainted(Taint.CHANGED_OUTPUT) : result;
  }

  /** A terminal is passed through: filters see what is typed and what is printed. */
  private static Values terminal(Call call) {
    call.interpreter()
        .calls()
        .call(call.at(2, "input_filter"), Arguments.of(Values.open(Taint.INPUT)), call.site());
    call.interpreter()
        .calls()
        .call(call.at(1, "output_filter"), Arguments.of(Values.open(Taint.OUTPUT)), call.site());
    return Values.OPEN;
  }

  /** {@code pty.spawn}: two functions that read from a descriptor. */
  static void readers(Call call) {
    if (call.name().equals("pty.spawn")) {
      Values printed = Values.open(Taint.OUTPUT);
      call.interpreter()
          .calls()
          .call(call.at(1, "master_read"), Arguments.of(printed), call.site());
      Values typed = Values.open(Taint.INPUT);
      call.interpreter().calls().call(call.at(2, "stdin_read"), Arguments.of(typed), call.site());
    }
    if (call.name().endsWith("().subprocess_exec") || call.name().endsWith("().subprocess_shell")) {
      protocol(call);
    }
  }

  /** asyncio's SubprocessProtocol is given what the program prints, piece by piece. */
  private static void protocol(Call call) {
    Interpreter interpreter = call.interpreter();
    Values made = interpreter.calls().call(call.at(0), Arguments.NONE, call.site());
    interpreter.shown().enterTurns();
    for (Value value : made.options()) {
      if (value instanceof Value.Instance) {
        Values received = interpreter.attributes().get(value, "pipe_data_received", call.site());
        Arguments arguments = Arguments.of(Values.OPEN, Values.open(Taint.OUTPUT));
        interpreter.calls().call(received, arguments, call.site());
      }
    }
    interpreter.shown().leaveTurns();
  }

  private static Values thread(Call call) {
    boolean timer = call.name().endsWith("Timer");
    Values target = timer ? call.at(1, "function") : call.at(1, "target");
    Values args = timer ? call.at(2, "args") : call.at(3, "args");
    call.interpreter().calls().call(target, spread(call, args), call.site());
    return call.result();
  }

  private static Values started(Call call) {
    return call.interpreter().calls().call(call.at(0), spread(call, call.at(1)), call.site());
  }

  private static Arguments spread(Call call, Values args) {
    if (args.isNothing()) {
      return Arguments.NONE;
    }
    Sequence all = Containers.spread(call.interpreter(), args, call.site());
    Values others = call.arguments().named("kwargs").isNothing() ? Values.NOTHING : Values.OPEN;
    return new Arguments(all.head(), all.tail(), Map.of(), others);
  }

  private static Values applied(Call call, Places places) {
    Values callee = call.at(places.callable());
    if (callee.options().isEmpty()) {
      return Values.OPEN;
    }
    return call.interpreter()
        .calls()
        .call(callee, call.arguments().from(places.first()), call.site());
  }
}
