package dev.auditpath.behaviour;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Texts that the program itself writes to files and then runs. Which text went to which file is not
 * told apart.
 */
final class WrittenFiles {
  private static final int MOST = 16;

  private final Set<String> paths = new LinkedHashSet<>();
  private final Set<String> texts = new LinkedHashSet<>();

  /** A file is opened to write to. */
  void opened(Values path) {
    for (String text : path.texts()) {
      if (paths.size() < MOST) {
        paths.add(PathTexts.normal(text));
      }
    }
  }

  /** A text is written to some file. */
  void wrote(Values what) {
    for (String text : what.constants()) {
      if (texts.size() < MOST && !text.isBlank()) {
        texts.add(text);
      }
    }
  }

  /** Follows what was written, where a path that was written to is run as a script. */
  void run(Call call, String path, boolean python) {
    if (!paths.contains(PathTexts.normal(path)) || path.equals(Marks.ANYTHING)) {
      return;
    }
    for (String text : Set.copyOf(texts)) {
      String first = text.lines().findFirst().orElse("");
      if (python || (first.startsWith("#!") && first.contains("python"))) {
        CodeFunctions.source(call, Values.text(text), "runs");
      } else {
        new ShellStart(call, new ProgramStart(call)).text(text);
      }
    }
  }
}
