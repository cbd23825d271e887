package dev.auditpath.behaviour;

/** What configparser has read of files of the package; all its objects are one here. */
final class SettingsFiles {
  private final Mapping sections = new Mapping();

  Mapping sections() {
    return sections;
  }

  static Values read(Call call) {
    FileFunctions.read(call);
    Values paths = call.at(0, "filenames");
    Values each = Values.NOTHING;
    for (Value value : paths.options()) {
      each = each.or(value instanceof Sequence sequence ? sequence.any() : Values.of(value));
    }
    return learn(call, PackageData.texts(call.interpreter(), each));
  }

  static Values readFile(Call call) {
    Values texts = Values.NOTHING;
    for (Value value : call.at(0, "f").options()) {
      texts =
          texts.or(value instanceof Value.Content file ? Values.text(file.text()) : Values.OPEN);
    }
    return learn(call, texts);
  }

  static Values learn(Call call, Values texts) {
    Mapping sections = call.interpreter().settings().sections();
    call.interpreter().changed();
    for (String text : texts.constants()) {
      Containers.update(sections, DataTexts.settings(text, false));
    }
    if (texts.open()) {
      sections.addSome(Values.OPEN);
    }
    return Values.OPEN;
  }

  /** {@code parser[section]}. */
  static Values section(Interpreter interpreter, Values name) {
    Values found = interpreter.settings().sections().get(name);
    return found.isNothing() ? Values.OPEN : found.tainted(Taint.DATA);
  }

  static Values get(Call call) {
    Values section = section(call.interpreter(), call.at(0, "section"));
    Values found = Subscripts.get(call.interpreter(), section, call.at(1, "option"), call.site());
    Values otherwise = call.arguments().named("fallback");
    return found.or(otherwise);
  }

  static Values items(Call call) {
    Values result = Values.NOTHING;
    for (Value value : section(call.interpreter(), call.at(0, "section")).options()) {
      result =
          result.or(
              value instanceof Mapping mapping
                  ? Values.of(Containers.items(mapping))
                  : Values.OPEN);
    }
    return result.isNothing() ? Values.OPEN : result;
  }
}
