package dev.auditpath.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Methods of texts and of paths. */
final class TextMethods {
  private static final int MOST_COMBINATIONS = 64;

  private TextMethods() {}

  static Values call(String text, String method, Call call) {
    Values path = path(text, method, call);
    if (path != null) {
      return path;
    }
    switch (method) {
      case "join" -> {
        return join(call, text, call.at(0));
      }
      case "format" -> {
        return Formats.braces(text, call.arguments());
      }
      case "split", "rsplit", "splitlines", "partition", "rpartition" -> {
        return parts(text, method, call);
      }
      case "encode" -> {
        return Marks.isExact(text) ? ByteMethods.encoded(text) : Values.text(text);
      }
      case "decode" -> {
        return Values.text(text);
      }
      case "replace" -> {
        return call.arguments().positional().size() < 2 ? renamed(call) : replaced(text, call);
      }
      default -> {
        Values changed = changed(text, method, call);
        return changed != null ? changed : Values.open(Taints.of(call.arguments()));
      }
    }
  }

  private static @Nullable Values changed(String text, String method, Call call) {
    List<String> first = call.at(0).constants();
    String argument = first.isEmpty() ? "" : first.get(0);
    return switch (method) {
      case "lower", "casefold" -> Values.text(text.toLowerCase(Locale.ROOT));
      case "upper" -> Values.text(text.toUpperCase(Locale.ROOT));
      case "swapcase" -> Values.text(swapped(text));
      case "title", "capitalize", "expandtabs", "zfill", "ljust", "rjust", "center" ->
          Values.text(text);
      case "strip", "lstrip", "rstrip" ->
          Values.text(stripped(text, method, call.at(0).isNothing() ? null : argument));
      case "removeprefix" ->
          Values.text(text.startsWith(argument) ? text.substring(argument.length()) : text);
      case "removesuffix" ->
          Values.text(
              text.endsWith(argument)
                  ? text.substring(0, text.length() - argument.length())
                  : text);
      case "translate" -> Values.text(Marks.ANYTHING).tainted(Taint.DECODED);
      default -> null;
    };
  }

  private static String swapped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
    }
    return out.toString();
  }

  private static String stripped(String text, String method, @Nullable String characters) {
    int from = 0;
    int to = text.length();
    while (!method.equals("rstrip") && from < to && isOf(text.charAt(from), characters)) {
      from++;
    }
    while (!method.equals("lstrip") && to > from && isOf(text.charAt(to - 1), characters)) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isOf(char c, @Nullable String characters) {
    return characters == null ? Character.isWhitespace(c) : characters.indexOf(c) >= 0;
  }

  private static Values replaced(String text, Call call) {
    Values result = Values.NOTHING;
    for (String old : call.at(0).texts()) {
      for (String with : call.at(1).texts()) {
        boolean known = Marks.isExact(old) && !old.isEmpty();
        result = result.or(Values.text(known ? text.replace(old, with) : Marks.ANYTHING));
      }
    }
    return result.isNothing() ? Values.OPEN : result;
  }

  private static Values parts(String text, String method, Call call) {
    if (!Marks.isExact(text)) {
      return Values.of(Sequence.of(Values.text(Marks.ANYTHING).or(Values.text(text))));
    }
    List<String> separators = call.at(0).constants();
    Sequence parts = new Sequence();
    if (method.endsWith("partition") && !separators.isEmpty()) {
      String separator = separators.get(0);
      int at = method.startsWith("r") ? text.lastIndexOf(separator) : text.indexOf(separator);
      parts.add(Values.text(at < 0 ? text : text.substring(0, at)));
      parts.add(Values.text(at < 0 ? "" : separator));
      parts.add(Values.text(at < 0 ? "" : text.substring(at + separator.length())));
      return Values.of(parts);
    }
    String pattern =
        method.equals("splitlines")
            ? "\\R"
            : separators.isEmpty() ? "\\s+" : java.util.regex.Pattern.quote(separators.get(0));
    String whole = separators.isEmpty() ? text.strip() : text;
    for (String part : whole.split(pattern, -1)) {
      parts.add(Values.text(part));
    }
    return Values.of(parts);
  }

  /** {@code separator.join(elements)}. */
  static Values join(Call call, String separator, Values elements) {
    Sequence all = Containers.spread(call.interpreter(), elements, call.site());
    List<String> texts = new ArrayList<>(List.of(""));
    int taints = Taints.of(elements);
    for (int i = 0; i < all.head().size(); i++) {
      List<String> options = Texts.asText(all.head().get(i)).texts();
      boolean tooMany = texts.size() * options.size() > MOST_COMBINATIONS;
      List<String> next = new ArrayList<>();
      for (String before : texts) {
        for (String option : tooMany ? List.of(Marks.ANYTHING) : options) {
          next.add(i == 0 ? option : before + separator + option);
        }
      }
      texts = next;
      if (texts.get(0).length() > Operations.LONGEST) {
        return Values.OPEN;
      }
    }
    Values result = Values.NOTHING;
    for (String text : texts) {
      boolean more = !all.isExact();
      String joined = more && !all.head().isEmpty() ? text + separator + Marks.HOLE : text;
      result = result.or(Values.text(more && all.head().isEmpty() ? Marks.ANYTHING : joined));
    }
    return result.tainted(taints);
  }

  private static Values renamed(Call call) {
    Places.used(call, call.at(0), Places.Use.WRITE);
    return Values.OPEN;
  }

  private static @Nullable Values path(String text, String method, Call call) {
    Values self = Values.text(text);
    switch (method) {
      case "expanduser", "resolve", "absolute", "as_posix", "__fspath__", "__str__" -> {
        return Values.text(PathTexts.normal(text));
      }
      case "joinpath", "__truediv__" -> {
        Values joined = self;
        for (Values part : call.arguments().positional()) {
          joined = PathFunctions.joined(joined, Texts.asText(part));
        }
        return joined;
      }
      case "with_name" -> {
        return PathFunctions.joined(
            Values.text(PathTexts.directory(text)), Texts.asText(call.at(0)));
      }
      case "with_suffix" -> {
        String suffix = PathTexts.suffix(text);
        String bare = text.substring(0, text.length() - suffix.length());
        return Operations.concatenate(Values.text(bare), Texts.asText(call.at(0)));
      }
      case "open" -> {
        return FileFunctions.open(call, self, call.at(0, "mode"));
      }
      case "read_text", "read_bytes", "iterdir", "glob", "rglob", "walk" -> {
        return read(self, method, call);
      }
      case "write_text", "write_bytes" -> {
        Places.used(call, self, Places.Use.WRITE);
        call.interpreter().written().opened(self);
        return FileFunctions.written(call, call.at(0));
      }
      case "chmod", "touch", "symlink_to", "hardlink_to", "rename" -> {
        Places.used(call, method.equals("rename") ? call.at(0) : self, Places.Use.WRITE);
        return Values.OPEN;
      }
      default -> {
        return null;
      }
    }
  }

  private static Values read(Values self, String method, Call call) {
    if (method.startsWith("read")) {
      Values shipped = PackageData.texts(call.interpreter(), self);
      if (!shipped.open()) {
        return shipped;
      }
    }
    boolean secret = Places.used(call, self, Places.Use.READ);
    Values read =
        method.startsWith("read")
            ? Values.open(Taint.FILE)
            : Values.of(Sequence.of(PathFunctions.joined(self, Values.text(Marks.ANYTHING))));
    return secret ? read.tainted(Taint.SECRET) : read;
  }
}
