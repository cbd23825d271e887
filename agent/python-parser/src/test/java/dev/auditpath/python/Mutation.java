package dev.auditpath.python;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Sources made of real ones by a random change or several; the same seed makes the same. */
final class Mutation {
  private static final Pattern TOKEN =
      Pattern.compile("\\w+|[ \\t]+|\\n|'[^'\\n]*'|\"[^\"\\n]*\"|[^\\w\\s]");
  private static final String[] SEEDS = {
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "'",
    "\"",
    "'''",
    "\"\"\"",
    "f'{",
    "}'",
    "f\"\"\"",
    "\\",
    "\\\n",
    "\n",
    "\t",
    "\f",
    "    ",
    ":",
    ":=",
    "*",
    "**",
    "@",
    "->",
    ",",
    ";",
    ".",
    "...",
    "=",
    "!",
    "$",
    "lambda",
    "lambda: ",
    "async ",
    "await ",
    "match ",
    "case ",
    "type ",
    "if ",
    "else ",
    "for ",
    "yield ",
    "not ",
    "-",
    "~",
    "1",
    "0x",
    "1e",
    "1_",
    "٣",
    "²",
    "Ⅳ",
    "ª",
    "\u0301",
    "\uFEFF",
    "\u200B",
    "\uD800",
    "😀",
    "\\N{",
    "\\x4",
    "\\u12",
    "\\777",
    "b'é'",
    "# type: ",
    "# type: ignore",
    "print 'x'",
    "<>",
    "`",
    "except*",
    "del ",
    "global ",
    "nonlocal ",
    "import ",
    "from . ",
    "\0",
  };
  private static final String[] NESTS = {
    "(",
    "[",
    "{",
    "f(",
    "a[",
    "{1:",
    "lambda:",
    "not ",
    "-",
    "a if b else ",
    "f'{",
    "f\"{x:{",
    "if a:\n ",
    "await ",
    "*",
    "x=",
    "@a\n",
    "for a in b:\n",
    "try:\n",
    "(yield ",
    "case [",
    "a.",
  };

  private final Random random;

  Mutation(long seed) {
    this.random = new Random(seed);
  }

  /** Returns a source that was made of some of the others. */
  String of(List<String> corpus) {
    String source = window(one(corpus));
    for (int i = random.nextInt(3) + random.nextInt(2); i >= 0; i--) {
      source = changed(source, corpus);
    }
    return source;
  }

  private String window(String source) {
    int most = 200 + random.nextInt(random.nextInt(8) == 0 ? 40_000 : 3_000);
    if (source.length() <= most) {
      return source;
    }
    int from = topLevel(source, random.nextInt(source.length() - most));
    return source.substring(from, Math.max(from, topLevel(source, from + most)));
  }

  /** Returns where the line at a place begins, or one before it that is not indented. */
  private static int topLevel(String source, int place) {
    int line = source.lastIndexOf('\n', place - 1) + 1;
    while (line > 0 && Character.isWhitespace(source.charAt(line))) {
      line = source.lastIndexOf('\n', line - 2) + 1;
    }
    return line;
  }

  private String changed(String source, List<String> corpus) {
    return switch (random.nextInt(8)) {
      case 0 -> swappedTokens(source);
      case 1 -> flippedBytes(source);
      case 2 -> source.substring(0, at(source));
      case 3 -> source.substring(at(source));
      case 4 -> nested(source);
      case 5 -> spliced(source, window(one(corpus)));
      case 6 -> repeated(source);
      default -> spliced(source, SEEDS[random.nextInt(SEEDS.length)]);
    };
  }

  private String swappedTokens(String source) {
    List<String> tokens =
        new ArrayList<>(TOKEN.matcher(source).results().map(m -> m.group()).toList());
    for (int i = 1 + random.nextInt(5); i > 0 && tokens.size() > 1; i--) {
      Collections.swap(tokens, random.nextInt(tokens.size()), random.nextInt(tokens.size()));
    }
    return String.join("", tokens);
  }

  private String flippedBytes(String source) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    for (int i = 1 + random.nextInt(8); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String nested(String source) {
    String opened = NESTS[random.nextInt(NESTS.length)];
    return spliced(
        source, opened.repeat(1 + random.nextInt(random.nextInt(10) == 0 ? 5_000 : 120)));
  }

  private String repeated(String source) {
    int from = at(source);
    String part = source.substring(from, Math.min(source.length(), from + random.nextInt(80)));
    return spliced(source, part.repeat(1 + random.nextInt(300)));
  }

  private String spliced(String source, String more) {
    int at = at(source);
    return source.substring(0, at) + more + source.substring(at);
  }

  private int at(String source) {
    return random.nextInt(source.length() + 1);
  }

  private String one(List<String> corpus) {
    return corpus.get(random.nextInt(corpus.size()));
  }
}
