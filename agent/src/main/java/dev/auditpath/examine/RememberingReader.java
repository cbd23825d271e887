package dev.auditpath.examine;

import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.Program;
import dev.auditpath.behaviour.Subject;
import dev.auditpath.examine.ModuleTrace.Answered;
import dev.auditpath.model.Behaviour;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Has a program read once while all that it rests on stays the same, in whichever of a hundred
 * environments it stands. What a reading tells follows from the subject, the program and the
 * modules' answers alone; the answers are kept by their digests, and the modules are asked the same
 * again before anything is told again.
 *
 * <p>In memory only: a file of verdicts would be one more thing for malware to write to. For
 * several threads: what one is reading for the first time, the others wait for.
 */
public final class RememberingReader implements CodeReader {
  /** Answers, of all programs together; about 200 bytes each. */
  private static final int MOST_ANSWERS = 40_000;

  /** The same program may stand among other modules elsewhere. */
  private static final int MOST_OF_ONE = 4;

  private final CodeReader reader;
  private final Object oneReads = new Object();
  private final Map<Key, List<Known>> known = new LinkedHashMap<>(16, 0.75f, true);
  private int answers;

  /**
   * What is asked for.
   *
   * @param program the entry point, or the digest of the text
   */
  private record Key(Subject subject, String kind, String program) {}

  /** What was told, about a program in a file, and the answers that it rests on. */
  private record Known(Path file, List<Answered> answers, Behaviour behaviour) {}

  /** Reads with another reader what is not known yet. */
  public RememberingReader(CodeReader reader) {
    this.reader = reader;
  }

  @Override
  public Behaviour python(Subject subject, Program program, Modules modules) {
    Path file = program.file();
    return recalled(
        key(subject, program),
        file,
        one -> ModuleTrace.again(one.answers(), modules),
        () -> {
          ModuleTrace trace = new ModuleTrace(modules);
          Behaviour behaviour = reader.python(subject, program, trace);
          return new Known(file, trace.answers(), behaviour);
        });
  }

  @Override
  public Behaviour shell(Subject subject, Path file, String text) {
    return recalled(
        new Key(subject, "shell", ModuleTrace.digest(text)),
        file,
        one -> Optional.of(Map.of()),
        () -> new Known(file, List.of(), reader.shell(subject, file, text)));
  }

  private Behaviour recalled(
      Key key,
      Path file,
      Function<Known, Optional<Map<Path, Path>>> again,
      Supplier<Known> reading) {
    Optional<Behaviour> known = recall(key, file, again);
    if (known.isPresent()) {
      return known.get();
    }
    synchronized (oneReads) {
      known = recall(key, file, again);
      if (known.isPresent()) {
        return known.get();
      }
      Known one = reading.get();
      remember(key, one);
      return one.behaviour();
    }
  }

  private Optional<Behaviour> recall(
      Key key, Path file, Function<Known, Optional<Map<Path, Path>>> again) {
    for (Known one : of(key)) {
      Optional<Behaviour> told =
          again
              .apply(one)
              .flatMap(files -> Relocation.of(one.file(), file, files))
              .flatMap(relocation -> relocation.of(one.behaviour()));
      if (told.isPresent()) {
        return told;
      }
    }
    return Optional.empty();
  }

  private synchronized List<Known> of(Key key) {
    return List.copyOf(known.getOrDefault(key, List.of()));
  }

  private synchronized void remember(Key key, Known one) {
    List<Known> those = known.computeIfAbsent(key, any -> new ArrayList<>());
    those.add(0, one);
    answers += weight(one);
    if (those.size() > MOST_OF_ONE) {
      answers -= weight(those.remove(MOST_OF_ONE));
    }
    while (answers > MOST_ANSWERS) {
      Iterator<List<Known>> eldest = known.values().iterator();
      eldest.next().forEach(forgotten -> answers -= weight(forgotten));
      eldest.remove();
    }
  }

  private static int weight(Known one) {
    return 10 + one.answers().size();
  }

  private static Key key(Subject subject, Program program) {
    if (program instanceof Program.Entry entry) {
      return new Key(subject, "entry", entry.entryPoint().toString());
    }
    return new Key(subject, "script", ModuleTrace.digest(((Program.Script) program).source()));
  }
}
