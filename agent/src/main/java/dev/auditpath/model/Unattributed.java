package dev.auditpath.model;

/** No source claims the file. */
public record Unattributed() implements Provenance {

  @Override
  public String kind() {
    return "unattributed";
  }

  @Override
  public String name() {
    return "";
  }

  @Override
  public String version() {
    return "";
  }
}
