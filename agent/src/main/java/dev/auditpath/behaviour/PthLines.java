package dev.auditpath.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which lines of a {@code .pth} file are code (docs.python.org, "site"; Lib/site.py): those
 * that begin with {@code import} and a blank or tab. Python 3.12.4 and later cut lines at form
 * feeds and the like too, where earlier ones see a comment go on: both readings count.
 */
public final class PthLines {
  private static final int MOST = 1_000;
  private static final int LONGEST_KNOWN = 3_000;

  /** Where {@code str.splitlines} cuts and reading a file does not. */
  private static final Pattern LATER_ENDS =
      Pattern.compile("[\\x0b\\f\\x1c\\x1d\\x1e\\x85\\u2028\\u2029]");

  private static final String NAME = "[A-Za-z_][A-Za-z0-9_.]*";

  /** Groups named {@code m}, {@code n}: modules that are run. */
  private static final Map<Pattern, String> TEMPLATES =
      Map.ofEntries(
          template(
              "import os; var = 'SETUPTOOLS_USE_DISTUTILS'; enabled = os.environ.get(var, '‹local|stdlib›')"
                  + " == 'local'; enabled and __import__('‹(?<m>_distutils_hack)›').add_shim();",
              "setuptools' choice of distutils"),
          template(
              "import ‹(?<m>__editable___[A-Za-z0-9_]+_finder)›; ‹\\k<m>›.install()",
              "setuptools' finder of an editable install"),
          template(
              "import ‹(?<m>_editable_impl_[A-Za-z0-9_]+)›", "the finder of an editable install"),
          template(
              "import ‹(?<m>_[A-Za-z0-9_]+_editable(?:_loader)?)›",
              "the finder of an editable install"),
          template("import ‹(?<m>_virtualenv)›", "virtualenv's patch of distutils"),
          template("import ‹(?<m>pywin32_bootstrap)›", "pywin32's search for its libraries"),
          template(
              "import ‹(?<m>coverage)›; coverage.process_startup()", "coverage of child processes"),
          template(
              "import sys; exec('import os\\n\\nif os.getenv(\"COVERAGE_PROCESS_START\") or"
                  + " os.getenv(\"COVERAGE_PROCESS_CONFIG\"):\\n try:\\n  import ‹(?<m>coverage)›\\n"
                  + " except:\\n  pass\\n else:\\n  coverage.process_startup(‹(?:slug=\"pth\")?›)')",
              "coverage of child processes"),
          template(
              "import os, sys;exec('if \\'COV_CORE_SOURCE\\' in os.environ:\\n try:\\n  from"
                  + " ‹(?<m>pytest_cov.embed)› import init\\n  init()\\n except Exception as exc:\\n"
                  + "  sys.stderr.write(\\n   \"pytest-cov: Failed to setup subprocess coverage. \"\\n"
                  + "   \"Environ: {0!r} \"\\n   \"Exception: {1!r}\\\\n\".format(\\n    dict((k, v)"
                  + " for k, v in os.environ.items() if k.startswith(\\'COV_CORE\\')),\\n    exc\\n"
                  + "   )\\n  )\\n')",
              "coverage of child processes"),
          template(
              "import site; site.addsitedir('‹(?:/opt/homebrew|/usr/local|/home/linuxbrew/\\.linuxbrew)"
                  + "/(?:opt|Cellar)(?:/[A-Za-z0-9@_+-][A-Za-z0-9@._+-]*)+›')",
              "Homebrew's folder of a formula's packages"),
          template("import sys; sys.__plen = len(sys.path)", "easy_install's order of sys.path"),
          template(
              "import sys; new=sys.path[sys.__plen:]; del sys.path[sys.__plen:];"
                  + " p=getattr(sys,'__egginsert',0); sys.path[p:p]=new; sys.__egginsert = p+len(new)",
              "easy_install's order of sys.path"),
          template(namespace("has_mfs and ", true), "setuptools' namespace package"),
          template(namespace("", false), "setuptools' namespace package"));

  private PthLines() {}

  /** Returns the lines that are code, in order. */
  public static List<PthLine> of(String text) {
    String whole = text.startsWith("\ufeff") ? text.substring(1) : text;
    List<PthLine> lines = new ArrayList<>();
    int number = 0;
    for (String line : whole.split("\r\n|\r|\n", -1)) {
      number++;
      if (isCode(line)) {
        lines.add(line(number, line));
        continue;
      }
      for (String part : LATER_ENDS.split(line, -1)) {
        if (isCode(part)) {
          lines.add(line(number, part));
        }
      }
      if (lines.size() >= MOST) {
        break;
      }
    }
    return lines;
  }

  private static boolean isCode(String line) {
    return line.startsWith("import ") || line.startsWith("import\t");
  }

  private static PthLine line(int number, String line) {
    String code = line.stripTrailing();
    if (code.length() <= LONGEST_KNOWN) {
      for (Map.Entry<Pattern, String> template : TEMPLATES.entrySet()) {
        Matcher matcher = template.getKey().matcher(code);
        if (matcher.matches()) {
          boolean imports = template.getKey().pattern().contains("(?<m>");
          List<String> modules = imports ? List.of(matcher.group("m")) : List.of();
          return new PthLine(number, code, template.getValue(), modules);
        }
      }
    }
    return new PthLine(number, code, "", List.of());
  }

  /** Text that stands as it is, but for patterns between ‹ and ›. */
  private static Map.Entry<Pattern, String> template(String text, String what) {
    StringBuilder pattern = new StringBuilder();
    for (String part : text.split("‹", -1)) {
      int end = part.indexOf('›');
      String plain = end < 0 ? part : part.substring(end + 1);
      pattern.append(end < 0 ? "" : "(?:" + part.substring(0, end) + ")");
      pattern.append(plain.isEmpty() ? "" : Pattern.quote(plain));
    }
    return Map.entry(Pattern.compile(pattern.toString()), what);
  }

  /** The line that setuptools/namespaces.py writes, old with a guard and new without. */
  private static String namespace(String guard, boolean guarded) {
    return "import sys, types, os;"
        + (guarded ? "has_mfs = sys.version_info > (3, 5);" : "")
        + "p = os.path.join(sys._getframe(1).f_locals['sitedir'], *(‹'[A-Za-z0-9_]+',?(?: '[A-Za-z0-9_]+',?)*›));"
        + "importlib = "
        + guard
        + "__import__('importlib.util');"
        + guard
        + "__import__('importlib.machinery');m = "
        + guard
        + "sys.modules.setdefault('‹(?<n>"
        + NAME
        + ")›', importlib.util.module_from_spec(importlib.machinery.PathFinder.find_spec('‹\\k<n>›',"
        + " [os.path.dirname(p)])));m = m or sys.modules.setdefault('‹\\k<n>›',"
        + " types.ModuleType('‹\\k<n>›'));mp = (m or []) and m.__dict__.setdefault('__path__',[]);"
        + "(p not in mp) and mp.append(p)‹(?:;m and setattr\\(sys\\.modules\\['"
        + NAME
        + "'\\], '"
        + NAME
        + "', m\\))?›";
  }
}
