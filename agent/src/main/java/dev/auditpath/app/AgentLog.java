package dev.auditpath.app;

import dev.auditpath.model.Visible;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the agent says while it runs: each line made harmless, and a line that was said in the last
 * ten minutes only counted. Safe for use by several threads.
 */
final class AgentLog {
  private static final long AGAIN = Duration.ofMinutes(10).toNanos();
  private static final int MOST_LINES = 256;

  private final Sink sink;
  private final Map<String, Said> said =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
          return size() > MOST_LINES;
        }
      };

  /** Where lines go. */
  @FunctionalInterface
  interface Sink {

    /**
     * Takes a line.
     *
     * @param priority as syslog(3) counts: 3 error, 4 warning, 6 information
     */
    void write(int priority, String line);
  }

  AgentLog(Sink sink) {
    this.sink = sink;
  }

  void error(String line) {
    say(3, line);
  }

  void warning(String line) {
    say(4, line);
  }

  void information(String line) {
    say(6, line);
  }

  private synchronized void say(int priority, String line) {
    long now = System.nanoTime();
    Said before = said.get(line);
    if (before != null && now - before.at < AGAIN) {
      before.since++;
      return;
    }
    String repeated =
        before == null || before.since == 0 ? "" : " (" + before.since + " times more before)";
    said.put(line, new Said(now));
    sink.write(priority, Visible.text(line, false) + repeated);
  }

  /** When a line was written, and how often it came since. */
  private static final class Said {
    private final long at;
    private long since;

    Said(long at) {
      this.at = at;
    }
  }
}
