package dev.auditpath.model;

/**
 * What a user types to run a program: a form to show, and a form that alone decides equality.
 *
 * @param display the file name as found on disk; bytes that are not UTF-8 stand as lone surrogates
 *     (PEP 383)
 * @param canonical the form under which the file system would find it
 */
public record CommandName(String display, String canonical) implements Comparable<CommandName> {

  /** Returns the command that a file of this name answers to. */
  public static CommandName of(String fileName, Platform platform) {
    return new CommandName(fileName, platform.canonical(fileName));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CommandName that && canonical.equals(that.canonical);
  }

  @Override
  public int hashCode() {
    return canonical.hashCode();
  }

  @Override
  public int compareTo(CommandName other) {
    return canonical.compareTo(other.canonical);
  }

  @Override
  public String toString() {
    return display;
  }
}
