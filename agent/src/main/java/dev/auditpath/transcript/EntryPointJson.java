package dev.auditpath.transcript;

import dev.auditpath.model.EntryPoint;
import java.io.IOException;

/** What a console script runs, as fields of an object. */
public final class EntryPointJson {
  private EntryPointJson() {}

  public static void write(EntryPoint entryPoint, JsonOut out) throws IOException {
    out.text("module", entryPoint.module());
    out.text("attribute", entryPoint.attribute());
  }

  public static EntryPoint entryPoint(JsonIn in) throws IOException {
    return new EntryPoint(in.text("module"), in.text("attribute"));
  }
}
