package dev.auditpath.survey;
import dev.auditpath.host.*;
import dev.auditpath.model.*;
/** Stub. */
public final class AskedShell {
  public java.util.Optional<SearchPathText> ask(Host host, Problems problems) { return java.util.Optional.empty(); }
}
