package dev.auditpath.model;

/**
 * What a console script runs: {@code module:attribute} of an entry point.
 *
 * @param module dotted
 * @param attribute dotted; empty where importing the module is all that is done
 */
public record EntryPoint(String module, String attribute) {
  @Override
  public String toString() {
    return attribute.isEmpty() ? module : module + ":" + attribute;
  }
}
