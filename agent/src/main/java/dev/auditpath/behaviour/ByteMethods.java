package dev.auditpath.behaviour;

import dev.auditpath.behaviour.Value.Bytes;
import dev.auditpath.behaviour.Value.Whole;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Methods of bytes, and ways to make bytes. */
final class ByteMethods {
  private ByteMethods() {}

  static Values encoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Values.of(new Bytes(new String(bytes, StandardCharsets.ISO_8859_1)));
  }

  static Values ofNumbers(Sequence numbers) {
    StringBuilder bytes = new StringBuilder();
    for (Values element : numbers.head()) {
      boolean known = !element.open() && element.options().size() == 1;
      if (!known || !(element.options().get(0) instanceof Whole whole)) {
        return Values.OPEN;
      }
      bytes.append((char) (whole.number() & 0xFF));
    }
    return Values.of(new Bytes(bytes.toString())).tainted(Taint.DECODED);
  }

  static Values of(Whole whole, Arguments arguments) {
    long length = 0;
    for (Value value : arguments.at(0, "length").options()) {
      length = value instanceof Whole size ? size.number() : 0;
    }
    if (length < 1 || length > 8) {
      return Values.OPEN;
    }
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < length; i++) {
      bytes.append((char) (whole.number() >> (8 * i) & 0xFF));
    }
    boolean little = arguments.at(1, "byteorder").constants().contains("little");
    return Values.of(new Bytes(little ? bytes.toString() : bytes.reverse().toString()));
  }

  static Values call(String latin1, String method, Call call) {
    switch (method) {
      case "decode" -> {
        List<String> codecs = call.at(0, "encoding").constants();
        return Decoding.named(
            Values.of(new Bytes(latin1)), codecs.isEmpty() ? "utf_8" : codecs.get(0));
      }
      case "hex" -> {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < latin1.length(); i++) {
          char c = latin1.charAt(i);
          hex.append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
        }
        return Values.text(hex.toString());
      }
      case "strip", "lstrip", "rstrip" -> {
        return Values.of(new Bytes(latin1.strip()));
      }
      case "replace" -> {
        List<String> old = call.at(0).constants();
        List<String> with = call.at(1).constants();
        return old.isEmpty() || with.isEmpty() || old.get(0).isEmpty()
            ? Values.OPEN
            : Values.of(new Bytes(latin1.replace(old.get(0), with.get(0))));
      }
      case "join" -> {
        return joined(latin1, call);
      }
      default -> {
        return Values.open(Taints.of(call.arguments()));
      }
    }
  }

  private static Values joined(String separator, Call call) {
    Values texts = TextMethods.join(call, separator, asTexts(call));
    Values result = texts.open() ? Values.OPEN : Values.NOTHING;
    for (String text : texts.constants()) {
      result = result.or(Values.of(new Bytes(text)));
    }
    return (result.isNothing() ? Values.OPEN : result).tainted(texts.taints());
  }

  private static Values asTexts(Call call) {
    Sequence texts = new Sequence();
    Sequence all = Containers.spread(call.interpreter(), call.at(0), call.site());
    for (Values element : all.head()) {
      Values text = element.open() ? Values.OPEN : Values.NOTHING;
      for (String one : element.constants()) {
        text = text.or(Values.text(one));
      }
      texts.add((text.isNothing() ? Values.OPEN : text).tainted(element.taints()));
    }
    texts.addSome(all.tail());
    return Values.of(texts);
  }
}
