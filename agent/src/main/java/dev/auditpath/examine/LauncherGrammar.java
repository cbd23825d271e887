package dev.auditpath.examine;

import dev.auditpath.examine.LauncherReading.Odd;
import dev.auditpath.examine.LauncherTemplate.Line;
import dev.auditpath.examine.LauncherTemplate.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the launchers that installers write from every other script, and how a changed one differs.
 * For several threads.
 */
final class LauncherGrammar {
  /** Longer than every template several times over; what follows is odd in any case. */
  private static final int LINES = 400;

  /** A hundred environments have the same launchers but for their first lines. */
  private static final int MOST_KNOWN = 2_000;

  private static final int LONGEST_KNOWN = 60;

  private final List<LauncherTemplate> templates;
  private final Map<List<ScriptLine>, Optional<LauncherReading>> known = new ConcurrentHashMap<>();

  LauncherGrammar(List<LauncherTemplate> templates) {
    this.templates = List.copyOf(templates);
  }

  /** Returns the reading of a script that is word for word what an installer writes. */
  Optional<LauncherReading> clean(List<ScriptLine> script, ScriptHead head) {
    if (head.language() != ScriptHead.Language.PYTHON || !head.fault().isEmpty()) {
      return Optional.empty();
    }
    List<ScriptLine> body = body(script, head);
    if (body.size() > LONGEST_KNOWN || known.size() > MOST_KNOWN) {
      return clean(body);
    }
    return known.computeIfAbsent(body, this::clean);
  }

  private Optional<LauncherReading> clean(List<ScriptLine> body) {
    for (LauncherTemplate template : templates) {
      if (isTextOf(template, body)) {
        LauncherReading reading = reading(template, body);
        if (reading.isClean()) {
          return Optional.of(reading);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the reading by the template that a script is most like. */
  LauncherReading closest(List<ScriptLine> script, ScriptHead head) {
    List<ScriptLine> body = body(script, head);
    LauncherReading best = null;
    for (LauncherTemplate template : templates) {
      LauncherReading reading = reading(template, body);
      if (best == null || distance(reading) < distance(best)) {
        best = reading;
      }
    }
    if (best == null) {
      throw new IllegalStateException("no templates");
    }
    if (head.fault().isEmpty()) {
      return best;
    }
    List<Odd> odd = new ArrayList<>(best.odd());
    odd.add(0, new Odd(script.get(0), head.fault()));
    return new LauncherReading(best.writer(), best.values(), odd, best.missing());
  }

  private static int distance(LauncherReading reading) {
    return reading.odd().size() + reading.missing().size();
  }

  private static List<ScriptLine> body(List<ScriptLine> script, ScriptHead head) {
    List<ScriptLine> body = new ArrayList<>();
    for (ScriptLine line : script.subList(head.lines(), script.size())) {
      if (!line.isBlank()) {
        body.add(line);
      }
    }
    return body;
  }

  private static boolean isTextOf(LauncherTemplate template, List<ScriptLine> body) {
    int at = 0;
    for (Line line : template.lines()) {
      int before = at;
      while (at < body.size()
          && (at == before || line.times() == Times.ANY)
          && line.matches(body.get(at).normal())) {
        at++;
      }
      if (at == before && line.times() == Times.ONCE) {
        return false;
      }
    }
    return at == body.size();
  }

  private static LauncherReading reading(LauncherTemplate template, List<ScriptLine> body) {
    List<ScriptLine> near = body.subList(0, Math.min(body.size(), LINES));
    Alignment alignment = Alignment.of(template.lines(), near);
    Map<String, String> values = new TreeMap<>();
    List<Odd> odd = new ArrayList<>();
    for (int i = 0; i < near.size(); i++) {
      ScriptLine line = near.get(i);
      Optional<Line> match = alignment.of(i);
      if (match.isEmpty()) {
        odd.add(new Odd(line, "does not write this line"));
      } else if (!agrees(match.get().captures(line.normal()), values)) {
        odd.add(new Odd(line, "names something else here than in the lines before"));
      }
    }
    if (body.size() > LINES) {
      odd.add(new Odd(body.get(LINES), "writes no more than a few lines"));
    }
    return new LauncherReading(template.writer(), values, odd, alignment.missing());
  }

  /** Takes the values of one line over, unless they contradict those of the lines before. */
  private static boolean agrees(Map<String, String> line, Map<String, String> values) {
    for (Map.Entry<String, String> value : line.entrySet()) {
      if (value.getKey().equals(LauncherReading.PATH)) {
        values.merge(LauncherReading.PATH, value.getValue(), (one, other) -> one + "\n" + other);
        continue;
      }
      String known = values.putIfAbsent(value.getKey(), value.getValue());
      if (known != null && !known.equals(value.getValue())) {
        return false;
      }
    }
    String name = values.get("name");
    String call = line.get("call");
    return name == null || call == null || call.equals(name) || call.startsWith(name + ".");
  }
}
