package dev.auditpath.worker;

import java.time.Duration;

/**
 * What a worker may take before it is ended.
 *
 * @param start until it is ready
 * @param item for one program, the time in which it waits for modules not counted
 * @param questions how many modules it may ask for, for one program
 */
record WorkerBounds(Duration start, Duration item, int questions) {
  /**
   * A start takes 0.2 s, pip's own command 1.5 s, on a busy machine several times that; an analysis
   * follows 600 modules at most.
   */
  static final WorkerBounds USUAL =
      new WorkerBounds(Duration.ofSeconds(30), Duration.ofSeconds(15), 10_000);
}
