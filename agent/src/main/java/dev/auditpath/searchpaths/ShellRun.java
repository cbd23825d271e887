package dev.auditpath.searchpaths;

import dev.auditpath.shell.Glob;
import dev.auditpath.shell.ShellNode;
import dev.auditpath.shell.ShellNode.Apart;
import dev.auditpath.shell.ShellNode.Case;
import dev.auditpath.shell.ShellNode.Chain;
import dev.auditpath.shell.ShellNode.For;
import dev.auditpath.shell.ShellNode.Function;
import dev.auditpath.shell.ShellNode.If;
import dev.auditpath.shell.ShellNode.Loop;
import dev.auditpath.shell.ShellNode.Not;
import dev.auditpath.shell.ShellNode.Redirected;
import dev.auditpath.shell.ShellNode.Sequence;
import dev.auditpath.shell.ShellNode.Simple;
import dev.auditpath.shell.ShellParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows start-up files as an interactive shell would, as far as PATH is concerned. Runs nothing:
 * a command that is no built-in one has an unknown outcome, and what depends on it is noted instead
 * of guessed. Bounded in files, depth and steps.
 */
final class ShellRun {
  private static final int DEEPEST = 8;
  private static final int MOST_FILES = 200;
  private static final int MOST_STEPS = 100_000;

  /** Where the run goes on after a command. */
  enum Flow {
    NEXT,
    BREAK,
    RETURN,
    EXIT
  }

  private final MachineFiles files;
  private final NotUnderstood notes;
  private final ShellVariables variables;
  private final ShellWords words;
  private final ShellCommands commands;
  private final Map<String, ShellNode> functions = new HashMap<>();
  private final Deque<String> sourcing = new ArrayDeque<>();
  private Flow flow = Flow.NEXT;
  private int calls;
  private int sources;
  private int steps;

  ShellRun(MachineFiles files, NotUnderstood notes, ShellVariables variables, boolean zsh) {
    this.files = files;
    this.notes = notes;
    this.variables = variables;
    this.words = new ShellWords(variables, files, this::output, zsh);
    this.commands = new ShellCommands(this, words, variables, files);
  }

  /** Reads and follows a file; returns whether it is there. Not while it is being read already. */
  boolean source(String name) {
    if (!files.isFile(name)) {
      return false;
    }
    if (sourcing.size() >= DEEPEST || sourcing.contains(name) || ++sources > MOST_FILES) {
      return true;
    }
    sourcing.push(name);
    execute(ShellParser.parse(files.read(name), 1));
    sourcing.pop();
    if (flow != Flow.EXIT) {
      flow = Flow.NEXT;
    }
    return true;
  }

  /** Follows a program that stands in a text, as {@code eval} does. */
  Verdict evaluate(String text, int line) {
    if (++calls > DEEPEST) {
      calls--;
      return Verdict.UNKNOWN;
    }
    Verdict verdict = execute(ShellParser.parse(text, line));
    calls--;
    return verdict;
  }

  /** Calls a function of the start-up files; empty when there is none of this name. */
  Optional<Verdict> call(String name, List<String> arguments) {
    ShellNode body = functions.get(name);
    if (body == null || calls >= DEEPEST) {
      return Optional.empty();
    }
    List<String> before = variables.arguments();
    calls++;
    variables.arguments(arguments);
    Verdict verdict = execute(body);
    variables.arguments(before);
    calls--;
    flow = flow == Flow.EXIT ? flow : Flow.NEXT;
    return Optional.of(verdict);
  }

  void flow(Flow next) {
    flow = next;
  }

  void note(int line, String why) {
    notes.add(sourcing.isEmpty() ? "start-up files" : sourcing.peek(), line, why);
  }

  private String output(String command) {
    return commands.output(command);
  }

