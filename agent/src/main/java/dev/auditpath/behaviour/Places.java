package dev.auditpath.behaviour;

import java.util.Optional;
import java.util.Set;

/** Uses of places that matter. */
final class Places {
  /** How a place is used. */
  enum Use {
    READ,
    WRITE
  }

  private static final Set<String> FOLDERS =
      Set.of(
          "/usr/bin",
          "/usr/local/bin",
          "/bin",
          "/usr/sbin",
          "/sbin",
          "/usr/local/sbin",
          "/opt/homebrew/bin",
          "~/.local/bin",
          "~/bin",
          "~/.cargo/bin",
          "~/go/bin");

  private Places() {}

  /** Tells of a sensitive place that a path may be; returns whether it may be one. */
  static boolean used(Call call, Values path, Use use) {
    boolean found = false;
    for (String text : path.texts()) {
      found |= used(call, text, use);
    }
    for (Value value : path.options()) {
      if (value instanceof Sequence sequence) {
        for (Values element : sequence.head()) {
          for (String text : element.texts()) {
            found |= used(call, text, use);
          }
        }
      }
    }
    return found;
  }

  private static boolean used(Call call, String marked, Use use) {
    String text = PathTexts.normal(marked);
    if (!isPath(text) || text.indexOf(Marks.FOLDER) >= 0) {
      return false;
    }
    if (use == Use.WRITE && isProgramFolder(text)) {
      call.findings()
          .effect(
              Effect.PERSISTENCE,
              call.site(),
              "writes " + shown(text) + ", where programs are started from");
      return true;
    }
    if (isOwnHistory(call, text)) {
      return false;
    }
    Optional<SensitivePlace> place = call.interpreter().place(text.replace(Marks.HOLE, '*'));
    Optional<Effect> effect =
        place.flatMap(found -> use == Use.READ ? found.read() : found.written());
    effect.ifPresent(
        found ->
            call.findings()
                .effect(
                    found.kind(),
                    call.site(),
                    (use == Use.READ ? "reads " : "writes ") + shown(text) + ": " + found.what()));
    return effect.isPresent();
  }

  /** What was typed into the command itself before: {@code ~/.sqlite_history} of sqlite3. */
  private static boolean isOwnHistory(Call call, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    for (String command : call.interpreter().subject().commands()) {
      String plain = command.replaceFirst("[0-9.]+$", "");
      if (!plain.isEmpty()
          && (name.equals("." + plain + "_history") || name.equals("." + plain + "hist"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isProgramFolder(String path) {
    int slash = path.lastIndexOf('/');
    if (slash <= 0) {
      return false;
    }
    String folder = path.substring(0, slash);
    return FOLDERS.contains(folder) || folder.equals(String.valueOf(Marks.SCRIPTS));
  }

  private static boolean isPath(String text) {
    if (text.isEmpty() || text.length() > 1_000 || text.indexOf('\n') >= 0) {
      return false;
    }
    return !text.contains("://") && text.chars().noneMatch(c -> c == '<' || c == '\t');
  }

  /** Returns a path as a person reads it. */
  static String shown(String path) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      switch (c) {
        case Marks.HOLE -> shown.append("…");
        case Marks.PYTHON -> shown.append("python");
        case Marks.SCRIPTS -> shown.append("(script folder)");
        case Marks.SELF -> shown.append("(its name)");
        case Marks.FOLDER -> {
          int end = path.indexOf(Marks.FOLDER, i + 1);
          shown.append("(folder of ").append(path, i + 1, Math.max(end, i + 1)).append(")");
          i = Math.max(end, i);
        }
        default -> shown.append(c);
      }
    }
    return shown.toString();
  }
}
