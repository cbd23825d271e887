package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of faults to the tests that there are. */
class FaultsTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");
  private static final Pattern BENCH = Pattern.compile("`([a-z-]+\\.sh)`");
  private static final Path SOURCES = Path.of("src/test/java");

  @Test
  void everyTestInTheTable_exists() throws IOException {
    String table = Files.readString(Path.of("src/test/FAULTS.md"));
    Map<String, String> classes = classes();
    List<String> missing = new ArrayList<>();
    Matcher named = TEST.matcher(table);
    int count = 0;
    while (named.find()) {
      count++;
      if (!classes.getOrDefault(named.group(1), "").contains(" void " + named.group(2) + "(")) {
        missing.add(named.group());
      }
    }
    Matcher bench = BENCH.matcher(table);
    while (bench.find()) {
      if (!Files.exists(Path.of("src/bench").resolve(bench.group(1)))) {
        missing.add(bench.group());
      }
    }

    assertThat(missing).isEmpty();
    assertThat(count).isGreaterThan(40);
  }

  private static Map<String, String> classes() throws IOException {
    Map<String, String> classes = new HashMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
        String name = file.getFileName().toString();
        classes.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
      }
    }
    return classes;
  }
}
