package dev.auditpath.testing.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts wheels into environments as pip does it, from a folder that stands for the index. */
final class Installer {
  private final Workshop workshop;
  private final CaseWheel wheels;
  private final Path folder;

  Installer(Workshop workshop, Content content, Path base) {
    this.workshop = workshop;
    this.wheels = new CaseWheel(content);
    this.folder = base.resolve("wheels");
  }

  /** Builds the wheel of a step and has pip install it, by name unless its origin is local. */
  void install(Path prefix, Case.Step step) throws IOException, InterruptedException {
    pip(prefix.resolve("bin/python").toString(), List.of(), requirement(step), Map.of());
  }

  /** The same with {@code pip install --user}, by the machine's own Python. */
  void forTheUser(Path home, Case.Step step) throws IOException, InterruptedException {
    pip(
        workshop.python().toRealPath().toString(),
        List.of("--user", "--break-system-packages", "--no-warn-script-location"),
        requirement(step),
        Map.of("HOME", home.toString(), "PYTHONUSERBASE", home.resolve(".local").toString()));
  }

  /** Installs real distributions; the index has to be there. */
  void fromIndex(Path prefix, List<String> requirements) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(prefix.resolve("bin/python").toString(), "-I"));
    command.addAll(List.of(workshop.pip().toString(), "install", "-q", "--ignore-installed"));
    command.addAll(List.of("--no-compile", "--disable-pip-version-check"));
    command.addAll(requirements);
    Command.run(command);
  }

  private String requirement(Case.Step step) throws IOException, InterruptedException {
    Path wheel = wheels.write(step, folder);
    return step.all("origin").contains("local")
        ? wheel.toString()
        : String.join("==", step.arguments().subList(0, 2));
  }

  private void pip(
      String python, List<String> options, String requirement, Map<String, String> variables)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(python);
    if (options.isEmpty()) {
      command.add("-I");
    }
    command.addAll(List.of(workshop.pip().toString(), "--isolated", "install", "-q"));
    command.addAll(List.of("--no-index", "--find-links", folder.toString()));
    command.addAll(List.of("--no-deps", "--no-compile", "--ignore-installed"));
    command.addAll(options);
    command.addAll(List.of("--disable-pip-version-check", requirement));
    Command.run(command, variables);
  }
}
