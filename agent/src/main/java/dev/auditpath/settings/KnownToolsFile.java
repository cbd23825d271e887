package dev.auditpath.settings;

import dev.auditpath.model.KnownTools;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The catalogue of well-known tools as a file: {@code known-tools.json} and its schema say how. */
public final class KnownToolsFile {
  private static final String SCHEMA = "audit-path/known-tools/1";
  private static final List<String> KEYS = List.of("schema", "tools");
  private static final FutureTask<KnownTools> SHIPPED =
      new FutureTask<>(KnownToolsFile::readShipped);

  private KnownToolsFile() {}

  /**
   * Reads a catalogue.
   *
   * @param whereFrom names the file in messages
   */
  public static KnownTools read(InputStream json, String whereFrom) throws SettingsException {
    JsonCursor cursor = new JsonCursor(SettingsFile.bytes(json, whereFrom), whereFrom);
    KnownTools tools = null;
    boolean hasSchema = false;
    cursor.enterObject();
    for (String key = cursor.nextKey(); key != null; key = cursor.nextKey()) {
      switch (key) {
        case "schema" -> hasSchema = cursor.isSchema(SCHEMA);
        case "tools" -> tools = new KnownTools(new ToolReader(cursor).readAll());
        default -> throw cursor.unknownKey(KEYS);
      }
    }
    cursor.requireSchema(hasSchema, SCHEMA);
    if (tools == null) {
      throw cursor.wrong("the document has no \"tools\"; expected an array of tools");
    }
    cursor.end();
    return tools;
  }

  /** Begins to read the catalogue that comes with the program, on a thread of its own. */
  public static void prepare() {
    Thread reader = new Thread(SHIPPED, "catalogue");
    reader.setDaemon(true);
    reader.start();
  }

  /** Returns the catalogue that comes with the program, read once. */
  public static KnownTools shipped() {
    SHIPPED.run();
    boolean interrupted = false;
    while (true) {
      try {
        KnownTools tools = SHIPPED.get();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return tools;
      } catch (InterruptedException later) {
        interrupted = true;
      } catch (ExecutionException failure) {
        throw new IllegalStateException("the shipped catalogue was not read", failure.getCause());
      }
    }
  }

  private static KnownTools readShipped() {
    try (InputStream json = SettingsFile.shipped("known-tools.json")) {
      return read(json, "known-tools.json");
    } catch (IOException | SettingsException broken) {
      throw new IllegalStateException("the program was packaged without its catalogue", broken);
    }
  }
}
