package dev.auditpath.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Work on many places whose cost is system calls: done by the calling thread and one more, which is
 * what two cores gain from it.
 */
public final class TwoThreads {
  private TwoThreads() {}

  /**
   * Returns the results of all items, in their order.
   *
   * @param work called by two threads at a time, once for each item
   */
  public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work) {
    return map(items, work, 0);
  }

  /**
   * @param stack bytes for the other thread's stack; 0 leaves it to the runtime
   */
  static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work, long stack) {
    List<List<R>> results = new ArrayList<>(Collections.nCopies(items.size(), List.of()));
    AtomicInteger next = new AtomicInteger();
    Runnable share =
        () -> {
          for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
            results.set(i, List.of(work.apply(items.get(i))));
          }
        };
    FutureTask<Boolean> second = new FutureTask<>(share, true);
    Thread thread = new Thread(null, second, "second", stack);
    thread.start();
    share.run();
    finish(second);
    return results.stream().flatMap(List::stream).toList();
  }

  private static void finish(FutureTask<Boolean> task) {
    boolean interrupted = false;
    boolean done = false;
    while (!done) {
      try {
        done = task.get();
      } catch (InterruptedException later) {
        interrupted = true;
      } catch (ExecutionException failure) {
        throw new IllegalStateException("the other thread failed", failure.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
