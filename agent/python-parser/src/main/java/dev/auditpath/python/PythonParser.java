package dev.auditpath.python;

import com.oracle.graal.python.pegparser.AbstractParser;
import com.oracle.graal.python.pegparser.InputType;
import com.oracle.graal.python.pegparser.Parser;
import com.oracle.graal.python.pegparser.ParserCallbacks;
import com.oracle.graal.python.pegparser.sst.ModTy;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import java.util.EnumSet;

/**
 * Parses Python 3 source with GraalPy's port of CPython's own grammar; the only class that runs
 * that parser.
 */
public final class PythonParser {
  private static final int GRAMMAR_MINOR = 12;

  private PythonParser() {}

  /**
   * Parses a whole module.
   *
   * @throws NotParsedException where it is no Python that can be read
   */
  public static ModTy.Module parse(String source) throws NotParsedException {
    Parser parser =
        new Parser(
            source,
            new Orderly(),
            InputType.FILE,
            EnumSet.noneOf(AbstractParser.Flags.class),
            GRAMMAR_MINOR);
    try {
      return (ModTy.Module) parser.parse();
    } catch (SyntaxFault fault) {
      throw new NotParsedException(String.valueOf(fault.getMessage()));
    }
  }

  /** Turns the parser's complaints into faults with their place. */
  private static final class Orderly implements ParserCallbacks {
    @Override
    public void safePointPoll() {}

    @Override
    public RuntimeException reportIncompleteSource(int line) {
      return new SyntaxFault("line " + line + ": the source ends too early");
    }

    @Override
    public RuntimeException onError(ErrorType type, SourceRange range, String message) {
      return new SyntaxFault("line " + range.startLine + ": " + message);
    }

    @Override
    public void onWarning(WarningType type, SourceRange range, String message) {
      // A warning changes nothing in the tree.
    }
  }

  private static final class SyntaxFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    SyntaxFault(String message) {
      super(message, null, false, false);
    }
  }
}
