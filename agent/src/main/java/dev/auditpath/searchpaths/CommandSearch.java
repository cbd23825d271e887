package dev.auditpath.searchpaths;

import java.util.Optional;

/** Finds a program on PATH as it stands at this point of the start-up files. */
record CommandSearch(ShellVariables variables, MachineFiles files) {

  /** Returns the absolute name of the file that would run. */
  Optional<String> find(String program) {
    if (program.isEmpty() || ShellVariables.isUnknown(program)) {
      return Optional.empty();
    }
    if (program.indexOf('/') >= 0) {
      return Optional.of(program).filter(files::isExecutable);
    }
    for (String directory : variables.path().split(":", -1)) {
      String name = directory + "/" + program;
      if (directory.startsWith("/") && files.isExecutable(name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  Verdict has(String program) {
    return ShellVariables.isUnknown(program)
        ? Verdict.UNKNOWN
        : Verdict.of(find(program).isPresent());
  }
}
