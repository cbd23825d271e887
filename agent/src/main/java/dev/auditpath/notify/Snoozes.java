package dev.auditpath.notify;

import com.fasterxml.jackson.core.JsonToken;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The findings that the person wants to hear nothing of for a while, in {@code snoozed.json} of the
 * state directory. The command line and the agent both write it, whole each time.
 */
public final class Snoozes {
  private static final String FIELD = "until";

  private final PrivateJson file;

  /**
   * @param directory the user's state directory
   */
  public Snoozes(Path directory, Host host) {
    this.file = new PrivateJson(directory.resolve("snoozed.json"), "audit-path/snoozed/1", host);
  }

  /** Returns until when, by fingerprint; those included whose time is over. */
  public Map<String, Instant> read(Problems problems) {
    Map<String, Instant> until = new TreeMap<>();
    file.read(
        (name, json) -> {
          PrivateJson.demand(name.equals(FIELD) && json.isExpectedStartObjectToken());
          while (json.nextToken() != JsonToken.END_OBJECT) {
            String fingerprint = json.currentName();
            until.put(fingerprint, time(json.nextTextValue()));
          }
        },
        problems);
    return until;
  }

  static Instant time(@Nullable String text) throws IOException {
    try {
      PrivateJson.demand(text != null);
      return Instant.parse(String.valueOf(text));
    } catch (DateTimeException malformed) {
      throw new IOException("has a false time", malformed);
    }
  }

  /** Puts a finding off; forgets those whose time was over a while ago. */
  public void snooze(String fingerprint, Instant until, Instant now, Problems problems)
      throws IOException {
    Map<String, Instant> all = read(problems);
    all.values().removeIf(over -> over.isBefore(now));
    all.put(fingerprint, until);
    file.write(
        json -> {
          json.writeObjectFieldStart(FIELD);
          for (Map.Entry<String, Instant> each : all.entrySet()) {
            json.writeStringField(each.getKey(), each.getValue().toString());
          }
          json.writeEndObject();
        });
  }
}
