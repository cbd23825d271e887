package dev.auditpath.behaviour;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.HandOver;
import java.util.ArrayList;
import java.util.List;

/** A text is given to a shell. */
final class ShellStart {
  private static final String UNKNOWN = "${_not_known_}";

  private final Call call;
  private final ProgramStart start;

  ShellStart(Call call, ProgramStart start) {
    this.call = call;
    this.start = start;
  }

  void text(String text) {
    String bare = text.strip().replaceFirst("^[\"']", "");
    if (!bare.isEmpty() && isShipped(bare)) {
      shipped(bare);
      return;
    }
    if (text.equals(Marks.ANYTHING) || text.isBlank()) {
      return;
    }
    Site site = call.site();
    take(
        new ShellSource(
            plain(text),
            call.interpreter().subject().command(),
            site.module().file(),
            site.module().shown(site.line()),
            call.findings().chain()));
  }

  private static boolean isShipped(String text) {
    char first = text.charAt(0);
    return first == Marks.FOLDER || first == Marks.SCRIPTS || first == Marks.PYTHON;
  }

  /** A file of the package's own, or Python itself, is started by a shell. */
  private void shipped(String text) {
    Sequence words = new Sequence();
    for (String word : text.replaceAll("[\"']", "").split("\\s+", -1)) {
      words.add(
          word.indexOf(Marks.TYPED) >= 0
              ? Values.open(Taint.ARGUMENTS)
              : Values.text(word.isEmpty() ? Marks.ANYTHING : word));
    }
    start.program(words.get(0), words.slice(1, Integer.MAX_VALUE));
  }

  /** Returns the text as a shell would be given it, variables in the place of what is not known. */
  private String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case Marks.TYPED -> plain.append("$@");
        case Marks.SELF -> plain.append(call.interpreter().subject().command());
        case Marks.PYTHON -> plain.append("python3");
        default -> plain.append(Marks.isMark(c) ? UNKNOWN : String.valueOf(c));
      }
    }
    return plain.toString();
  }

  /** A script that the package brings. */
  void file(ModuleSource.Text text) {
    take(
        new ShellSource(
            text.source(),
            call.interpreter().subject().command(),
            text.file(),
            1,
            call.findings().chain()));
  }

  /** A program that is named by a value which is not known is a note here, as in a list. */
  private static Behaviour withoutTheUnknown(Behaviour behaviour) {
    List<Evidence> notes = new ArrayList<>(behaviour.notes());
    List<Evidence> unread = new ArrayList<>();
    for (Evidence one : behaviour.unread()) {
      (one.detail().startsWith("which program") ? notes : unread).add(one);
    }
    return new Behaviour(behaviour.handOvers(), behaviour.effects(), notes, unread);
  }

  private void take(ShellSource source) {
    Behaviour behaviour = ShellAnalysis.of(source);
    for (HandOver handOver : behaviour.handOvers()) {
      if (List.copyOf(call.interpreter().subject().commands()).contains(handOver.command())) {
        start.handedOver();
      }
    }
    call.findings()
        .addAll(source.text().contains(UNKNOWN) ? withoutTheUnknown(behaviour) : behaviour);
  }
}
