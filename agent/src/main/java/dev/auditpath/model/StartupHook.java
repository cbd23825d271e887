package dev.auditpath.model;

import java.nio.file.Path;
import java.util.Set;

/**
 * Code that runs whenever a Python of an environment starts, whatever it is started for.
 *
 * @param file a {@code .pth} file, {@code sitecustomize.py} or {@code usercustomize.py}
 * @param line the line that is code; 1 for a whole file
 * @param text the line
 * @param environment the prefix of the environment
 * @param provider the distribution whose RECORD names the file; {@link Unattributed} for none
 * @param administrators whether root put it there, of whom no distribution tells
 * @param behaviour what it can do
 */
public record StartupHook(
    Path file,
    int line,
    String text,
    Path environment,
    Provenance provider,
    boolean administrators,
    Behaviour behaviour) {

  /** Modules that site.py imports where they exist (docs.python.org, "site"). */
  public static final Set<String> MODULES = Set.of("sitecustomize.py", "usercustomize.py");

  /** Returns whether site.py takes a file of this name, in a folder for distributions, for code. */
  public static boolean mayBeIn(String fileName) {
    return fileName.endsWith(".pth") || MODULES.contains(fileName);
  }
}
