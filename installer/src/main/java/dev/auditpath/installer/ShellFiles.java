package dev.auditpath.installer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Completions and the manual page, written by the program itself, where bash-completion, fish and
 * man look; zsh looks nowhere below a home by itself.
 */
final class ShellFiles {
  static final String ZSH = "zsh/site-functions";

  private ShellFiles() {}

  /**
   * Returns the steps that write them.
   *
   * @param zsh the folder for zsh's, below the data directory
   * @param program what prints them
   */
  static List<Step> install(Place place, String zsh, Path program) {
    return files(place, zsh).entrySet().stream()
        .map(
            file -> {
              List<String> command = new ArrayList<>(List.of(program.toString()));
              command.addAll(file.getValue());
              return (Step) new Step.Run(command, List.of(file.getKey()), List.of());
            })
        .toList();
  }

  static List<Step> uninstall(Place place) {
    return files(place, ZSH).keySet().stream().map(file -> (Step) new Step.Remove(file)).toList();
  }

  /** Each file, and the call that prints it. */
  private static Map<Path, List<String>> files(Place place, String zsh) {
    Map<Path, List<String>> files = new LinkedHashMap<>();
    Path data = place.data();
    files.put(data.resolve("bash-completion/completions/audit-path"), completion("bash"));
    files.put(data.resolve(zsh).resolve("_audit-path"), completion("zsh"));
    files.put(data.resolve("fish/vendor_completions.d/audit-path.fish"), completion("fish"));
    // man looks beside the bin directory, wherever XDG_DATA_HOME is.
    files.put(place.bin().resolveSibling("share/man/man1/audit-path.1"), List.of("manual"));
    return files;
  }

  private static List<String> completion(String shell) {
    return List.of("completion", shell);
  }
}
