package dev.auditpath.watch;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.visitor.FileTreeVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Directories that the kernel watches, each for its own entries, on a thread of its own.
 *
 * <p>The library visits whatever appears; what it is told to visit here is the planned directories
 * and nothing below them. An overflow reaches it as an exception, and any exception means that
 * events may be lost.
 */
final class ArmedWatch implements AutoCloseable {
  private final DirectoryWatcher watcher;
  private volatile boolean closing;

  private ArmedWatch(DirectoryWatcher watcher) {
    this.watcher = watcher;
  }

  /**
   * Watches; what happens after this returns is told.
   *
   * @param roots existing directories
   * @param attention what matters in each
   * @param simulateOverflow whether to lose the first event that matters, and tell so
   * @throws IOException where they cannot all be watched; then none is
   */
  static ArmedWatch arm(
      List<Path> roots, Map<Path, Attention> attention, Hints hints, boolean simulateOverflow)
      throws IOException {
    Set<Path> planned = new HashSet<>(attention.keySet());
    DirectoryWatcher watcher =
        DirectoryWatcher.builder()
            .paths(roots)
            .fileHashing(false)
            .logger(org.slf4j.helpers.NOPLogger.NOP_LOGGER)
            .fileTreeVisitor(flat(planned))
            .listener(new Listener(attention, hints, simulateOverflow))
            .build();
    ArmedWatch armed = new ArmedWatch(watcher);
    CompletableFuture<Void> loop = watcher.watchAsync(ArmedWatch::start);
    if (loop.isCompletedExceptionally()) {
      armed.close();
      throw cause(loop);
    }
    CompletableFuture<Void> unused =
        loop.whenComplete(
            (nothing, failure) -> {
              if (!armed.closing) {
                hints.overflow();
              }
            });
    return armed;
  }

  private static void start(Runnable loop) {
    Thread thread = new Thread(loop, "watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static IOException cause(CompletableFuture<Void> failed) {
    try {
      failed.join();
      return new IOException("cannot be watched");
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
        return unchecked.getCause();
      }
      return cause instanceof IOException io ? io : new IOException(cause);
    }
  }

  private static FileTreeVisitor flat(Set<Path> planned) {
    return (place, onDirectory, onFile) -> {
      if (!planned.contains(place)) {
        onFile.call(place);
      } else if (Files.isDirectory(place)) {
        onDirectory.call(place);
      }
    };
  }

  /** Ends the thread and gives the watches back. */
  @Override
  public void close() throws IOException {
    closing = true;
    watcher.close();
  }

  /** Turns events into hints where they matter. */
  private static final class Listener implements DirectoryChangeListener {
    private final Map<Path, Attention> attention;
    private final Hints hints;
    private boolean loseNext;

    Listener(Map<Path, Attention> attention, Hints hints, boolean loseNext) {
      this.attention = attention;
      this.hints = hints;
      this.loseNext = loseNext;
    }

    @Override
    public void onEvent(DirectoryChangeEvent event) {
      Path place = event.path();
      if (place == null) {
        hints.overflow();
      } else if (matters(place, event)) {
        tell(place);
      }
    }

    private void tell(Path place) {
      if (loseNext) {
        loseNext = false;
        hints.overflow();
      } else if (attention.containsKey(place)) {
        hints.moved(place);
      } else {
        hints.changed(place);
      }
    }

    private boolean matters(Path place, DirectoryChangeEvent event) {
      Path above = place.getParent();
      Attention here = above == null ? null : attention.get(above);
      boolean created = event.eventType() == DirectoryChangeEvent.EventType.CREATE;
      // The library does not tell folders from files where it was not told to visit them.
      return here == null
          || here.isOn(String.valueOf(place.getFileName()), created && Files.isDirectory(place));
    }

    @Override
    public void onException(Exception lost) {
      hints.overflow();
    }
  }
}
