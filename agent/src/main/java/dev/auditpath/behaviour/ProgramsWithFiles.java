package dev.auditpath.behaviour;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Programs that read and write the files which their arguments name. */
final class ProgramsWithFiles {
  static final Set<String> READERS =
      Set.of(
          "cat",
          "head",
          "tail",
          "tac",
          "less",
          "more",
          "base64",
          "base32",
          "xxd",
          "od",
          "hexdump",
          "strings",
          "grep",
          "egrep",
          "awk",
          "gawk",
          "sed",
          "cut",
          "tr",
          "sort",
          "jq",
          "yq",
          "cp",
          "tar",
          "zip",
          "gzip",
          "bzip2",
          "xz",
          "7z",
          "dd",
          "tee",
          "find",
          "ls",
          "source",
          ".",
          "type",
          "rev",
          "nl",
          "paste",
          "mapfile",
          "rsync",
          "install",
          "mv",
          "ln",
          "sqlite3",
          "gpg",
          "age",
          "openssl",
          "get-content",
          "bat",
          "batcat",
          "file",
          "stat");

  static final Set<String> WRITERS =
      Set.of(
          "cp",
          "mv",
          "ln",
          "install",
          "tee",
          "dd",
          "sed",
          "rsync",
          "touch",
          "truncate",
          "chmod",
          "out-file",
          "add-content",
          "set-content",
          "copy",
          "move",
          "mklink");

  private ProgramsWithFiles() {}

  /** Returns what copying or linking into a folder that is given last comes to. */
  static Optional<Effect> changed(String program, List<String> files) {
    if (files.size() < 2 || program.equals("sed") || program.equals("chmod")) {
      return Optional.empty();
    }
    String first = files.get(files.size() - 2);
    String name = first.substring(first.lastIndexOf('/') + 1);
    String folder = files.get(files.size() - 1);
    String joined = folder.endsWith("/") ? folder + name : folder + "/" + name;
    return SensitivePlaces.of(joined).flatMap(SensitivePlace::written);
  }
}
