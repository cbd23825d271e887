package dev.auditpath.behaviour;

import java.nio.file.Path;
import java.util.List;

/**
 * Shell text to be read: a script, or what is given to {@code sh -c}.
 *
 * @param text the commands
 * @param command the name under which it is called, without directory: what {@code $0} ends with
 * @param file the file that the text stands in
 * @param line where in the file it begins; the first is 1
 * @param chain the calls that lead to it
 */
public record ShellSource(String text, String command, Path file, int line, List<String> chain) {

  public ShellSource {
    text = ShellMarks.clean(text);
    chain = List.copyOf(chain);
  }
}
