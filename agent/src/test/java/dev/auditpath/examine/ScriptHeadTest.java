package dev.auditpath.examine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.examine.ScriptHead.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first lines of scripts say of the rest. */
class ScriptHeadTest {

  @ParameterizedTest
  @CsvSource({
    "#!/usr/bin/python3, PYTHON",
    "#! /usr/bin/python3, PYTHON",
    "#!/home/u/.venv/bin/python3.13t, PYTHON",
    "#!/usr/bin/env python, PYTHON",
    "#!/usr/bin/env -S python3 -E, PYTHON",
    "#!/usr/bin/env -Spython3 -E, PYTHON",
    "#!/usr/bin/env -S uv run --script, PYTHON",
    "#!/opt/pypy/bin/pypy3, PYTHON",
    "#!python, PYTHON",
    "#!/bin/sh, SHELL",
    "#!/usr/bin/env bash, SHELL",
    "#!/bin/bash -e, SHELL",
    "#!/usr/bin/env -S zsh -f, SHELL",
    "#!/usr/bin/perl, OTHER",
    "#!/usr/bin/env node, OTHER",
    "#!, NONE",
    "echo hello, NONE",
    "\uFEFF#!/usr/bin/python3, NONE",
  })
  void firstLineNamesTheLanguage(String line, Language language) {
    assertThat(head(line + "\nx\n").language()).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource({
    "#!/usr/bin/python3 -c import_evil",
    "#!/usr/bin/python3 -m evil",
    "#!/usr/bin/env -S PYTHONPATH=/tmp/x python3",
    "#!/usr/bin/python3 -i",
    "#!/usr/bin/python3.coding=utf-7",
    "#!/usr/bin/env -S python3 /tmp/evil.py",
  })
  void moreThanOptionsIsAFault(String line) {
    assertThat(head(line + "\nx\n").language()).isIn(Language.PYTHON, Language.OTHER);
    assertThat(head(line + "\nx\n"))
        .satisfiesAnyOf(
            head -> assertThat(head.fault()).isNotEmpty(),
            head -> assertThat(head.language()).isEqualTo(Language.OTHER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'''exec' /home/u/a/bin/python \"$0\" \"$@\"",
        "'''exec' \"/home/u/my venv/bin/python\" \"$0\" \"$@\"",
        "'''exec' '/home/u/my venv/bin/python' \"$0\" \"$@\"",
        "'''exec' '/home/u/it'\"'\"'s/bin/python' \"$0\" \"$@\"",
        "'''exec' /home/u/a/bin/python -E \"$0\" \"$@\"",
      })
  void shellAndPythonAtOnceIsPython(String exec) {
    ScriptHead head = head("#!/bin/sh\n" + exec + "\n' '''\nimport sys\n");
    assertThat(head).isEqualTo(new ScriptHead(Language.PYTHON, 3, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'''exec' /home/u/a/bin/python \"$0\" \"$@\"; curl example.invalid",
        "'''exec' $(curl example.invalid) \"$0\" \"$@\"",
        "'''exec' \"`curl example.invalid`\" \"$0\" \"$@\"",
        "'''exec' /tmp/python;id \"$0\" \"$@\"",
        "'''exec' /home/u/a/bin/python \"$@\"",
      })
  void aShellThatDoesMoreIsAShell(String exec) {
    ScriptHead head = head("#!/bin/sh\n" + exec + "\n' '''\nimport sys\n");
    assertThat(head.language()).isEqualTo(Language.SHELL);
  }

  @Test
  void carriageReturnEndsALineAsItDoesForPython() {
    assertThat(ScriptLine.of("# a\rimport evil\r\nx\n".getBytes(StandardCharsets.UTF_8)))
        .extracting(ScriptLine::text)
        .containsExactly("# a", "import evil", "x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#!/bin/sh\n'''exec' '%s' \"$0\" \"$@\"\n' '''\n", "#!/bin/sh\n'''exec' /p%s\n"})
  void endlessTextDoesNotExhaustTheStack(String script) {
    for (String piece : List.of("a", "'\"'\"'", " -E")) {
      assertThat(head(script.formatted(piece.repeat(200_000))).language()).isNotNull();
    }
  }

  private static ScriptHead head(String text) {
    return ScriptHead.of(ScriptLine.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
