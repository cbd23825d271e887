package dev.auditpath.examine;

import dev.auditpath.examine.LauncherTemplate.Line;
import dev.auditpath.examine.LauncherTemplate.Times;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the list of templates that is shipped, {@code launchers.txt}. */
final class LauncherTemplates {
  private static final String FILE = "launchers.txt";
  private static final int MARGIN = 2;

  private final List<LauncherTemplate> templates = new ArrayList<>();

  /** Most lines stand in several templates. */
  private final Map<String, Line> known = new HashMap<>();

  private String writer = "";
  private List<Line> lines = new ArrayList<>();

  private LauncherTemplates() {}

  /** Returns the templates in the order of the list. */
  static List<LauncherTemplate> shipped() {
    try (InputStream in = LauncherTemplates.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not in the program");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a list; what its lines mean stands at the head of the list. */
  static List<LauncherTemplate> parse(String text) {
    LauncherTemplates reader = new LauncherTemplates();
    text.lines().forEach(reader::take);
    reader.finish();
    return List.copyOf(reader.templates);
  }

  private void take(String line) {
    if (line.startsWith("== ")) {
      finish();
      writer = line.substring(3);
    } else if (!writer.isEmpty() && line.length() > MARGIN) {
      lines.add(known.computeIfAbsent(line, LauncherTemplates::templateLine));
    }
  }

  private static Line templateLine(String line) {
    Times times =
        switch (line.charAt(0)) {
          case ' ' -> Times.ONCE;
          case '?' -> Times.AT_MOST_ONCE;
          case '*' -> Times.ANY;
          default -> throw new IllegalStateException("no such margin: " + line);
        };
    return Line.of(line.substring(MARGIN), times);
  }

  private void finish() {
    if (!lines.isEmpty()) {
      templates.add(new LauncherTemplate(writer, lines));
      lines = new ArrayList<>();
    }
  }
}
