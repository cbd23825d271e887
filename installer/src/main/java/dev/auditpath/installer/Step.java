package dev.auditpath.installer;

import java.nio.file.Path;
import java.util.List;

/** One thing that a plan does; says itself in a line that a person can check. */
sealed interface Step {

  /** Returns what it does, in one line. */
  String inWords();

  /** Writes a file whole: temporary, fsync, rename. */
  record WriteFile(Path file, String content) implements Step {
    @Override
    public String inWords() {
      return "write   " + Words.quoted(file);
    }
  }

  /** Copies a file, or a tree of files, with times and execute bits. */
  record CopyTree(Path from, Path to) implements Step {
    @Override
    public String inWords() {
      return "copy    " + Words.quoted(from) + " to " + Words.quoted(to);
    }
  }

  /** Makes a name lead to a target, in one rename; what the name led to before is left alone. */
  record Link(Path link, Path target) implements Step {
    @Override
    public String inWords() {
      return "link    " + Words.quoted(link) + " to " + Words.quoted(target);
    }
  }

  /** Removes a file or a tree, links not followed; nothing there is no failure. */
  record Remove(Path path) implements Step {
    @Override
    public String inWords() {
      return "remove  " + Words.quoted(path);
    }
  }

  /** Removes what a folder holds, but for the entries of some names. */
  record RemoveAllBut(Path folder, List<String> kept) implements Step {
    public RemoveAllBut {
      kept = List.copyOf(kept);
    }

    @Override
    public String inWords() {
      return "remove  what is in " + Words.quoted(folder) + " but " + String.join(" and ", kept);
    }
  }

  /** Removes folders that the installer had to make, those that are empty; the deepest first. */
  record RemoveIfEmpty(List<Path> folders) implements Step {
    public RemoveIfEmpty {
      folders = List.copyOf(folders);
    }

    @Override
    public String inWords() {
      return "remove  where empty: "
          + String.join(" ", folders.stream().map(Words::quoted).toList());
    }
  }

  /**
   * Runs a program.
   *
   * @param command its absolute path and its arguments
   * @param output the file that its standard output is written to; the installer's own output where
   *     it is empty
   * @param otherwise what is done where it fails; where that is empty, the plan fails
   */
  record Run(List<String> command, List<Path> output, List<Step> otherwise) implements Step {
    public Run {
      command = List.copyOf(command);
      output = List.copyOf(output);
      otherwise = List.copyOf(otherwise);
    }

    Run(String... command) {
      this(List.of(command), List.of(), List.of());
    }

    @Override
    public String inWords() {
      StringBuilder words = new StringBuilder("run     ").append(Words.quoted(command));
      output.forEach(file -> words.append(" > ").append(Words.quoted(file)));
      for (Step step : otherwise) {
        words.append("\n  where that fails: ").append(step.inWords());
      }
      return words.toString();
    }
  }

  /** Writes down which folders had to be made, so that an uninstall can take them away again. */
  record KeepReceipt(Path receipt) implements Step {
    @Override
    public String inWords() {
      return "write   " + Words.quoted(receipt);
    }
  }

  /** Says something and does nothing. */
  record Say(String line) implements Step {
    @Override
    public String inWords() {
      return "say     " + line;
    }
  }
}
