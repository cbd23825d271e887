package dev.auditpath.memory;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Baseline;
import dev.auditpath.model.KnownFinding;
import dev.auditpath.model.KnownWinner;
import dev.auditpath.model.Problem;
import dev.auditpath.model.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The baseline, in the file {@code baseline.json} of the state directory. Version 1 had neither the
 * providers' versions nor the settings; it is read, and they are unknown.
 */
public final class BaselineFile {
  private final Host host;
  private final StateFile file;
  private final BaselinePin pin;

  public BaselineFile(Host host) {
    this.host = host;
    this.file =
        new StateFile(StateDirectory.of(host).resolve("baseline.json"), "audit-path/baseline/", 2);
    this.pin = new BaselinePin(host);
  }

  /**
   * Returns what the last audit left; {@link Baseline#NONE} where there was none. Where somebody
   * else changed the file or took it away, the problems say so.
   *
   * @throws NewerStateException where a newer version wrote it
   */
  public Baseline read(Problems problems) throws NewerStateException {
    Optional<String> changed = pin.contradiction(file.file());
    Problems damage = new Problems(host);
    Optional<Baseline> read = file.read(host, damage, BaselineFile::baseline);
    damage.toList().forEach(problems::add);
    if (damage.toList().isEmpty()) {
      changed.ifPresent(
          what -> problems.add(new Problem("not-remembered", host.text(file.file()), what, false)));
    }
    return read.orElse(Baseline.NONE);
  }

  /** Keeps it for the next audit. */
  public void write(Baseline baseline) throws IOException {
    byte[] content = file.encode(json -> write(baseline, json));
    pin.expect(file.file(), content);
    file.write(host, content);
    pin.set(content);
  }

  private static void write(Baseline baseline, JsonGenerator json) throws IOException {
    json.writeStringField("at", baseline.at().toString());
    json.writeArrayFieldStart("findings");
    for (KnownFinding finding : baseline.findings()) {
      write(finding, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("winners");
    for (KnownWinner winner : baseline.winners().values()) {
      json.writeStartObject();
      json.writeStringField("searchPath", winner.searchPath());
      json.writeStringField("command", winner.command());
      json.writeStringField("path", winner.path());
      json.writeStringField("providerKind", winner.providerKind());
      json.writeStringField("providerName", winner.providerName());
      json.writeStringField("providerVersion", winner.providerVersion());
      json.writeStringField("content", winner.content());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("executables");
    for (Map.Entry<String, Set<String>> directory : baseline.executables().entrySet()) {
      json.writeStartObject();
      json.writeStringField("directory", directory.getKey());
      json.writeArrayFieldStart("names");
      for (String name : directory.getValue()) {
        json.writeString(name);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("settings");
    for (Map.Entry<String, String> setting : baseline.settings().entrySet()) {
      json.writeStringField(setting.getKey(), setting.getValue());
    }
    json.writeEndObject();
  }

  private static void write(KnownFinding finding, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("fingerprint", finding.fingerprint());
    json.writeStringField("rule", finding.rule());
    json.writeStringField("severity", finding.severity().word());
    json.writeStringField("command", finding.command());
    json.writeStringField("path", finding.path());
    json.writeStringField("provider", finding.provider());
    json.writeStringField("message", finding.message());
    json.writeStringField("since", finding.since().toString());
    json.writeEndObject();
  }

  private static Baseline baseline(Fields fields) throws IOException {
    List<KnownFinding> findings = new ArrayList<>();
    for (Fields finding : fields.objects("findings")) {
      findings.add(
          new KnownFinding(
              finding.text("fingerprint"),
              finding.text("rule"),
              severity(finding.text("severity")),
              finding.text("command"),
              finding.text("path"),
              finding.text("provider"),
              finding.text("message"),
              finding.time("since").orElse(Instant.EPOCH)));
    }
    Map<String, KnownWinner> winners = new TreeMap<>();
    for (Fields winner : fields.objects("winners")) {
      winners.put(
          Baseline.key(winner.text("searchPath"), winner.text("command")),
          new KnownWinner(
              winner.text("searchPath"),
              winner.text("command"),
              winner.text("path"),
              winner.text("providerKind"),
              winner.text("providerName"),
              winner.text("providerVersion"),
              winner.text("content")));
    }
    Map<String, Set<String>> executables = new TreeMap<>();
    for (Fields directory : fields.objects("executables")) {
      executables.put(directory.text("directory"), new TreeSet<>(directory.texts("names")));
    }
    Fields said = fields.object("settings");
    Map<String, String> settings = new TreeMap<>();
    for (String name : said.names()) {
      settings.put(name, said.text(name));
    }
    return new Baseline(
        fields.time("at").orElse(Instant.EPOCH), winners, executables, findings, settings);
  }

  static Severity severity(String word) throws IOException {
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(word)) {
        return severity;
      }
    }
    throw new IOException("has a false severity");
  }
}
