package dev.auditpath.installer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the caller wants.
 *
 * @param task what to do
 * @param program the folder that the build left; empty but for an install
 * @param archiver the script that makes the class-data archive; empty but for an install
 * @param prefix instead of {@code ~/.local}
 * @param service whether the agent shall start at login
 * @param purge whether settings and memory go with an uninstall
 * @param dryRun whether the plan is printed and not carried out
 * @param output where a release goes
 * @param bom what the program is made of, for a release
 * @param version a release's
 */
record Options(
    Task task,
    Optional<Path> program,
    Optional<Path> archiver,
    Optional<Path> prefix,
    boolean service,
    boolean purge,
    boolean dryRun,
    Optional<Path> output,
    Optional<Path> bom,
    String version) {

  enum Task {
    INSTALL,
    UNINSTALL,
    SERVICE_INSTALL,
    SERVICE_UNINSTALL,
    SERVICE_STATUS,
    RELEASE
  }

  /**
   * Reads a call.
   *
   * @throws IllegalArgumentException with a line for the caller where it is wrong
   */
  static Options read(List<String> arguments) {
    Task task = Task.INSTALL;
    Optional<Path> program = Optional.empty();
    Optional<Path> archiver = Optional.empty();
    Optional<Path> prefix = Optional.empty();
    boolean service = true;
    boolean purge = false;
    boolean dryRun = false;
    Optional<Path> output = Optional.empty();
    Optional<Path> bom = Optional.empty();
    String version = "";
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      switch (argument) {
        case "--uninstall" -> task = Task.UNINSTALL;
        case "--purge" -> purge = true;
        case "--no-service" -> service = false;
        case "--dry-run" -> dryRun = true;
        case "--program" -> program = Optional.of(path(arguments, ++i));
        case "--archiver" -> archiver = Optional.of(path(arguments, ++i));
        case "--prefix" -> prefix = Optional.of(path(arguments, ++i));
        case "release" -> {
          task = Task.RELEASE;
          output = Optional.of(path(arguments, ++i));
        }
        case "--bom" -> bom = Optional.of(path(arguments, ++i));
        case "--version" -> version = i + 1 < arguments.size() ? arguments.get(++i) : "";
        case "service" -> task = serviceTask(arguments, ++i);
        default ->
            throw new IllegalArgumentException(
                "\"" + argument + "\" is no option of the installer");
      }
    }
    if (purge && task != Task.UNINSTALL) {
      throw new IllegalArgumentException("--purge goes with --uninstall");
    }
    boolean needsProgram = task == Task.INSTALL || task == Task.RELEASE;
    if (needsProgram && (program.isEmpty() || archiver.isEmpty())) {
      throw new IllegalArgumentException("an install or a release needs --program and --archiver");
    }
    if (task == Task.RELEASE && version.isEmpty()) {
      throw new IllegalArgumentException("a release needs --version");
    }
    return new Options(
        task, program, archiver, prefix, service, purge, dryRun, output, bom, version);
  }

  private static Path path(List<String> arguments, int at) {
    String option = arguments.get(at - 1);
    if (at >= arguments.size() || arguments.get(at).isEmpty()) {
      throw new IllegalArgumentException(option + " needs a folder or file after it");
    }
    return Path.of(arguments.get(at)).toAbsolutePath().normalize();
  }

  private static Task serviceTask(List<String> arguments, int at) {
    String word = at < arguments.size() ? arguments.get(at) : "";
    return switch (word) {
      case "install" -> Task.SERVICE_INSTALL;
      case "uninstall" -> Task.SERVICE_UNINSTALL;
      case "status" -> Task.SERVICE_STATUS;
      default -> throw new IllegalArgumentException("service takes install, uninstall or status");
    };
  }
}
