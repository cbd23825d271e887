package dev.auditpath.examine;

import dev.auditpath.behaviour.Analysis;
import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.Program;
import dev.auditpath.behaviour.ShellAnalysis;
import dev.auditpath.behaviour.ShellSource;
import dev.auditpath.behaviour.Subject;
import dev.auditpath.model.Behaviour;
import java.nio.file.Path;
import java.util.List;

/** Reads code with the analyses of {@code behaviour}. */
public final class StaticReader implements CodeReader {

  @Override
  public Behaviour python(Subject subject, Program program, Modules modules) {
    return Analysis.of(subject, program, modules);
  }

  @Override
  public Behaviour shell(Subject subject, Path file, String text) {
    return ShellAnalysis.of(new ShellSource(text, subject.commands().get(0), file, 1, List.of()));
  }
}
