package dev.auditpath.behaviour;

import dev.auditpath.shell.Glob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Programs whose start is an effect in itself, depending on their arguments.
 *
 * <p>A row of the table: kind and what it is, below it alternatives separated by commas. An
 * alternative is a program and words that have to be among its arguments, in any order; {@code *}
 * stands for any text within a word, {@code !word} must not be among them.
 */
final class StartedPrograms {
  private static final int MOST_ARGUMENTS = 200;

  private static final Map<String, List<Row>> ROWS = rows();

  private StartedPrograms() {}

  /**
   * Returns what starting a program is; empty when it is nothing by itself. Whether it is a
   * wrapper's own command, which it may start, is for the caller to see first.
   *
   * @param program with or without its directory
   * @param arguments those after the name; what is not known may be left out
   */
  static Optional<Effect> of(String program, List<String> arguments) {
    String name = ProgramName.of(program).toLowerCase(Locale.ROOT);
    List<String> words =
        arguments.size() > MOST_ARGUMENTS ? arguments.subList(0, MOST_ARGUMENTS) : arguments;
    for (Row row : ROWS.getOrDefault(name, List.of())) {
      if (row.matches(words)) {
        return Optional.of(row.effect());
      }
    }
    return places(name, words);
  }

  /** Programs that read or write the files that they are given. */
  private static Optional<Effect> places(String name, List<String> arguments) {
    boolean reads = ProgramsWithFiles.READERS.contains(name);
    boolean writes = ProgramsWithFiles.WRITERS.contains(name);
    if (!reads && !writes) {
      return Optional.empty();
    }
    List<String> files = new ArrayList<>();
    for (String argument : arguments) {
      if (!argument.startsWith("-")) {
        files.add(argument.replaceFirst("^(?:of|if)=", ""));
      }
    }
    String last = files.isEmpty() ? "" : files.get(files.size() - 1);
    Optional<Effect> written = Optional.empty();
    if (writes) {
      written = SensitivePlaces.of(last).flatMap(SensitivePlace::written);
      written = written.isPresent() ? written : ProgramsWithFiles.changed(name, files);
    }
    return written.isPresent() || !reads ? written : read(files);
  }

  private static Optional<Effect> read(List<String> files) {
    for (String file : files) {
      Optional<Effect> effect = SensitivePlaces.of(file).flatMap(SensitivePlace::read);
      if (effect.isPresent()) {
        return effect;
      }
    }
    return Optional.empty();
  }

  private record Row(Effect effect, List<String> words) {
    boolean matches(List<String> arguments) {
      for (String word : words) {
        boolean forbidden = word.startsWith("!");
        String pattern = forbidden ? word.substring(1) : word;
        if (arguments.stream().anyMatch(text -> Glob.matches(pattern, text)) == forbidden) {
          return false;
        }
      }
      return true;
    }
  }

  private static Map<String, List<Row>> rows() {
    Map<String, List<Row>> rows = new HashMap<>();
    Effect effect = new Effect("", "");
    for (String line : StartedProgramTable.TEXT.lines().toList()) {
      if (line.indexOf('|') > 0) {
        String[] columns = line.split(" \\| ", -1);
        effect = new Effect(columns[0], columns[1]);
        continue;
      }
      for (String alternative : line.strip().split(", ", -1)) {
        List<String> words = List.of(alternative.split(" +", -1));
        Row row = new Row(effect, words.subList(1, words.size()));
        rows.computeIfAbsent(words.get(0), name -> new ArrayList<>()).add(row);
      }
    }
    return rows;
  }
}
