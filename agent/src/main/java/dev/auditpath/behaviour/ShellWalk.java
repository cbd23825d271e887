package dev.auditpath.behaviour;

import dev.auditpath.shell.Redirection;
import dev.auditpath.shell.ShellNode;
import dev.auditpath.shell.ShellNode.Apart;
import dev.auditpath.shell.ShellNode.Arm;
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
import dev.auditpath.shell.ShellNode.TooDeep;
import dev.auditpath.shell.ShellParser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Goes through a shell program, every branch of it. Not for several threads. */
final class ShellWalk {
  private static final int MOST_STEPS = 10_000;
  private static final int DEEPEST = 40;

  private final ShellReport report;
  private final ShellScope scope;
  private final ShellExpansion expansion;
  private final ShellSimple simple;
  private final ShellFiles files;
  private int steps;
  private int depth;

  /** Where substitutions stand that are being expanded. */
  private int line;

  ShellWalk(ShellSource source, ShellScope scope, ShellReport report) {
    this.report = report;
    this.scope = scope;
    this.expansion = new ShellExpansion(scope, source.command(), this::output);
    this.files = new ShellFiles(report);
    this.simple = new ShellSimple(source.command(), scope, report, this);
    this.line = source.line();
  }

  ShellExpansion expansion() {
    return expansion;
  }

  /** Goes through the program that a text is. */
  void text(String text, int firstLine) {
    if (depth > DEEPEST || text.length() > 300_000) {
      report.unread("it is nested too deeply", firstLine);
      return;
    }
    depth++;
    walk(ShellParser.parse(opaque(text), firstLine), false);
    depth--;
  }

  /** Marks of what is not known count as letters of a word. */
  private static String opaque(String text) {
    return text.replace(ShellMarks.NEXT, ' ');
  }

  /** Goes through a function's body with other arguments. */
  void call(ShellNode body, List<String> arguments) {
    if (depth > DEEPEST) {
      report.unread("it is nested too deeply", line);
      return;
    }
    List<String> before = scope.arguments();
    scope.arguments(arguments);
    depth++;
    walk(body, false);
    depth--;
    scope.arguments(before);
  }

  /** Returns whether nothing after the node is reached. */
  private boolean walk(ShellNode node, boolean typed) {
    if (++steps > MOST_STEPS) {
      report.unread("it has more commands than are read", 0);
      return true;
    }
    if (node instanceof Simple command) {
      return command(command, typed);
    } else if (node instanceof Sequence sequence) {
      return sequence(sequence.nodes(), typed);
    } else if (node instanceof Chain chain) {
      chain.nodes().forEach(part -> walk(part, typed));
    } else if (node instanceof Apart apart && apart.nodes().size() > 1) {
      pipe(apart);
    } else if (node instanceof Apart apart) {
      apart.nodes().forEach(part -> walk(part, typed));
    } else if (node instanceof Redirected redirected) {
      walk(redirected.node(), typed);
      redirections(redirected.redirections(), typed);
    } else {
      compound(node, typed);
    }
    return false;
  }

  private boolean sequence(List<ShellNode> nodes, boolean typed) {
    for (ShellNode node : nodes) {
      if (walk(node, typed)) {
        return true;
      }
    }
    return false;
  }

  private void compound(ShellNode node, boolean typed) {
    if (node instanceof Not not) {
      walk(not.node(), typed);
    } else if (node instanceof If branch) {
      walk(branch.condition(), typed);
      walk(branch.then(), typed);
      walk(branch.otherwise(), typed);
    } else if (node instanceof Case cases) {
      expansion.values(cases.word());
      cases.arms().stream().map(Arm::body).forEach(body -> walk(body, typed));
    } else if (node instanceof For loop) {
      line = loop.line();
      for (List<String> fields : expansion.fields(loop.list())) {
        fields.forEach(value -> scope.add(loop.variable(), value));
      }
      walk(loop.body(), typed);
    } else if (node instanceof Loop loop) {
      walk(loop.condition(), typed);
      walk(loop.body(), typed);
    } else if (node instanceof TooDeep deep) {
      report.unread("it is nested too deeply", deep.line());
    } else if (node instanceof Function function) {
      scope.define(function.name(), function.body());
    }
  }

