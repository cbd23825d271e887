package dev.auditpath.behaviour;

/** Methods of a file of the package that is open for reading. */
final class FileMethods {
  private FileMethods() {}

  static Values call(Value.Content file, String method) {
    return switch (method) {
      case "read" -> Values.text(file.text());
      case "readline" -> lines(file).any();
      case "readlines", "__iter__" -> Values.of(lines(file));
      default -> Values.OPEN;
    };
  }

  static Sequence lines(Value.Content file) {
    Sequence lines = new Sequence();
    file.text().lines().limit(Sequence.MOST).forEach(line -> lines.add(Values.text(line + "\n")));
    return lines;
  }
}
