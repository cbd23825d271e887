package dev.auditpath.behaviour;

import dev.auditpath.behaviour.Value.Bytes;
import dev.auditpath.behaviour.Value.Instance;
import dev.auditpath.behaviour.Value.Whole;
import dev.auditpath.behaviour.Value.Wrapped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The language's own functions. */
final class BuiltinFunctions {
  private BuiltinFunctions() {}

  static void addTo(Map<String, Model> models) {
    models.put("builtins.str", call -> text(call));
    models.put("builtins.bytes", BuiltinFunctions::bytes);
    models.put("builtins.bytearray", BuiltinFunctions::bytes);
    models.put("builtins.chr", BuiltinFunctions::chr);
    models.put("builtins.ord", BuiltinFunctions::ord);
    models.put("builtins.int", BuiltinFunctions::number);
    models.put("builtins.list", BuiltinFunctions::list);
    models.put("builtins.tuple", BuiltinFunctions::list);
    models.put("builtins.set", BuiltinFunctions::list);
    models.put("builtins.frozenset", BuiltinFunctions::list);
    models.put("builtins.sorted", BuiltinFunctions::list);
    models.put("builtins.iter", BuiltinFunctions::list);
    models.put("itertools.chain", BuiltinFunctions::chain);
    models.put("builtins.reversed", BuiltinFunctions::reversed);
    models.put("builtins.next", c -> first(c).or(c.at(1)));
    models.put("builtins.max", BuiltinFunctions::first);
    models.put("builtins.min", BuiltinFunctions::first);
    models.put("builtins.dict", BuiltinFunctions::dict);
    models.put("collections.OrderedDict", BuiltinFunctions::dict);
    models.put("collections.ChainMap", BuiltinFunctions::dict);
    models.put("copy.copy", call -> call.at(0));
    models.put("copy.deepcopy", BuiltinFunctions::copied);
    models.put("typing.cast", call -> call.at(1));
    models.put("builtins.range", BuiltinFunctions::range);
    models.put("builtins.enumerate", BuiltinFunctions::enumerate);
    models.put("builtins.zip", BuiltinFunctions::zip);
    models.put("builtins.type", BuiltinFunctions::type);
    models.put("builtins.staticmethod", c -> Decorators.wrap(Wrapped.Kind.STATIC, c.at(0)));
    models.put("builtins.classmethod", c -> Decorators.wrap(Wrapped.Kind.CLASS, c.at(0)));
    models.put("builtins.property", c -> Decorators.wrap(Wrapped.Kind.PROPERTY, c.at(0)));
    models.put("types.SimpleNamespace", BuiltinFunctions::dict);
    models.put("shlex.split", BuiltinFunctions::words);
    models.put("shlex.join", BuiltinFunctions::joined);
    models.put("subprocess.list2cmdline", BuiltinFunctions::joined);
    models.put("builtins.input", BuiltinFunctions::prompted);
    models.put("getpass.getpass", BuiltinFunctions::asked);
    models.put("click.prompt", BuiltinFunctions::prompted);
    models.put("typer.prompt", BuiltinFunctions::prompted);
    models.put("rich.prompt.Prompt.ask", BuiltinFunctions::prompted);
    models.put("fileinput.input", call -> Values.of(Sequence.of(Values.open(Taint.INPUT))));
    models.put("asyncio.StreamReader", call -> call.result().tainted(Taint.INPUT));
    models.put("sys.stdin.isatty", call -> Values.OPEN);
    models.put("json.dumps", BuiltinFunctions::dumped);
    models.put("builtins.print", BuiltinFunctions::printed);
    models.put("sys.stdout.write", BuiltinFunctions::printed);
    models.put("sys.stdout.buffer.write", BuiltinFunctions::printed);
    models.put("sys.stdout.writelines", BuiltinFunctions::printed);
    models.put("click.echo", BuiltinFunctions::printed);
    models.put("re.sub", BuiltinFunctions::substituted);
    models.put("sys.argv.copy", call -> Values.of(call.interpreter().commandLine()));
  }

  private static Values text(Call call) {
    if (call.at(1).isNothing() && call.at(1, "encoding").isNothing()) {
      return Texts.asText(call.at(0));
    }
    return Decoding.named(call.at(0), "utf_8");
  }

  private static Values bytes(Call call) {
    Values result = Values.NOTHING;
    for (Value value : call.at(0).options()) {
      if (value instanceof Value.Text text && Marks.isExact(text.text())) {
        result = result.or(ByteMethods.encoded(text.text()));
      } else if (value instanceof Bytes) {
        result = result.or(Values.of(value));
      } else if (value instanceof Sequence sequence && sequence.isExact()) {
        result = result.or(ByteMethods.ofNumbers(sequence));
      } else {
        result = result.or(Values.OPEN);
      }
    }
    return (result.isNothing() ? Values.OPEN : result).tainted(Taints.of(call.at(0)));
  }

