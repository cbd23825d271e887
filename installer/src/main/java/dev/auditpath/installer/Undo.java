package dev.auditpath.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How to take back what was done since the last receipt, the latest first. */
final class Undo {
  /** Takes one thing back. */
  private interface Action {
    void run() throws IOException;
  }

  private final Deque<Action> actions = new ArrayDeque<>();

  /** Notes that a folder was made; it is removed again where nothing else came into it. */
  void folderMade(Path folder) {
    actions.push(() -> Trees.removeIfEmpty(folder));
  }

  /** Notes that a tree is about to be made. */
  void treeMade(Path tree) {
    actions.push(() -> Trees.remove(tree));
  }

  /** Notes what is under a name now, a file or a link, before something else comes there. */
  void replacing(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      Path target = Files.readSymbolicLink(path);
      actions.push(
          () -> {
            Path temporary = path.resolveSibling("." + path.getFileName() + ".old");
            Files.deleteIfExists(temporary);
            Files.createSymbolicLink(temporary, target);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
          });
    } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      byte[] content = Files.readAllBytes(path);
      actions.push(() -> Files.write(path, content));
    } else if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      actions.push(() -> Files.deleteIfExists(path));
    }
  }

  /** Lets what was done stand. */
  void forget() {
    actions.clear();
  }

  /**
   * Takes everything back that can be.
   *
   * @return why something could not be
   */
  Optional<IOException> run() {
    Optional<IOException> failure = Optional.empty();
    while (!actions.isEmpty()) {
      try {
        actions.pop().run();
      } catch (IOException notUndone) {
        failure = Optional.of(notUndone);
      }
    }
    return failure;
  }
}
