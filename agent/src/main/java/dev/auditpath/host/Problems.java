package dev.auditpath.host;

import dev.auditpath.model.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what could not be looked at. Safe for use by several threads. */
public final class Problems {
  private final Host host;
  private final Set<Problem> problems = new LinkedHashSet<>();

  public Problems(Host host) {
    this.host = host;
  }

  /** Notes a place that could not be read; no command goes unseen for it. */
  public void add(Path place, IOException cause) {
    add(new Problem(kind(cause), host.text(place), reason(cause), false));
  }

  /** Notes a problem in words. */
  public synchronized void add(Problem problem) {
    problems.add(problem);
  }

  /** Returns the problems so far, each once, ordered by place. */
  public synchronized List<Problem> toList() {
    List<Problem> sorted = new ArrayList<>(problems);
    sorted.sort(Comparator.comparing(Problem::place).thenComparing(Problem::kind));
    return sorted;
  }

  private static String kind(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission-denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "missing";
    }
    if (cause instanceof NotDirectoryException) {
      return "not-a-directory";
    }
    if (cause instanceof FileSystemLoopException) {
      return "link-loop";
    }
    if (cause instanceof CappedException) {
      return "cap-reached";
    }
    return "unreadable";
  }

  /** Returns the problems so far, as {@link #toList}, and forgets them. */
  public synchronized List<Problem> take() {
    List<Problem> taken = toList();
    problems.clear();
    return taken;
  }

  /** Returns the operating system's reason without the path, which the problem names already. */
  public static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (cause instanceof NotDirectoryException) {
      return "is not a directory";
    }
    if (cause instanceof java.nio.file.FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
