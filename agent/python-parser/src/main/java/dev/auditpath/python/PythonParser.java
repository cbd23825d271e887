package dev.auditpath.python;

import com.oracle.graal.python.pegparser.AbstractParser;
import com.oracle.graal.python.pegparser.InputType;
import com.oracle.graal.python.pegparser.Parser;
import com.oracle.graal.python.pegparser.sst.ModTy;
import java.time.Duration;
import java.util.EnumSet;

/**
 * Parses Python 3 source with GraalPy's port of CPython's own grammar; the only class that runs
 * that parser. It goes as deep as the source is nested: call it on a thread with a stack of {@link
 * #STACK_BYTES}, or what is nested deeply is refused. Safe for use by several threads.
 *
 * <p>What the parser needs is bounded by the number of tokens: about a kilobyte of heap each. A
 * source of {@link #MOST_TOKENS} passes in a heap of 256 MB.
 */
public final class PythonParser {
  /** The stack of a thread on which every source parses that CPython would take. */
  public static final long STACK_BYTES = 16L * 1024 * 1024;

  /** The most tokens that are parsed; of 6,000 library modules the largest has 116,000. */
  public static final int MOST_TOKENS = 150_000;

  private static final Duration TIME = Duration.ofSeconds(5);
  private static final int GRAMMAR_MINOR = 12;

  /** In that reading each {@code async} looks ahead past all that follow it: n of them cost n². */
  private static final int MOST_ASYNC = 50;

  private PythonParser() {}

  /**
   * Parses a whole module, for five seconds at most.
   *
   * @param source as {@link PythonText#decode} returns it
   * @throws NotParsedException where it is no Python that can be read
   */
  public static ModTy.Module parse(String source) throws NotParsedException {
    return parse(source, Deadline.in(TIME));
  }

  /**
   * Parses a whole module.
   *
   * @param source as {@link PythonText#decode} returns it
   * @throws NotParsedException where it is no Python that can be read; nothing else is thrown,
   *     whatever the parser does
   */
  public static ModTy.Module parse(String source, Deadline deadline) throws NotParsedException {
    try {
      return boundedParse(source, new Complaints(deadline));
    } catch (SyntaxFault fault) {
      throw Python2Syntax.recognize(fault, source);
    } catch (StackOverflowError tooDeep) {
      throw new NotParsedException("it is nested too deeply");
    } catch (OutOfMemoryError tooMuch) {
      throw new NotParsedException("it needs more memory than there is");
    } catch (RuntimeException | Error failure) {
      // A fault of the parser on a source that was made for it: of the source all the same.
      throw new NotParsedException("the parser failed: " + failure);
    }
  }

  private static ModTy.Module boundedParse(String source, Complaints complaints)
      throws NotParsedException {
    if (source.length() > PythonText.MOST_BYTES) {
      throw new NotParsedException("it is longer than " + PythonText.MOST_BYTES + " characters");
    }
    if (source.indexOf('\0') >= 0) {
      throw new NotParsedException("it holds a NUL character");
    }
    String named = Tokens.normalized(source, complaints);
    try {
      return run(named, complaints, EnumSet.noneOf(AbstractParser.Flags.class));
    } catch (SyntaxFault fault) {
      return asBefore37(named, complaints, fault);
    }
  }

  /** Before Python 3.7, {@code async} and {@code await} were names too. */
  private static ModTy.Module asBefore37(String source, Complaints complaints, SyntaxFault first) {
    int async = occurrences("async", source);
    boolean isCandidate = async > 0 || source.contains("await");
    if (first.isFinal() || !isCandidate || async > MOST_ASYNC) {
      throw first;
    }
    try {
      return run(source, complaints, EnumSet.of(AbstractParser.Flags.ASYNC_HACKS));
    } catch (SyntaxFault second) {
      throw second.isFinal() ? second : first;
    }
  }

  private static int occurrences(String word, String source) {
    int count = 0;
    for (int at = source.indexOf(word); at >= 0; at = source.indexOf(word, at + 1)) {
      count++;
    }
    return count;
  }

  private static ModTy.Module run(
      String source, Complaints complaints, EnumSet<AbstractParser.Flags> flags) {
    return (ModTy.Module)
        new Parser(source, complaints, InputType.FILE, flags, GRAMMAR_MINOR).parse();
  }
}