  private Verdict execute(ShellNode node) {
    if (flow != Flow.NEXT || ++steps > MOST_STEPS) {
      return Verdict.UNKNOWN;
    }
    if (node instanceof Sequence sequence) {
      return all(sequence.nodes());
    } else if (node instanceof Chain chain) {
      return chain(chain);
    } else if (node instanceof Not not) {
      return execute(not.node()).negated();
    } else if (node instanceof If branch) {
      return branch(branch);
    } else if (node instanceof Case cases) {
      return cases(cases);
    } else if (node instanceof For loop) {
      return loop(loop);
    } else if (node instanceof Function function) {
      functions.put(function.name(), function.body());
      return Verdict.YES;
    } else if (node instanceof Simple simple) {
      return simple(simple);
    } else if (node instanceof Redirected redirected) {
      return execute(redirected.node());
    }
    return aside(node);
  }

  /** A pipe or {@code ( … )} cannot change PATH; a loop may, but is not followed. */
  private Verdict aside(ShellNode node) {
    if (node instanceof Loop loop) {
      noteWherePathChanges(loop, loop.line(), "a loop that is not followed");
    } else if (node instanceof Apart apart && commands.isPipedToSource(apart)) {
      return commands.pipedToSource(apart);
    }
    return Verdict.UNKNOWN;
  }

  private Verdict all(List<ShellNode> nodes) {
    Verdict verdict = Verdict.YES;
    for (ShellNode node : nodes) {
      verdict = execute(node);
      if (flow != Flow.NEXT) {
        break;
      }
    }
    return verdict;
  }

  private Verdict chain(Chain chain) {
    Verdict verdict = execute(chain.nodes().get(0));
    for (int i = 0; i < chain.ands().size() && flow == Flow.NEXT; i++) {
      ShellNode next = chain.nodes().get(i + 1);
      if (verdict == Verdict.UNKNOWN) {
        noteWherePathChanges(next, 0, "depends on a command that is not run");
      } else if (chain.ands().get(i) == (verdict == Verdict.YES)) {
        verdict = execute(next);
      }
    }
    return verdict;
  }

  private Verdict branch(If branch) {
    Verdict condition = execute(branch.condition());
    if (condition == Verdict.UNKNOWN) {
      noteWherePathChanges(branch.then(), branch.line(), "a condition that cannot be told");
      noteWherePathChanges(branch.otherwise(), branch.line(), "a condition that cannot be told");
      return Verdict.UNKNOWN;
    }
    return execute(condition == Verdict.YES ? branch.then() : branch.otherwise());
  }

  private Verdict cases(Case cases) {
    String subject = words.text(cases.word());
    if (ShellVariables.isUnknown(subject)) {
      noteWherePathChanges(cases, cases.line(), "a case that cannot be told");
      return Verdict.UNKNOWN;
    }
    for (ShellNode.Arm arm : cases.arms()) {
      for (String pattern : arm.patterns()) {
        if (Glob.matches(words.pattern(pattern), subject)) {
          return execute(arm.body());
        }
      }
    }
    return Verdict.YES;
  }

  private Verdict loop(For loop) {
    Verdict verdict = Verdict.YES;
    for (String value : words.fields(loop.list())) {
      variables.set(loop.variable(), value);
      verdict = execute(loop.body());
      if (flow == Flow.BREAK) {
        flow = Flow.NEXT;
        break;
      }
      if (flow != Flow.NEXT || steps > MOST_STEPS) {
        break;
      }
    }
    return verdict;
  }

  private Verdict simple(Simple simple) {
    Verdict verdict = commands.run(new ArrayList<>(simple.list()), simple.line());
    String status = verdict == Verdict.YES ? "0" : "1";
    variables.set("?", verdict == Verdict.UNKNOWN ? "" + ShellVariables.UNKNOWN : status);
    return verdict;
  }

  private void noteWherePathChanges(ShellNode node, int line, String why) {
    if (node.words().anyMatch(ShellRun::changesPath)) {
      int place = node instanceof Simple simple ? simple.line() : line;
      note(place, why);
    }
  }

  private static boolean changesPath(String word) {
    return word.startsWith("PATH=")
        || word.startsWith("PATH+=")
        || word.startsWith("path=")
        || word.startsWith("path+=")
        || word.equals("PATH")
        || word.equals("fish_add_path")
        || word.contains("shellenv");
  }
}
