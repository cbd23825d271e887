package dev.auditpath.testing;

import dev.auditpath.host.Host;
import dev.auditpath.model.Behaviour;
import dev.auditpath.model.EntryPoint;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Examination;
import dev.auditpath.model.FileStamp;
import dev.auditpath.model.HandOver;
import dev.auditpath.model.KnownExamination;
import dev.auditpath.model.Launcher;
import dev.auditpath.model.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Examinations with all that names, excerpts and paths can hold; the same seed makes the same. */
public final class RandomExaminations {
  private static final String[] HOSTILE = {
    "",
    "\0",
    "\n",
    "\r\n",
    "\"",
    "\\",
    "\\u0000",
    "\u001B[31m",
    "\u2028",
    "\u202E",
    "\uFEFF",
    "\uD800",
    "\uDC80",
    "\uDCFF",
    "\uDFFF\uD800",
    "😀",
    "größe",
    "名前",
    "\uFFFD",
    "\uFFFF",
    "{}",
    "[\"",
    "',",
    "a b",
    "..",
    "x".repeat(300),
    "\u007F",
    "\u0085",
    "</script>",
    "%2F",
    "\t",
  };

  private final Random random;
  private final Host host;

  public RandomExaminations(long seed, Host host) {
    this.random = new Random(seed);
    this.host = host;
  }

  public KnownExamination known() {
    return new KnownExamination(examination(), some(this::stamp));
  }

  public Examination examination() {
    return new Examination(
        new Launcher(
            one(List.of(Launcher.Form.values())),
            text(),
            random.nextBoolean() ? Optional.empty() : Optional.of(new EntryPoint(text(), text())),
            some(this::evidence)),
        behaviour(),
        some(this::evidence),
        some(this::evidence),
        some(() -> new SourceFile(path(), text())));
  }

  public Behaviour behaviour() {
    return new Behaviour(
        some(() -> new HandOver(text(), evidence())),
        some(this::evidence),
        some(this::evidence),
        some(this::evidence));
  }

  public Evidence evidence() {
    return new Evidence(
        text(), path(), random.nextInt(), random.nextInt(9), text(), text(), some(this::text));
  }

  /** Returns any text but the surrogates of a pair in the wrong order, which no text need keep. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(HOSTILE[random.nextInt(HOSTILE.length)]);
    }
    return text.toString();
  }

  /** Returns an absolute path of names that a file can have, bytes that are no UTF-8 among them. */
  public Path path() {
    StringBuilder path = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      path.append("/a")
          .append(text().replaceAll("[\0/\uD800-\uDBFF\uDC00-\uDC7F\uDD00-\uDFFF]", "_"));
    }
    return host.path(path.toString());
  }

  private <T> T one(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  private FileStamp stamp() {
    return random.nextInt(5) == 0
        ? FileStamp.absent(path())
        : new FileStamp(
            path(),
            random.nextLong(),
            random.nextLong(),
            random.nextLong(),
            random.nextLong(),
            random.nextLong());
  }

  private <T> List<T> some(Supplier<T> one) {
    List<T> items = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      items.add(one.get());
    }
    return items;
  }
}
