package dev.auditpath.notify;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Problem;
import dev.auditpath.model.QuietHours;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Tells a person what changed. What is to be told is on disk before it is tried, and stays there
 * until somebody can have seen it. All calls end within seconds; one at a time is served.
 */
public final class Notifier implements Closeable {
  private static final Duration SNOOZE = Duration.ofDays(1);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(16);

  private final Host host;
  private final Problems problems;
  private final Restraint restraint;
  private final LedgerFile file;
  private final Snoozes snoozes;
  private final Optional<DetailsWindow> details;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private Ledger ledger;
  private @Nullable Channel channel;
  private Instant notBefore = Instant.MIN;
  private Duration pause = FIRST_PAUSE;

  /** What a person answered; closed where there is no action. */
  private record Answer(Delivery delivery, String action) {}

  /**
   * @param directory the user's state directory
   * @param problems told what could not be kept
   */
  public Notifier(Host host, Path directory, Optional<QuietHours> quietHours, Problems problems) {
    this(host, directory, quietHours, problems, Host.timeZone());
  }

  Notifier(
      Host host, Path directory, Optional<QuietHours> quietHours, Problems problems, ZoneId zone) {
    this.host = host;
    this.problems = problems;
    this.restraint = new Restraint(quietHours, zone, new NoticeText(zone, host::text));
    this.file = new LedgerFile(directory, host);
    this.snoozes = new Snoozes(directory, host);
    this.details =
        Host.programDirectory().map(at -> new DetailsWindow(host, at.resolve("bin/audit-path")));
    this.ledger = file.read(problems);
  }

  /** Returns how many notices wait to be told, as the file says; for {@code status} and shells. */
  public static int waiting(Path directory, Host host, Problems problems) {
    return new LedgerFile(directory, host).read(problems).waiting().size();
  }

  /**
   * Returns in a few words how a person would be told now.
   *
   * @throws IOException where nobody could be told
   */
  public static String way(Host host) throws IOException {
    try (Channel channel = Channels.best(host, new Unheard()).orElseThrow(Notifier::noSession)) {
      return channel.describe();
    }
  }

  /** Tells what an audit found, as far as that deserves it now; keeps the rest for later. */
  public synchronized void tell(News news) {
    Instant now = host.clock().instant();
    answer(now);
    lookForLost(now);
    Plan plan = restraint.plan(ledger, news, snoozes.read(problems), now);
    keep(plan.ledger());
    plan.withdraw().forEach(this::withdraw);
    for (Message message : plan.show()) {
      show(message, now);
    }
  }

  /** Does what has become due: call it about once a minute, and after {@link #hasAnswers}. */
  public void tick() {
    tell(News.NONE);
  }

  /** Returns whether a person chose something that was not acted upon yet. */
  public boolean hasAnswers() {
    return !answers.isEmpty();
  }

  private void show(Message message, Instant now) {
    if (now.isBefore(notBefore)) {
      keep(ledger.missed(message));
      return;
    }
    try {
      Optional<Delivery> before =
          Optional.ofNullable(ledger.live().get(message.cause())).map(Ledger.Live::delivery);
      keep(ledger.told(message, channel().show(message, before), now));
      pause = FIRST_PAUSE;
    } catch (IOException unseen) {
      keep(ledger.missed(message));
      failed(now);
    }
  }

  private void failed(Instant now) {
    notBefore = now.plus(pause);
    pause =
        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    forgetChannel();
  }

  private void withdraw(Delivery delivery) {
    if (delivery.equals(Delivery.OUT_OF_REACH)) {
      return;
    }
    try {
      channel().withdraw(delivery);
    } catch (IOException unreachable) {
      // Where the server cannot be reached, nothing of its shows.
      forgetChannel();
    }
  }

  /** What a server showed that is not there any more may not have been read. */
  private void lookForLost(Instant now) {
    Set<String> servers = new HashSet<>();
    ledger.live().values().forEach(live -> servers.add(live.delivery().server()));
    servers.remove(Delivery.OUT_OF_REACH.server());
    if (servers.isEmpty() || now.isBefore(notBefore)) {
      return;
    }
    String there = server(now);
    Set<String> lost = new HashSet<>();
    ledger
        .live()
        .forEach(
            (cause, live) -> {
              String server = live.delivery().server();
              if (!server.isEmpty() && !server.equals(there)) {
                lost.add(cause);
              }
            });
    if (!lost.isEmpty()) {
      keep(ledger.lost(lost));
    }
  }

  private String server(Instant now) {
    try {
      return channel().server();
    } catch (IOException noBus) {
      failed(now);
      return "";
    }
  }

  private void answer(Instant now) {
    for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
      for (Map.Entry<String, Ledger.Live> shown : ledger.live().entrySet()) {
        if (shown.getValue().delivery().equals(answer.delivery())) {
          act(answer.action(), shown.getKey(), shown.getValue(), now);
          break;
        }
      }
    }
  }

  private void act(String action, String cause, Ledger.Live shown, Instant now) {
    try {
      switch (action) {
        case "" -> keep(ledger.live(without(cause)));
        case DesktopBus.SNOOZE -> {
          for (String fingerprint : shown.fingerprints()) {
            snoozes.snooze(fingerprint, now.plus(SNOOZE), now, problems);
          }
        }
        case DesktopBus.DETAILS -> {
          if (details.isPresent()) {
            details.get().open(only(shown.fingerprints()));
          }
        }
        default -> {
          // A server that makes up actions is not obeyed.
        }
      }
    } catch (IOException failure) {
      problems.add(new Problem("not-shown", action, Problems.reason(failure), false));
    }
  }

  private static String only(Set<String> fingerprints) {
    List<String> all = new ArrayList<>(fingerprints);
    return all.size() == 1 ? all.get(0) : "";
  }

  private Map<String, Ledger.Live> without(String cause) {
    Map<String, Ledger.Live> live = new HashMap<>(ledger.live());
    live.remove(cause);
    return live;
  }

  private void keep(Ledger next) {
    if (next.equals(ledger)) {
      return;
    }
    ledger = next;
    try {
      file.write(next);
    } catch (IOException e) {
      problems.add(new Problem("not-remembered", "notices.json", Problems.reason(e), false));
    }
  }

  private Channel channel() throws IOException {
    Channel open = channel;
    if (open == null) {
      open = Channels.best(host, new Heard()).orElseThrow(Notifier::noSession);
      channel = open;
    }
    return open;
  }

  private static IOException noSession() {
    return new IOException("there is no desktop session");
  }

  private void forgetChannel() {
    Channel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException alreadyGone) {
        // It is given up because it does not answer.
      }
    }
  }

  /** Runs on the bus's thread, so it only writes down. */
  private final class Heard implements Channel.Answers {
    @Override
    public void chosen(Delivery delivery, String action) {
      answers.add(new Answer(delivery, action));
    }

    @Override
    public void closed(Delivery delivery) {
      answers.add(new Answer(delivery, ""));
    }
  }

  /** Nothing is shown, so nothing is answered. */
  private static final class Unheard implements Channel.Answers {
    @Override
    public void chosen(Delivery delivery, String action) {}

    @Override
    public void closed(Delivery delivery) {}
  }

  /** Gives the connection up; what shows stays. */
  @Override
  public synchronized void close() {
    forgetChannel();
  }
}
