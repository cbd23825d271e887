package dev.auditpath.behaviour;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two old ways of putting values into a text; what is not known becomes a hole. */
final class Formats {
  private static final Pattern PERCENT =
      Pattern.compile("%(?:\\(([^)]*)\\))?[-#0 +]*(?:\\d+|\\*)?(?:\\.\\d+)?([a-zA-Z%])");
  private static final Pattern BRACES = Pattern.compile("\\{\\{|\\}\\}|\\{([^{}!:]*)[^{}]*\\}");

  private Formats() {}

  /** {@code template % value}. */
  static Values percent(String template, Value value) {
    StringBuilder text = new StringBuilder();
    Matcher matcher = PERCENT.matcher(template);
    int next = 0;
    int taints = 0;
    while (matcher.find()) {
      Values part;
      if ("%".equals(matcher.group(2))) {
        part = Values.text("%");
      } else if (matcher.group(1) != null && value instanceof Mapping mapping) {
        part = mapping.get(Values.text(matcher.group(1)));
      } else if (value instanceof Sequence sequence) {
        part = sequence.get(next++);
      } else {
        part = Values.of(value);
      }
      taints |= Taints.of(part);
      matcher.appendReplacement(text, Matcher.quoteReplacement(single(part)));
    }
    matcher.appendTail(text);
    return limited(text).tainted(taints);
  }

  /** {@code template.format(…)}. */
  static Values braces(String template, Arguments arguments) {
    StringBuilder text = new StringBuilder();
    Matcher matcher = BRACES.matcher(template);
    int next = 0;
    while (matcher.find()) {
      String whole = matcher.group();
      String field = matcher.group(1);
      String part;
      if (field == null) {
        part = whole.substring(1);
      } else if (field.isEmpty()) {
        part = single(arguments.at(next++));
      } else if (field.chars().allMatch(Character::isDigit) && field.length() < 4) {
        part = single(arguments.at(Integer.parseInt(field)));
      } else {
        part = single(arguments.named().getOrDefault(field, Values.OPEN));
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(part));
    }
    matcher.appendTail(text);
    return limited(text).tainted(Taints.of(arguments));
  }

  private static String single(Values values) {
    List<String> texts = Texts.asText(values).texts();
    return texts.size() == 1 ? texts.get(0) : Marks.ANYTHING;
  }

  private static Values limited(StringBuilder text) {
    return text.length() > Operations.LONGEST ? Values.OPEN : Values.text(text.toString());
  }
}