  private static Values chr(Call call) {
    Values result = call.at(0).open() ? Values.text(Marks.ANYTHING) : Values.NOTHING;
    for (Value value : call.at(0).options()) {
      boolean known =
          value instanceof Whole whole && Character.isValidCodePoint((int) whole.number());
      result =
          result.or(
              known && value instanceof Whole whole
                  ? Values.text(Marks.without(Character.toString((int) whole.number())))
                  : Values.text(Marks.ANYTHING));
    }
    return result.tainted(Taint.DECODED).tainted(call.at(0).taints());
  }

  private static Values ord(Call call) {
    Values result = call.at(0).open() ? Values.OPEN : Values.NOTHING;
    for (String text : call.at(0).constants()) {
      result = result.or(text.isEmpty() ? Values.OPEN : Values.of(new Whole(text.codePointAt(0))));
    }
    return result.isNothing() ? Values.OPEN : result;
  }

  private static Values number(Call call) {
    Values result = call.at(0).open() ? Values.OPEN : Values.NOTHING;
    for (Value value : call.at(0).options()) {
      result = result.or(value instanceof Whole ? Values.of(value) : parsed(value, call.at(1)));
    }
    return result.isNothing() ? Values.OPEN : result;
  }

  private static Values parsed(Value value, Values base) {
    if (!(value instanceof Value.Text text)) {
      return Values.OPEN;
    }
    int radix =
        base.options().contains(new Whole(16))
            ? 16
            : base.options().contains(new Whole(2)) ? 2 : 10;
    try {
      return Values.of(new Whole(Long.parseLong(text.text().replace("0x", ""), radix)));
    } catch (NumberFormatException notANumber) {
      return Values.OPEN;
    }
  }

  private static Values list(Call call) {
    if (call.arguments().positional().isEmpty()) {
      return Values.of(new Sequence());
    }
    Sequence all = Containers.spread(call.interpreter(), call.at(0), call.site());
    return Values.of(all).tainted(call.at(0).taints());
  }

  private static Values chain(Call call) {
    Sequence all = new Sequence();
    for (Values part : call.arguments().positional()) {
      all.addAll(Containers.spread(call.interpreter(), part, call.site()));
    }
    if (!call.arguments().more().isNothing()) {
      all.addSome(Values.OPEN);
    }
    return Values.of(all);
  }

  private static Values reversed(Call call) {
    Sequence all = Containers.spread(call.interpreter(), call.at(0), call.site());
    if (!all.isExact()) {
      return Values.of(Sequence.of(all.any()));
    }
    List<Values> elements = new ArrayList<>(all.head());
    Collections.reverse(elements);
    return Values.of(new Sequence(elements));
  }

  private static Values first(Call call) {
    return Containers.element(call.interpreter(), call.at(0), call.site());
  }

  private static Values dict(Call call) {
    Mapping mapping = new Mapping();
    for (Values part : call.arguments().positional()) {
      Containers.update(mapping, part);
    }
    call.arguments().named().forEach(mapping::replace);
    if (!call.arguments().otherNamed().isNothing()) {
      mapping.addSome(call.arguments().otherNamed());
    }
    return Values.of(mapping);
  }

  private static Values copied(Call call) {
    Values result = Values.NOTHING;
    for (Value value : call.at(0).options()) {
      result =
          result.or(
              Externals.isEnvironment(value) ? PathFunctions.environment() : Values.of(value));
    }
    return result.isNothing() ? Values.OPEN : result;
  }

  private static Values range(Call call) {
    List<Long> bounds = new ArrayList<>();
    for (Values bound : call.arguments().positional()) {
      if (bound.open()
          || bound.options().size() != 1
          || !(bound.options().get(0) instanceof Whole whole)) {
        return Values.of(Sequence.of(Values.OPEN));
      }
      bounds.add(whole.number());
    }
    long from = bounds.size() > 1 ? bounds.get(0) : 0;
    long to = bounds.isEmpty() ? 0 : bounds.get(bounds.size() > 1 ? 1 : 0);
    long by = bounds.size() > 2 ? bounds.get(2) : 1;
    if (by == 0 || Math.abs((double) to - from) / Math.abs(by) > Sequence.MOST) {
      return Values.of(Sequence.of(Values.OPEN));
    }
    Sequence numbers = new Sequence();
    for (long i = from; by > 0 ? i < to : i > to; i += by) {
      numbers.add(Values.of(new Whole(i)));
    }
    return Values.of(numbers);
  }

