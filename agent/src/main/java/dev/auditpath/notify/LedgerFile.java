package dev.auditpath.notify;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ledger between runs, in {@code notices.json} of the state directory. */
final class LedgerFile {
  private final PrivateJson file;

  LedgerFile(Path directory, Host host) {
    this.file = new PrivateJson(directory.resolve("notices.json"), "audit-path/notices/1", host);
  }

  /** Returns what was written last; an empty ledger where that cannot be known. */
  Ledger read(Problems problems) {
    Reading reading = new Reading();
    return file.read(reading::field, problems)
        ? new Ledger(
            reading.waiting,
            reading.standing,
            reading.shown,
            reading.digest.stream().findFirst(),
            reading.live)
        : Ledger.EMPTY;
  }

  /** What was read so far. */
  private static final class Reading {
    private final List<Notice> waiting = new ArrayList<>();
    private final List<Notice> standing = new ArrayList<>();
    private final List<Instant> shown = new ArrayList<>();
    private final List<Instant> digest = new ArrayList<>();
    private final Map<String, Ledger.Live> live = new HashMap<>();

    private void field(String name, JsonParser json) throws IOException {
      PrivateJson.demand(json.isExpectedStartArrayToken());
      while (json.nextToken() != JsonToken.END_ARRAY) {
        switch (name) {
          case "waiting" -> waiting.add(notice(json));
          case "standing" -> standing.add(notice(json));
          case "shown" -> shown.add(Snoozes.time(json.getText()));
          case "digest" -> digest.add(Snoozes.time(json.getText()));
          case "live" -> live(json);
          default -> PrivateJson.demand(false);
        }
      }
    }

    private static Notice notice(JsonParser json) throws IOException {
      Map<String, String> texts = new HashMap<>();
      texts(json, texts, new HashSet<>());
      return new Notice(
          text(texts, "cause"),
          text(texts, "fingerprint"),
          severity(text(texts, "severity")),
          text(texts, "title"),
          text(texts, "body"),
          Snoozes.time(texts.get("at")),
          text(texts, "missed").equals("true"),
          text(texts, "first").equals("true"));
    }

    private void live(JsonParser json) throws IOException {
      Map<String, String> texts = new HashMap<>();
      Set<String> fingerprints = new HashSet<>();
      texts(json, texts, fingerprints);
      try {
        long id = Long.parseLong(text(texts, "id"));
        live.put(
            text(texts, "cause"),
            new Ledger.Live(new Delivery(text(texts, "server"), id), fingerprints));
      } catch (NumberFormatException malformed) {
        throw new IOException("has a false number", malformed);
      }
    }

    private static void texts(JsonParser json, Map<String, String> texts, Set<String> list)
        throws IOException {
      PrivateJson.demand(json.isExpectedStartObjectToken());
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.START_ARRAY) {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(json.getText());
          }
        } else {
          texts.put(name, json.getText());
        }
      }
    }

    private static String text(Map<String, String> texts, String name) throws IOException {
      String text = texts.get(name);
      PrivateJson.demand(text != null);
      return String.valueOf(text);
    }

    private static Severity severity(String word) throws IOException {
      for (Severity severity : Severity.values()) {
        if (severity.word().equals(word)) {
          return severity;
        }
      }
      throw new IOException("has a false severity");
    }
  }

  /** Writes a ledger in place of the one before. */
  void write(Ledger ledger) throws IOException {
    file.write(
        json -> {
          notices("waiting", ledger.waiting(), json);
          notices("standing", ledger.standing(), json);
          times("shown", ledger.shown(), json);
          times("digest", ledger.digest().map(List::of).orElse(List.of()), json);
          json.writeArrayFieldStart("live");
          for (Map.Entry<String, Ledger.Live> each : ledger.live().entrySet()) {
            live(each.getKey(), each.getValue(), json);
          }
          json.writeEndArray();
        });
  }

  private static void notices(String field, List<Notice> notices, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Notice notice : notices) {
      json.writeStartObject();
      json.writeStringField("cause", notice.cause());
      json.writeStringField("fingerprint", notice.fingerprint());
      json.writeStringField("severity", notice.severity().word());
      json.writeStringField("title", notice.title());
      json.writeStringField("body", notice.body());
      json.writeStringField("at", notice.at().toString());
      json.writeBooleanField("missed", notice.missed());
      json.writeBooleanField("first", notice.first());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void times(String field, List<Instant> times, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Instant time : times) {
      json.writeString(time.toString());
    }
    json.writeEndArray();
  }

  private static void live(String cause, Ledger.Live live, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("cause", cause);
    json.writeStringField("server", live.delivery().server());
    json.writeNumberField("id", live.delivery().id());
    json.writeArrayFieldStart("fingerprints");
    for (String fingerprint : live.fingerprints()) {
      json.writeString(fingerprint);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
