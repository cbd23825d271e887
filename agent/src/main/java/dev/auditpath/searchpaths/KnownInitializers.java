package dev.auditpath.searchpaths;

import java.util.List;
import java.util.Set;

/**
 * What the well-known lines that people are told to paste into a start-up file do to PATH: {@code
 * eval "$(pyenv init -)"} and its kin, and the scripts of nvm, asdf, sdkman, from general knowledge
 * of what they do; none is run.
 */
final class KnownInitializers {
  /** They print settings for a shell but leave PATH alone. */
  private static final Set<String> HARMLESS =
      Set.of(
          "ssh-agent",
          "gpg-agent",
          "keychain",
          "dircolors",
          "gdircolors",
          "lesspipe",
          "lesspipe.sh",
          "starship",
          "zoxide",
          "atuin",
          "thefuck",
          "oh-my-posh",
          "fzf",
          "gh",
          "kubectl",
          "helm",
          "register-python-argcomplete",
          "direnv",
          "locale",
          "resize",
          "tput",
          "stty",
          "mcfly",
          "navi",
          "uv",
          "uvx",
          "pip",
          "rustup",
          "hub",
          "op",
          "batman",
          "just");

  private static final Set<String> SHIM_MANAGERS =
      Set.of("pyenv", "rbenv", "nodenv", "goenv", "jenv", "plenv", "phpenv", "luaenv");

  private final ShellVariables variables;
  private final MachineFiles files;
  private final KnownAnswers answers;

  KnownInitializers(ShellVariables variables, MachineFiles files, KnownAnswers answers) {
    this.variables = variables;
    this.files = files;
    this.answers = answers;
  }

  /** Applies what {@code eval "$(command)"} does; returns whether that is known. */
  boolean evaluated(List<String> command) {
    String program = command.isEmpty() ? "" : KnownAnswers.baseName(command.get(0));
    if (HARMLESS.contains(program)) {
      return true;
    }
    if (SHIM_MANAGERS.contains(program)) {
      return shims(program, command);
    }
    return switch (program) {
      case "brew" -> command.contains("shellenv") && brew(command.get(0));
      case "conda", "mamba" -> command.contains("hook") && conda(command.get(0));
      case "micromamba" -> command.contains("hook") && micromamba();
      case "mise", "rtx" -> command.contains("--shims") && mise(program);
      case "path_helper" -> pathHelper();
      default -> false;
    };
  }

  /** Applies what sourcing one of the known scripts does; returns whether it is one. */
  boolean sourced(String file, List<String> arguments) {
    return switch (KnownAnswers.baseName(file)) {
      case "bash_completion" -> true;
      case "nvm.sh" -> arguments.contains("--no-use") || nvm(parent(file));
      case "asdf.sh", "asdf.fish" -> asdf(parent(file));
      case "sdkman-init.sh" -> sdkman(parent(parent(file)));
      case "path.bash.inc", "path.zsh.inc", "path.fish.inc" -> once(parent(file) + "/bin");
      default -> false;
    };
  }

  private boolean shims(String manager, List<String> command) {
    if (command.contains("virtualenv-init")) {
      String plugin = answers.root(manager) + "/plugins/pyenv-virtualenv";
      String homebrew =
          answers.brewPrefix("").map(prefix -> prefix + "/opt/pyenv-virtualenv").orElse(plugin);
      variables.prepend((files.isDirectory(plugin) ? plugin : homebrew) + "/shims");
      return true;
    }
    if (!command.contains("init")) {
      return false;
    }
    String shims = answers.root(manager) + "/shims";
    boolean keeps = command.contains("--no-push-path") && variables.pathContains(shims);
    if (!keeps) {
      variables.remove(shims);
      variables.prepend(shims);
    }
    return true;
  }

  private boolean brew(String brew) {
    answers
        .brewPrefix(brew)
        .map(prefix -> prefix + "/bin:" + prefix + "/sbin")
        .filter(both -> !variables.path().startsWith(both))
        .ifPresent(variables::prepend);
    return true;
  }

  private boolean conda(String program) {
    if (!program.startsWith("/")) {
      return false;
    }
    String base = parent(parent(program));
    once(base + "/condabin");
    if (!isBaseLeftAlone(base)) {
      variables.prepend(base + "/bin");
    }
    return true;
  }

  private boolean isBaseLeftAlone(String base) {
    return List.of(
            base + "/.condarc",
            files.home() + "/.condarc",
            files.home() + "/.config/conda/.condarc")
        .stream()
        .flatMap(name -> files.read(name).lines())
        .map(line -> line.replace(" ", "").toLowerCase(java.util.Locale.ROOT))
        .anyMatch(
            line ->
                line.startsWith("auto_activate_base:false")
                    || line.startsWith("auto_activate:false"));
  }

  private boolean micromamba() {
    String root = variables.get("MAMBA_ROOT_PREFIX");
    return !root.isEmpty() && once(root + "/condabin");
  }

  private boolean mise(String program) {
    String moved = variables.get("MISE_DATA_DIR");
    variables.prepend(
        (moved.isEmpty() ? files.home() + "/.local/share/" + program : moved) + "/shims");
    return true;
  }

  private boolean pathHelper() {
    variables.set("PATH", PathHelper.applied(variables.path(), files));
    return true;
  }

  /** The default alias may name another alias, a version or the beginning of one. */
  private boolean nvm(String directory) {
    String wanted = "default";
    for (int i = 0; i < 5; i++) {
      String next = files.read(directory + "/alias/" + wanted).strip();
      if (next.isEmpty() || next.contains("..")) {
        break;
      }
      wanted = next;
    }
    String prefix = wanted.startsWith("v") ? wanted : "v" + wanted;
    boolean any = wanted.equals("node") || wanted.equals("stable");
    files.names(directory + "/versions/node").stream()
        .filter(name -> any || name.equals(prefix) || name.startsWith(prefix + "."))
        .max(KnownInitializers::byVersion)
        .ifPresent(name -> variables.prepend(directory + "/versions/node/" + name + "/bin"));
    return true;
  }

  private static int byVersion(String one, String other) {
    String[] left = one.split("[v.]", -1);
    String[] right = other.split("[v.]", -1);
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int order = Integer.compare(left[i].length(), right[i].length());
      order = order == 0 ? left[i].compareTo(right[i]) : order;
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length, right.length);
  }

  private boolean asdf(String directory) {
    String moved = variables.get("ASDF_DATA_DIR");
    variables.prepend(directory + "/bin");
    variables.prepend((moved.isEmpty() ? files.home() + "/.asdf" : moved) + "/shims");
    return true;
  }

  private boolean sdkman(String directory) {
    for (String candidate : files.names(directory + "/candidates")) {
      String current = directory + "/candidates/" + candidate + "/current";
      if (files.isDirectory(current)) {
        once(files.isDirectory(current + "/bin") ? current + "/bin" : current);
      }
    }
    return true;
  }

  private boolean once(String directory) {
    if (!variables.pathContains(directory)) {
      variables.prepend(directory);
    }
    return true;
  }

  private static String parent(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }
}
