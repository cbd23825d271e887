package dev.auditpath.testing.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads case files; {@code src/test/cases/README.md} says how they are written. */
public final class CaseText {
  private final Path source;
  private final Map<String, String> header = new LinkedHashMap<>();
  private final List<Case.Step> steps = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String step = "";
  private String body = "";
  private String file = "";
  private List<Case.File> files = new ArrayList<>();

  private CaseText(Path source) {
    this.source = source;
  }

  /** Returns every case below a directory, in the order of the files' names. */
  public static List<Case> below(Path directory) throws IOException {
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path file : found.filter(path -> path.toString().endsWith(".case")).sorted().toList()) {
        cases.add(new CaseText(file).read());
      }
    }
    return cases;
  }

  private Case read() throws IOException {
    for (String line : Files.readAllLines(source)) {
      if (line.startsWith("== ")) {
        closeStep();
        step = line.substring(3);
      } else if (line.startsWith("-- ")) {
        closeFile();
        file = line.substring(3);
      } else if (step.isEmpty()) {
        headerLine(line);
      } else {
        text.append(line).append('\n');
      }
    }
    closeStep();
    return new Case(source, header, steps);
  }

  private void headerLine(String line) {
    int colon = line.indexOf(':');
    if (colon > 0) {
      header.put(line.substring(0, colon), line.substring(colon + 1).strip());
    } else if (!line.isBlank()) {
      throw new IllegalArgumentException(source + ": not a header line: " + line);
    }
  }

  private void closeFile() {
    if (file.isEmpty()) {
      body = text.toString();
    } else {
      String[] words = file.split(" \\| ");
      files.add(
          new Case.File(words[0], Arrays.asList(words).subList(1, words.length), text.toString()));
    }
    text.setLength(0);
    file = "";
  }

  private void closeStep() {
    closeFile();
    if (!step.isEmpty()) {
      List<String> words = Arrays.asList(step.split(" +"));
      steps.add(new Case.Step(words.get(0), words.subList(1, words.size()), body, files));
    }
    files = new ArrayList<>();
    step = "";
  }
}
