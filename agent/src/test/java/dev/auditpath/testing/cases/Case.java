package dev.auditpath.testing.cases;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One labelled case, as its file says.
 *
 * @param source where it stands
 * @param header its first lines: a word and what follows the colon
 * @param steps what is done to the machine, in order
 */
public record Case(Path source, Map<String, String> header, List<Step> steps) {

  /**
   * One thing that is done to the machine.
   *
   * @param verb for example {@code wheel}, {@code write}
   * @param arguments the words after it
   * @param body the lines below it, up to the first file
   * @param files the files below it
   */
  public record Step(String verb, List<String> arguments, String body, List<File> files) {
    /** Returns what follows a key in the body, for each line that begins with it. */
    public List<String> all(String key) {
      return body.lines()
          .filter(line -> line.startsWith(key + ":"))
          .map(line -> line.substring(key.length() + 1).strip())
          .toList();
    }
  }

  /** A file of a wheel or archive: its path there, how it is made, and its text. */
  public record File(String path, List<String> flags, String text) {
    public boolean is(String flag) {
      return flags.contains(flag);
    }
  }

  public String id() {
    return required("id");
  }

  /** Returns the commands whose findings count; empty where every finding does. */
  public List<String> commands() {
    String commands = required("command");
    return commands.equals("*") ? List.of() : Arrays.asList(commands.split(" +"));
  }

  /** Returns the labels that are right, the best first. */
  public List<Label> expected() {
    return Arrays.stream(required("label").split(" or ")).map(Label::of).toList();
  }

  /** Returns whether a person is to be interrupted. */
  public boolean interrupts() {
    return expected().get(0).interrupts() && value("unknown-name").isEmpty();
  }

  public String required(String key) {
    return value(key).orElseThrow(() -> new IllegalArgumentException(source + " has no " + key));
  }

  public Optional<String> value(String key) {
    return Optional.ofNullable(header.get(key));
  }

  /** Returns the words of a header line; none where it is missing. */
  public List<String> words(String key) {
    return value(key).map(text -> Arrays.asList(text.split(" +"))).orElse(List.of());
  }
}