  private static Values enumerate(Call call) {
    Sequence all = Containers.spread(call.interpreter(), call.at(0), call.site());
    Sequence pairs = new Sequence();
    for (int i = 0; i < all.head().size(); i++) {
      pairs.add(Values.of(new Sequence(List.of(Values.of(new Whole(i)), all.head().get(i)))));
    }
    if (!all.isExact()) {
      pairs.addSome(Values.of(new Sequence(List.of(Values.OPEN, all.tail()))));
    }
    return Values.of(pairs);
  }

  private static Values zip(Call call) {
    List<Sequence> columns = new ArrayList<>();
    int rows = Sequence.MOST;
    boolean exact = call.arguments().more().isNothing();
    for (Values part : call.arguments().positional()) {
      Sequence column = Containers.spread(call.interpreter(), part, call.site());
      columns.add(column);
      exact &= column.isExact();
      rows = Math.min(rows, column.head().size());
    }
    Sequence all = new Sequence();
    if (!exact) {
      Sequence any = new Sequence();
      columns.forEach(column -> any.add(column.any()));
      return Values.of(Sequence.of(Values.of(any)));
    }
    for (int i = 0; i < rows && !columns.isEmpty(); i++) {
      Sequence row = new Sequence();
      for (Sequence column : columns) {
        row.add(column.head().get(i));
      }
      all.add(Values.of(row));
    }
    return Values.of(all);
  }

  private static Values type(Call call) {
    if (call.arguments().positional().size() >= 3) {
      ClassModel model = new ClassModel("type", call.site().module());
      for (Value value : call.at(2).options()) {
        if (value instanceof Mapping mapping) {
          model.attributes().putAll(mapping.entries());
        }
      }
      model.addBases(Containers.element(call.interpreter(), call.at(1), call.site()));
      return Values.of(model);
    }
    Values result = Values.NOTHING;
    for (Value value : call.at(0).options()) {
      result =
          result.or(value instanceof Instance instance ? Values.of(instance.type()) : Values.OPEN);
    }
    return result.isNothing() ? Values.OPEN : result;
  }

  private static Values words(Call call) {
    Values result =
        call.at(0).open()
            ? Values.of(Sequence.of(Values.open(call.at(0).taints())))
            : Values.NOTHING;
    for (Value value : call.at(0).options()) {
      if (value instanceof Value.Text text) {
        Sequence words = new Sequence();
        for (String word : text.text().strip().split("\\s+", -1)) {
          String bare = word.replaceAll("^['\"]|['\"]$", "");
          words.add(Values.text(bare).tainted(Marks.isExact(bare) ? 0 : call.at(0).taints()));
        }
        result = result.or(Values.of(words));
      }
    }
    return result.isNothing() ? Values.of(Sequence.of(Values.OPEN)) : result;
  }

  private static Values joined(Call call) {
    return TextMethods.join(call, " ", call.at(0));
  }

  private static Values asked(Call call) {
    call.findings().note(Effect.CREDENTIALS, call.site(), "asks for a password");
    return Values.open(Taint.SECRET);
  }

  private static Values prompted(Call call) {
    Values answer = Values.open(Taint.PROMPT);
    for (String text : call.at(0, "prompt").texts()) {
      if (SecretNames.isAskedFor(text)) {
        call.findings().note(Effect.CREDENTIALS, call.site(), "asks for a secret");
        return answer.tainted(Taint.SECRET);
      }
    }
    return answer;
  }

  private static Values dumped(Call call) {
    return new Consequences(call).result().or(Values.open(Taints.of(call.at(0))));
  }

  private static Values substituted(Call call) {
    Values text = call.at(2, "string");
    Values result = Values.open(text.taints());
    call.interpreter().reached().escape(call.arguments(), call.site());
    return result;
  }

  static Values printed(Call call) {
    int taints = Taints.of(call.arguments());
    if (Taint.OUTPUT.in(taints)) {
      call.interpreter().shown().again();
    }
    if (Taint.CHANGED_OUTPUT.in(taints)) {
      call.findings().effect(Effect.PROCESS, call.site(), "changes what the program prints");
    }
    if (Consequences.isFile(call.arguments().named("file"))) {
      Sequence all = new Sequence(call.arguments().positional());
      all.addSome(call.arguments().more());
      FileFunctions.written(call, Values.of(all));
    }
    return Values.of(Value.Constant.NONE);
  }
}
