package dev.auditpath.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs twice: on the classes, and on the one jar that is shipped. */
class PythonParserTest {

  @Test
  void theJarIsTestedWhereItIsMeantToBe() {
    URL parser = url("com/oracle/graal/python/pegparser/Parser.class");
    boolean jar = Boolean.getBoolean("audit-path.shaded");
    assertThat(parser.toString().contains("audit-path-python-parser")).isEqualTo(jar);
    if (jar) {
      assertThat(url("META-INF/licenses/UPL-1.0.txt")).isNotNull();
      assertThat(url("META-INF/licenses/PSF-2.0.txt")).isNotNull();
      assertThat(url("META-INF/licenses/Unicode-3.0.txt")).isNotNull();
      assertThat(url("com/oracle/graal/python/pegparser/scope/ScopeEnvironment.class")).isNotNull();
    }
  }

  @Test
  void homoglyphs_areTheNamesThatPythonSees() throws Exception {
    assertThat(words("import 𝐨𝐬\n𝐨𝐬.𝓈𝓎𝓈𝓉𝑒𝓂(ｅｘｅｃ)\n"))
        .containsSubsequence("os", "os", "system", "exec");
    assertThat(words("größe = ﬁle = Ⅳ = 名前 = Å = ªº = ǅ\n"))
        .contains("größe", "file", "IV", "名前", "Å", "ao", "Dž");
    assertThat(words("import ºs, µs as ªb\nx = f'{ºs.system(\"ºs\")}ª'; ª.𝐨.bº(cª=1)\n"))
        .containsSubsequence("os", "μs", "ab", "os", "system", "ºs", "ª", "bo", "ca")
        .contains("a", "o");
  }

  @Test
  void escapes_areTheValuesThatPythonSees() throws Exception {
    assertThat(
            words(
                """
                x = "\\x6c\\163" "\\N{LATIN SMALL LETTER A}\\N{SNOWMAN}\\N{HANGUL SYLLABLE GAG}"
                y = b"\\x6f\\163", "\\u006f\\U00000073", r"\\x6f", "\\
                z"
                """))
        .contains("lsa☃각", "os", "\\x6f", "z");
  }

  @Test
  void formattedStrings_areExpressions() throws Exception {
    List<String> kinds = kinds("x = f'{a!r:>{width}} {f\"{run('x')}\"} {'\\n'.join(b)}'\n");
    assertThat(kinds).contains("JoinedStr", "FormattedValue").containsSequence("Call", "Name");
    assertThat(kinds.stream().filter("Call"::equals)).hasSize(2);
  }

  @Test
  void newSyntax_isUnderstood() throws Exception {
    assertThat(kinds("type Alias[T: int, *Ts, **P] = dict[T, list[T]]\n"))
        .contains("TypeAlias", "TypeVar", "TypeVarTuple", "ParamSpec");
    assertThat(kinds("def first[T](a: T, /, b, *, c=1) -> T: ...\nclass A[T](B): ...\n"))
        .contains("FunctionDef", "ClassDef", "TypeVar");
    assertThat(
            kinds(
                """
                match sys.argv:
                    case [_, "install", *rest] if rest: run(rest)
                    case {"a": int(x), **others} | Point(x=0) as p: pass
                    case _: pass
                """))
        .contains("Match", "MatchSequence", "MatchMapping", "MatchClass", "MatchOr", "MatchStar");
    assertThat(kinds("while chunk := f.read(): a[b := 1]\n")).contains("NamedExpr");
    assertThat(kinds("try: pass\nexcept* OSError as e: pass\n")).contains("TryStar");
    assertThat(kinds("with (open(a) as b, open(c) as d,): pass\n")).contains("With");
    assertThat(kinds("async def f():\n async with a: return [x async for x in await y]\n"))
        .contains("AsyncFunctionDef", "AsyncWith", "Await");
  }

