package dev.auditpath.shell;

import java.util.List;
import java.util.stream.Stream;

/** A piece of a shell program, as the start-up files of bash, dash, zsh and fish have them. */
public sealed interface ShellNode {

  /** Returns every word of it, in order, with its quotes. */
  Stream<String> words();

  /** A command with its words; assignments in front included. */
  record Simple(List<String> list, List<Redirection> redirections, int line) implements ShellNode {
    @Override
    public Stream<String> words() {
      return list.stream();
    }
  }

  record Sequence(List<ShellNode> nodes) implements ShellNode {
    @Override
    public Stream<String> words() {
      return nodes.stream().flatMap(ShellNode::words);
    }
  }

  /**
   * {@code a && b || c}, from left to right.
   *
   * @param ands one for each node but the first: whether {@code &&} stands before it
   */
  record Chain(List<ShellNode> nodes, List<Boolean> ands) implements ShellNode {
    @Override
    public Stream<String> words() {
      return nodes.stream().flatMap(ShellNode::words);
    }
  }

  record Not(ShellNode node) implements ShellNode {
    @Override
    public Stream<String> words() {
      return node.words();
    }
  }

  /** What runs beside the shell and cannot change its variables: a pipe, {@code ( … )}. */
  record Apart(List<ShellNode> nodes) implements ShellNode {
    @Override
    public Stream<String> words() {
      return nodes.stream().flatMap(ShellNode::words);
    }
  }

  record If(ShellNode condition, ShellNode then, ShellNode otherwise, int line)
      implements ShellNode {
    @Override
    public Stream<String> words() {
      return Stream.of(condition, then, otherwise).flatMap(ShellNode::words);
    }
  }

  record Case(String word, List<Arm> arms, int line) implements ShellNode {
    @Override
    public Stream<String> words() {
      return arms.stream().flatMap(arm -> arm.body().words());
    }
  }

  record Arm(List<String> patterns, ShellNode body) {}

  record For(String variable, List<String> list, ShellNode body, int line) implements ShellNode {
    @Override
    public Stream<String> words() {
      return body.words();
    }
  }

  /** What is nested too deeply to be read. */
  record TooDeep(int line) implements ShellNode {
    @Override
    public Stream<String> words() {
      return Stream.empty();
    }
  }

  /** A group, a loop or the like with redirections behind it. */
  record Redirected(ShellNode node, List<Redirection> redirections) implements ShellNode {
    @Override
    public Stream<String> words() {
      return node.words();
    }
  }

  /** {@code while}, {@code until}: the words are those of the body. */
  record Loop(ShellNode condition, ShellNode body, int line) implements ShellNode {
    @Override
    public Stream<String> words() {
      return body.words();
    }
  }

  record Function(String name, ShellNode body) implements ShellNode {
    @Override
    public Stream<String> words() {
      return Stream.empty();
    }
  }
}