  private boolean command(Simple command, boolean typed) {
    line = command.line();
    boolean ends = simple.run(command, typed);
    line = command.line();
    redirections(command.redirections(), typed || simple.wroteTyped());
    return ends;
  }

  private void redirections(List<Redirection> redirections, boolean typed) {
    for (Redirection redirection : redirections) {
      if (redirection.isText()) {
        hereText(redirection);
      } else {
        for (String target : expansion.values(redirection.target())) {
          files.redirected(redirection, target, typed);
        }
      }
    }
  }

  /** Commands joined by {@code |}: what one prints another may run, send or write down. */
  private void pipe(Apart pipe) {
    int network = report.networkEffects();
    boolean typed = false;
    for (ShellNode part : pipe.nodes()) {
      walk(part, typed);
      typed |= part instanceof Simple && simple.wroteTyped();
    }
    ShellNode last = pipe.nodes().get(pipe.nodes().size() - 1);
    for (int i = 1; i < pipe.nodes().size(); i++) {
      ShellNode sink =
          pipe.nodes().get(i) instanceof Redirected redirected
              ? redirected.node()
              : pipe.nodes().get(i);
      if (sink instanceof Simple command && simple.readsProgram(command)) {
        boolean fetched = report.networkEffects() > network;
        simple.programFrom(printed(pipe.nodes().subList(0, i)), fetched, command);
      }
    }
    if (last instanceof Simple reader && !reader.list().isEmpty()) {
      simple.assignRead(reader);
    }
  }

  /** Returns what commands print, having gone through them. */
  private List<String> output(String commands) {
    int before = line;
    if (++depth > DEEPEST) {
      depth--;
      report.unread("it is nested too deeply", line);
      return List.of(ShellMarks.UNKNOWN_TEXT);
    }
    ShellNode program = ShellParser.parse(commands, line);
    walk(program, false);
    List<String> printed = new ArrayList<>(printed(List.of(program)));
    depth--;
    line = before;
    return printed;
  }

  /** Returns the texts that the last of some nodes may print, each reading from the one before. */
  private Set<String> printed(List<ShellNode> nodes) {
    Set<String> texts = new LinkedHashSet<>(Set.of(""));
    for (ShellNode node : nodes) {
      Set<String> next = new LinkedHashSet<>();
      for (String input : texts) {
        if (next.size() < 12) {
          collect(node, input, next);
        }
      }
      texts = next.isEmpty() ? Set.of(ShellMarks.UNKNOWN_TEXT) : next;
    }
    return texts;
  }

  private void collect(ShellNode node, String input, Set<String> texts) {
    if (++steps > MOST_STEPS || texts.size() > 12) {
      texts.add(ShellMarks.UNKNOWN_TEXT);
    } else if (node instanceof Simple command) {
      String here = input;
      for (Redirection redirection : command.redirections()) {
        here = redirection.isText() ? hereText(redirection) : here;
      }
      for (List<String> argv : expansion.fields(simple.withoutAssignments(command.list()))) {
        List<String> run = PrefixCommands.unwrap(argv).argv();
        if (run.size() > 1 && run.get(0).equals("eval")) {
          String program = String.join(" ", run.subList(1, run.size()));
          collect(ShellParser.parse(program, line), here, texts);
          continue;
        }
        String text = ShellOutput.of(run, here);
        texts.add(text.replaceFirst("\n+$", ""));
      }
    } else if (node instanceof Apart apart && apart.nodes().size() > 1) {
      texts.addAll(printed(apart.nodes()));
    } else if (node instanceof Redirected redirected) {
      collect(redirected.node(), input, texts);
    } else {
      for (ShellNode part : parts(node)) {
        collect(part, input, texts);
      }
    }
  }

  private static List<ShellNode> parts(ShellNode node) {
    if (node instanceof Sequence sequence) {
      return sequence.nodes();
    } else if (node instanceof Chain chain) {
      return chain.nodes();
    } else if (node instanceof Apart apart) {
      return apart.nodes();
    } else if (node instanceof If branch) {
      return List.of(branch.then(), branch.otherwise());
    }
    return List.of();
  }

  /** The text of a here-document or here-string. */
  String hereText(Redirection redirection) {
    if (redirection.arrow().contains("<<<")) {
      return expansion.values(redirection.target()).get(0);
    }
    return redirection.isVerbatim()
        ? redirection.target()
        : expansion.hereDocument(redirection.target()).get(0);
  }
}
