package dev.auditpath.app;

import dev.auditpath.behaviour.Analysis;
import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.Program;
import dev.auditpath.behaviour.ShellAnalysis;
import dev.auditpath.behaviour.ShellSource;
import dev.auditpath.behaviour.Subject;
import dev.auditpath.examine.CodeReader;
import dev.auditpath.model.Behaviour;
import java.nio.file.Path;
import java.util.List;

/** Reads code in this process, within the bounds that the analysis has of its own. */
final class InProcessReader implements CodeReader {

  @Override
  public Behaviour python(Subject subject, Program program, Modules modules) {
    return Analysis.of(subject, program, modules);
  }

  @Override
  public Behaviour shell(Subject subject, Path file, String text) {
    return ShellAnalysis.of(new ShellSource(text, subject.commands().get(0), file, 1, List.of()));
  }
}
