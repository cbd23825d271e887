package dev.auditpath.host;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;

/** Work that recurses as deep as its input is nested, on a thread with room for that. */
public final class DeepStack {
  private static final long BYTES = 16L * 1024 * 1024;

  private DeepStack() {}

  /**
   * Returns the results of all items, in their order, as {@link TwoThreads#map} does.
   *
   * @throws IllegalStateException where the work throws
   */
  public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work) {
    return call(() -> TwoThreads.map(items, work, BYTES));
  }

  /**
   * Returns what the work returns, done by another thread while this one waits.
   *
   * @throws IllegalStateException where the work throws
   */
  public static <T> T call(Supplier<? extends T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(null, task, "deep", BYTES);
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } catch (ExecutionException failure) {
      throw new IllegalStateException("the deep thread failed", failure.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