  @Test
  void asyncAsAName_isReadAsBefore37() throws Exception {
    assertThat(words("async = 1\nrun(async=True)\ndef await(): pass\n"))
        .contains("async", "await", "run");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "print 'a'\n",
        "print a, b\n",
        "exec 'code'\n",
        "try:\n  pass\nexcept OSError, e:\n  pass\n",
        "raise ValueError, 'text'\n",
        "x = `y`\n",
        "if a <> b: pass\n",
        "x = 0xFFL\n",
        "x = 10L\n",
        "x = crc('') & 0xffffffffL\n",
        "mode = 0755\n",
        "x = ur'a'\n",
        "def f(a, (b, c)): pass\n",
        "sort(key=lambda (a, b): a)\n",
      })
  void python2_isCalledByItsName(String source) {
    assertThatExceptionOfType(NotParsedException.class)
        .isThrownBy(() -> PythonParser.parse(source))
        .matches(NotParsedException::isPython2)
        .withMessageMatching("it is written for Python 2 \\(line \\d: .*\\)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x = = 1\n", "def f(:\n", "class\n", "x = (\n", "'''open\n", "  x\n y\n", "a b\n"})
  void whatIsNoPythonAtAll_isNotCalledPython2(String source) {
    assertThatExceptionOfType(NotParsedException.class)
        .isThrownBy(() -> PythonParser.parse(source))
        .matches(failure -> !failure.isPython2())
        .withMessageMatching("line \\d: .*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = ١٢٣\n",
        "x = 1٣\n",
        "x = '\\N{NO SUCH CHARACTER}'\n",
        "\uD800 = 1\n",
        "x = 0x\n",
        "x = 1e\n",
        "\\",
        "\\\n",
        "\u00A0x = 1\n",
        "f'{'\n",
        "f'{a b}'\n",
        "a\0b\n",
      })
  void strayFailuresOfTheParser_areReasons(String source) {
    assertOnlyRefused(source, PythonParser.STACK_BYTES);
  }

  @Test
  void emptySource_isAnEmptyModule() throws Exception {
    assertThat(kinds("")).containsExactly("Module");
    assertThat(kinds("# nothing\n\f\n")).containsExactly("Module");
  }

  @Test
  void depth_isRefusedOrParsed_neverThrown() throws Exception {
    String chain = "x = " + "(".repeat(5_000) + ")".repeat(5_000) + "\n";
    assertOnlyRefused(chain, PythonParser.STACK_BYTES);
    String ladder = "if a: pass\n" + "elif b: pass\n".repeat(5_000);
    assertThat(onStack(PythonParser.STACK_BYTES, ladder)).isEmpty();
    assertThat(onStack(512 * 1024, ladder)).contains("nested too deeply");
    assertOnlyRefused("a = " + "-".repeat(200_000) + "1\n", 512 * 1024);
    assertOnlyRefused("f(" + "lambda: ".repeat(100_000) + "1)\n", 512 * 1024);
  }

  @Test
  void manyAsyncInARow_areRefusedAtOnce() throws Exception {
    long before = allocated();
    assertThatExceptionOfType(NotParsedException.class)
        .isThrownBy(() -> PythonParser.parse("async ".repeat(3_000)));
    assertThat(allocated() - before).isLessThan(100_000_000);
  }

  @Test
  void aNumberOfManyDigits_isRefusedAtOnce() throws Exception {
    long before = allocated();
    assertThatExceptionOfType(NotParsedException.class)
        .isThrownBy(() -> PythonParser.parse("\nx = " + "1".repeat(1_000_000)))
        .withMessage("line 2: a number of more than 4300 digits");
    assertThat(allocated() - before).isLessThan(100_000_000);
    assertThat(words("x = " + "1".repeat(4_300))).contains("1".repeat(4_300));
    assertThat(words("x = '" + "1".repeat(9_000) + "'")).contains("1".repeat(9_000));
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  @Test
  void size_isBounded() {
    assertThatExceptionOfType(NotParsedException.class)
        .isThrownBy(() -> PythonParser.parse("#" + "x".repeat(PythonText.MOST_BYTES)))
        .withMessageContaining("longer than 1048576");
    assertThatExceptionOfType(NotParsedException.class)
        .isThrownBy(() -> PythonParser.parse("x=[" + "1,".repeat(80_000) + "]\n"))
        .withMessageContaining("more than 150000 tokens");
  }

  @Test
  void manyTokensBelowTheBound_areParsed() throws Exception {
    assertThat(onStack(PythonParser.STACK_BYTES, "x=[" + "1,".repeat(74_000) + "]\n")).isEmpty();
  }

  @Test
  void aDeadlineThatIsPast_stopsTheParser() {
    Deadline past = Deadline.in(Duration.ofSeconds(-1));
    assertThatExceptionOfType(NotParsedException.class)
        .isThrownBy(() -> PythonParser.parse("x = 1\n".repeat(2_000), past))
        .withMessage("it took too long");
  }

  @Test
  void reasons_areShort() {
    assertThatExceptionOfType(NotParsedException.class)
        .isThrownBy(() -> PythonParser.parse("x = 1" + "٣".repeat(9_000) + "\n"))
        .satisfies(failure -> assertThat(failure.reason().length()).isLessThan(210));
  }

  private static void assertOnlyRefused(String source, long stack) {
    try {
      assertThat(onStack(stack, source)).isNotEmpty();
    } catch (Exception thrown) {
      throw new AssertionError("threw " + thrown, thrown);
    }
  }

  /** Returns the reason why a source is not parsed; empty where it is. */
  static String onStack(long stack, String source) throws Exception {
    FutureTask<String> parse =
        new FutureTask<>(
            () -> {
              try {
                PythonParser.parse(source, Deadline.in(Duration.ofMinutes(2)));
                return "";
              } catch (NotParsedException refused) {
                return refused.reason();
              }
            });
    new Thread(null, parse, "parser", stack).start();
    return parse.get();
  }

  private static List<String> words(String source) throws Exception {
    return Trees.words(PythonParser.parse(source));
  }

  private static List<String> kinds(String source) throws Exception {
    return Trees.kinds(PythonParser.parse(source));
  }

  private static URL url(String resource) {
    return PythonParser.class.getClassLoader().getResource(resource);
  }
}
