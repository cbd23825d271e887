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
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Tells a person what changed. What is to be told is on disk before it is tried, and stays there
 * until somebody can have seen it. {@link #note} waits for the disk alone; whatever asks the
 * desktop ends within seconds, one call at a time.
 */
public final class Notifier implements Closeable {
  private static final Duration SNOOZE = Duration.ofDays(1);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(16);

  private final Host host;
  private final Problems problems;
  private final Restraint restraint;
  private final KeptLedger ledger;
  private final Snoozes snoozes;
  private final WaitingSign sign;
  private final Optional<DetailsWindow> details;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private volatile Runnable answered = () -> {};
  private @Nullable Channel channel;
  private Instant notBefore = Instant.MIN;
  private Duration pause = FIRST_PAUSE;
  private volatile Optional<String> failure = Optional.empty();

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
    this.ledger = new KeptLedger(directory, host, problems);
    this.snoozes = new Snoozes(directory, host);
    this.sign = new WaitingSign(directory, host);
    this.details =
        Host.programDirectory().map(at -> new DetailsWindow(host, at.resolve("bin/audit-path")));
  }

  /** Returns how many findings wait to be told and are not put off, as the files say. */
  public static int waiting(Path directory, Host host, Problems problems) {
    return Restraint.waiting(
        new LedgerFile(directory, host).read(problems),
        new Snoozes(directory, host).read(problems),
        host.clock().instant());
  }

  /** Returns the file that holds that number for shells to read, and is not there where it is 0. */
  public static Path waitingFile(Path directory) {
    return WaitingSign.file(directory);
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

  /** Keeps what an audit found, to be told by {@link #tick}; returns once it is on disk. */
  public void note(News news) {
    Instant now = host.clock().instant();
    ledger.change(before -> restraint.noted(before, news, now));
    sign.say(Restraint.waiting(ledger.now(), snoozes.read(problems), now), problems);
  }

  /** Keeps what an audit found, and tells it as far as that deserves it now. */
  public void tell(News news) {
    note(news);
    tick();
  }

  /**
   * Does what has become due: call it after {@link #note}, after {@link #onAnswer} has called, and
   * about once a minute.
   */
  public synchronized void tick() {
    Instant now = host.clock().instant();
    answer(now);
    lookForLost(now);
    Map<String, Instant> snoozed = snoozes.read(problems);
    Plan plan = ledger.follow(before -> restraint.plan(before, snoozed, now));
    plan.withdraw().forEach(this::withdraw);
    for (Message message : plan.show()) {
      show(message, now);
    }
    int waiting = Restraint.waiting(ledger.now(), snoozed, now);
    if (waiting == 0) {
      failure = Optional.empty();
    }
    sign.say(waiting, problems);
  }

  /** Returns why nobody could be told of what waits; empty where that is not so. */
  public Optional<String> failure() {
    return failure;
  }

  /**
   * Has somebody called when a person has answered.
   *
   * @param wake short; called by any thread
   */
  public void onAnswer(Runnable wake) {
    answered = wake;
  }

  private void show(Message message, Instant now) {
    if (now.isBefore(notBefore)) {
      ledger.change(before -> before.missed(message));
      return;
    }
    try {
      Optional<Delivery> before =
          Optional.ofNullable(ledger.now().live().get(message.cause())).map(Ledger.Live::delivery);
      Delivery delivery = channel().show(message, before);
      ledger.change(waiting -> waiting.told(message, delivery, now));
      pause = FIRST_PAUSE;
      failure = Optional.empty();
    } catch (IOException unseen) {
      ledger.change(waiting -> waiting.missed(message));
      failed(unseen, now);
    }
  }

  private void failed(IOException cause, Instant now) {
    failure = Optional.of(Problems.reason(cause));
    notBefore = now.plus(pause);
    // A desktop comes up soon after the login or not at all; each try is one more wake-up.
    Duration longer = pause.multipliedBy(4);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
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
    Map<String, Ledger.Live> shown = ledger.now().live();
    shown.values().forEach(live -> servers.add(live.delivery().server()));
    servers.remove(Delivery.OUT_OF_REACH.server());
    if (servers.isEmpty() || now.isBefore(notBefore)) {
      return;
    }
    String there = server(now);
    Set<String> lost = new HashSet<>();
    shown.forEach(
        (cause, live) -> {
          String server = live.delivery().server();
          if (!server.isEmpty() && !server.equals(there)) {
            lost.add(cause);
          }
        });
    ledger.change(before -> before.lost(lost));
  }

  private String server(Instant now) {
    try {
      return channel().server();
    } catch (IOException noBus) {
      failed(noBus, now);
      return "";
    }
  }

  private void answer(Instant now) {
    for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
      for (Map.Entry<String, Ledger.Live> shown : ledger.now().live().entrySet()) {
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
        case "" -> ledger.change(before -> before.closed(cause));
        case DesktopBus.SNOOZE -> {
          for (String fingerprint : shown.fingerprints()) {
            snoozes.snooze(fingerprint, now.plus(SNOOZE), now, problems);
          }
        }
        case DesktopBus.DETAILS -> {
          if (details.isPresent()) {
            details.get().open(explained(cause, shown));
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

  /** Returns the worst finding of a cause; of several causes everything is shown instead. */
  private String explained(String cause, Ledger.Live shown) {
    if (cause.equals(Ledger.DIGEST) && shown.fingerprints().size() > 1) {
      return "";
    }
    return ledger.now().standing().stream()
        .filter(notice -> shown.fingerprints().contains(notice.fingerprint()))
        .min(Comparator.comparing(Notice::severity))
        .map(Notice::fingerprint)
        .orElse("");
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
      answered.run();
    }

    @Override
    public void closed(Delivery delivery) {
      answers.add(new Answer(delivery, ""));
      answered.run();
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
