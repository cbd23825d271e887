package dev.auditpath.behaviour;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * What commands print, where that follows from constants alone. A character stands for a byte where
 * a filter makes bytes.
 */
final class ShellOutput {
  private static final int LONGEST = 200_000;

  private static final Set<String> FINDERS = Set.of("which", "where", "whereis", "type", "whence");

  /** They leave out parts of a name that was found, or nothing. */
  private static final Set<String> CHOOSERS =
      Set.of("head", "tail", "grep", "egrep", "sed", "awk", "sort", "uniq", "cut", "xargs", "tee");

  private ShellOutput() {}

  /** Returns what a command prints; {@code input} is what it reads. */
  static String of(List<String> argv, String input) {
    if (argv.isEmpty()) {
      return "";
    }
    String name = ProgramName.of(argv.get(0));
    List<String> rest = argv.subList(1, argv.size());
    List<String> operands = operands(rest);
    String last = operands.isEmpty() ? "" : operands.get(operands.size() - 1);
    if (FINDERS.contains(name) || (name.equals("command") && argv.contains("-v"))) {
      return found(last);
    }
    if (CHOOSERS.contains(name) && !ShellMarks.isConstant(input)) {
      return input;
    }
    return switch (name) {
      case "find" -> found(afterOption(rest, "-name"));
      case "echo" -> echo(rest);
      case "printf" -> printf(rest);
      case "basename" -> basename(operands);
      case "dirname" -> dirname(last);
      case "realpath", "readlink" -> last;
      case "cat", "tee" -> operands.isEmpty() ? input : ShellMarks.UNKNOWN_TEXT;
      default -> filtered(name, rest, input);
    };
  }

  private static List<String> operands(List<String> arguments) {
    List<String> operands = new ArrayList<>();
    for (String argument : arguments) {
      if (!argument.startsWith("-")) {
        operands.add(argument);
      }
    }
    return operands;
  }

  private static String found(String name) {
    return name.isEmpty() || name.indexOf('/') >= 0 ? name : ShellMarks.UNKNOWN_TEXT + "/" + name;
  }

  private static String afterOption(List<String> arguments, String option) {
    int at = arguments.indexOf(option);
    return at >= 0 && at + 1 < arguments.size() ? arguments.get(at + 1) : ShellMarks.UNKNOWN_TEXT;
  }

  private static String basename(List<String> operands) {
    if (operands.isEmpty()) {
      return ShellMarks.UNKNOWN_TEXT;
    }
    String path = operands.get(0);
    String name = path.substring(path.lastIndexOf('/') + 1);
    String suffix = operands.size() > 1 ? operands.get(1) : "";
    return !suffix.isEmpty() && name.endsWith(suffix) && !name.equals(suffix)
        ? name.substring(0, name.length() - suffix.length())
        : name;
  }

  private static String dirname(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
  }

  private static String echo(List<String> arguments) {
    boolean escapes = false;
    int first = 0;
    while (first < arguments.size() && arguments.get(first).matches("-[neE]+")) {
      escapes |= arguments.get(first++).indexOf('e') > 0;
    }
    String text = String.join(" ", arguments.subList(first, arguments.size()));
    return escapes ? ShellEscapes.replaced(text) : text;
  }

  private static String printf(List<String> arguments) {
    if (arguments.isEmpty()) {
      return "";
    }
    int next = arguments.get(0).equals("--") && arguments.size() > 1 ? 1 : 0;
    String result = ShellEscapes.replaced(arguments.get(next++));
    while (next < arguments.size()) {
      int at = result.indexOf("%s");
      at = at < 0 ? result.indexOf("%b") : at;
      if (at < 0) {
        break;
      }
      String value = arguments.get(next++);
      String text = result.startsWith("%b", at) ? ShellEscapes.replaced(value) : value;
      result = result.substring(0, at) + text + result.substring(at + 2);
      if (result.length() > LONGEST) {
        return ShellMarks.UNKNOWN_TEXT;
      }
    }
    return result.replace("%%", "%");
  }

  private static String filtered(String name, List<String> arguments, String input) {
    if (!ShellMarks.isConstant(input) || input.isEmpty() || input.length() > LONGEST) {
      return ShellMarks.UNKNOWN_TEXT;
    }
    String options = String.join(" ", arguments);
    return switch (name) {
      case "rev" -> new StringBuilder(input.strip()).reverse().toString();
      case "tr" -> ShellEscapes.translated(arguments, input);
      case "base64" ->
          options.matches("-[dDi]+|--decode") ? base64(input) : ShellMarks.UNKNOWN_TEXT;
      case "openssl" ->
          options.contains("base64") && options.contains("-d")
              ? base64(input)
              : ShellMarks.UNKNOWN_TEXT;
      case "xxd" ->
          options.contains("r") && options.contains("p") ? hex(input) : "" + ShellMarks.UNKNOWN;
      case "gunzip", "zcat" -> unzipped(input);
      case "gzip" -> options.contains("d") ? unzipped(input) : ShellMarks.UNKNOWN_TEXT;
      case "head", "tail", "sort", "uniq" -> input;
      default -> ShellMarks.UNKNOWN_TEXT;
    };
  }

  private static String base64(String text) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text.strip());
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException notBase64) {
      return ShellMarks.UNKNOWN_TEXT;
    }
  }

  private static String hex(String text) {
    String digits = text.replaceAll("\\s", "");
    if (!digits.matches("([0-9a-fA-F]{2})*+")) {
      return ShellMarks.UNKNOWN_TEXT;
    }
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < digits.length(); i += 2) {
      result.append((char) Integer.parseInt(digits.substring(i, i + 2), 16));
    }
    return result.toString();
  }

  private static String unzipped(String text) {
    byte[] packed = text.getBytes(StandardCharsets.ISO_8859_1);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
    } catch (IOException notPacked) {
      return ShellMarks.UNKNOWN_TEXT;
    }
  }
}
