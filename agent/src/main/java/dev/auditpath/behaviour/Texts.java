package dev.auditpath.behaviour;

import dev.auditpath.behaviour.Value.Bytes;
import dev.auditpath.behaviour.Value.Text;
import java.util.function.Supplier;

/** Texts and their properties. */
final class Texts {
  private Texts() {}

  /** Returns what {@code str(value)} gives. */
  static Values asText(Values values) {
    Values result = Values.NOTHING;
    for (Value value : values.options()) {
      if (value instanceof Text) {
        result = result.or(Values.of(value));
      } else if (value instanceof Value.Whole whole) {
        result = result.or(Values.text(String.valueOf(whole.number())));
      } else if (value instanceof Bytes bytes) {
        result = result.or(Values.text("b'" + bytes.latin1() + "'"));
      } else {
        result = result.or(Values.text(Marks.ANYTHING));
      }
    }
    if (values.open() || result.isNothing()) {
      result = result.or(Values.text(Marks.ANYTHING));
    }
    return result.tainted(Taints.of(values));
  }

  /** Returns what a path's property is; of other names, the method. */
  static Values property(String text, String name, Supplier<Values> method) {
    switch (name) {
      case "parent" -> {
        return Values.text(PathTexts.directory(text));
      }
      case "name" -> {
        return Values.text(PathTexts.base(text));
      }
      case "stem" -> {
        return Values.text(PathTexts.stem(text));
      }
      case "suffix" -> {
        return Values.text(PathTexts.suffix(text));
      }
      case "parents" -> {
        Sequence parents = new Sequence();
        String up = text;
        for (int i = 0; i < 8; i++) {
          up = PathTexts.directory(up);
          parents.add(Values.text(up));
        }
        return Values.of(parents);
      }
      case "parts" -> {
        Sequence parts = new Sequence();
        for (String part : text.split("/", -1)) {
          parts.add(Values.text(part));
        }
        return Values.of(parts);
      }
      default -> {
        return method.get();
      }
    }
  }
}
