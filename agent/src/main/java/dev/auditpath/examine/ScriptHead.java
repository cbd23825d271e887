package dev.auditpath.examine;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a script begins: the line of its interpreter, or the three lines that a shell and Python read
 * each in its own way, which installers write where that line would be too long for the kernel.
 *
 * @param language what the rest of the script is written in
 * @param lines how many lines of the script these are
 * @param fault what no installer writes there; empty where all is well
 */
record ScriptHead(Language language, int lines, String fault) {
  private static final Pattern FIRST_LINE =
      Pattern.compile("#![ \t]*([^ \t]+)(?:[ \t]+(.*?))?[ \t]*");

  private static final Pattern PYTHON =
      Pattern.compile("(?:python|pypy|graalpy|pyston|jython|micropython)[0-9.]*[tdwm]?(?:\\.exe)?");
  private static final Pattern SHELL =
      Pattern.compile("(?:ba|da|a|k|mk|z|pdk|lk)?sh[0-9.-]*|busybox");
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");

  /** Options that change how Python runs a file and not what it runs. */
  private static final Pattern OPTIONS =
      Pattern.compile(
          "(?:-[EsISOBuPqRdb]+|-X ?[A-Za-z0-9_=]+)(?: +(?:-[EsISOBuPqRdb]+|-X ?[A-Za-z0-9_=]+))*+");

  /** PEP 263 looks for this in the first two lines, the interpreter's own included. */
  private static final Pattern ENCODING = Pattern.compile("coding[:=][ \t]*[-_.a-zA-Z0-9]+");

  /**
   * A path as distlib, uv, installer and conda quote it: nothing that a shell expands. Here as in
   * the patterns around, a repeated group is possessive, since one that may backtrack takes a stack
   * frame for each turn.
   */
  private static final String PLAIN_PATH =
      "(?:[^\\s'\"`$&|;<>()\\\\*?\\[\\]#~!{}]+|\"[^\"`$\\\\]+\"|'(?:[^']|'\"'\"')++')";

  /** uv's environments that can be moved find Python beside the script. */
  private static final String BESIDE =
      "(?:\"\\$\\(dirname -- \"\\$\\(realpath -- \"\\$0\"\\)\"\\)\"/'[^'/]+'"
          + "|\"\\$\\(CDPATH= cd -- \"\\$\\(dirname -- \"\\$0\"\\)\" && echo \"\\$PWD\"\\)\"/'[^'/]+')";

  private static final Pattern EXEC_LINE =
      Pattern.compile(
          "'''exec' ("
              + PLAIN_PATH
              + "|"
              + BESIDE
              + ")((?: -[A-Za-z]+)*+) \"\\$0\" \"\\$@\"( #''')?");

  /** What reads a script. */
  enum Language {
    PYTHON,
    SHELL,
    OTHER,
    /** No first line that names an interpreter. */
    NONE
  }

  static ScriptHead of(List<ScriptLine> script) {
    String first = script.isEmpty() ? "" : script.get(0).text();
    Matcher line = FIRST_LINE.matcher(first);
    if (!line.matches()) {
      return new ScriptHead(Language.NONE, 0, "");
    }
    String arguments = line.group(2) == null ? "" : line.group(2);
    Interpreter interpreter = Interpreter.of(line.group(1), arguments);
    Language language = language(interpreter.program());
    if (first.equals("#!/bin/sh") && script.size() > 1) {
      return twofold(script, new ScriptHead(language, 1, ""));
    }
    return new ScriptHead(
        language, 1, language == Language.PYTHON ? fault(first, interpreter) : "");
  }

  /** Returns the absolute path of the interpreter that a script's first line names. */
  static Optional<String> interpreter(List<ScriptLine> script) {
    Matcher line = FIRST_LINE.matcher(script.isEmpty() ? "" : script.get(0).text());
    return line.matches() && line.group(1).startsWith("/") && line.group(1).indexOf('\0') < 0
        ? Optional.of(line.group(1))
        : Optional.empty();
  }

  private static Language language(String program) {
    String name = program.substring(program.lastIndexOf('/') + 1);
    if (PYTHON.matcher(name).matches() || name.equals("uv") || name.equals("pipx")) {
      return Language.PYTHON;
    }
    return SHELL.matcher(name).matches() ? Language.SHELL : Language.OTHER;
  }

  private static String fault(String first, Interpreter interpreter) {
    if (ENCODING.matcher(first).find()) {
      return "the first line sets the encoding of the rest";
    }
    if (!interpreter.options().isEmpty() && !OPTIONS.matcher(interpreter.options()).matches()) {
      return "the first line gives Python more than options: " + interpreter.options();
    }
    return interpreter.hasAssignments() ? "the first line sets variables for Python" : "";
  }

  /** {@code '''exec' python "$0" "$@"}: a command to a shell, and to Python a text and no more. */
  private static ScriptHead twofold(List<ScriptLine> script, ScriptHead shell) {
    Matcher exec = EXEC_LINE.matcher(script.get(1).text());
    if (!exec.matches()) {
      return shell;
    }
    boolean closed = exec.group(3) != null;
    if (!closed && (script.size() < 3 || !script.get(2).text().equals("' '''"))) {
      return shell;
    }
    String options = exec.group(2).strip();
    boolean odd = !options.isEmpty() && !OPTIONS.matcher(options).matches();
    return new ScriptHead(
        Language.PYTHON,
        closed ? 2 : 3,
        odd ? "the second line gives Python more than options: " + options : "");
  }

  /**
   * Who reads a script after env(1) has done its part.
   *
   * @param options the text after the program
   */
  private record Interpreter(String program, String options, boolean hasAssignments) {
    static Interpreter of(String program, String arguments) {
      if (!program.substring(program.lastIndexOf('/') + 1).equals("env")) {
        return new Interpreter(program, arguments, false);
      }
      String rest = arguments.strip();
      boolean assignments = false;
      while (!rest.isEmpty()) {
        String word = rest.split("[ \t]+", 2)[0];
        boolean assignment = ASSIGNMENT.matcher(word).matches();
        boolean option = word.startsWith("-");
        if (!assignment && !option) {
          return new Interpreter(word, rest.substring(word.length()).strip(), assignments);
        }
        assignments |= assignment;
        // "-Spython3" holds the program itself.
        boolean joined = word.startsWith("-S") && word.length() > 2;
        rest = joined ? rest.substring(2).strip() : rest.substring(word.length()).strip();
      }
      return new Interpreter("", "", assignments);
    }
  }
}
