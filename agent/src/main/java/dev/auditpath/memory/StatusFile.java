package dev.auditpath.memory;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.AgentStatus;
import dev.auditpath.model.Gap;
import dev.auditpath.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The agent's status, in {@code status.json} of the runtime directory. The time of the file's last
 * modification is the agent's last sign of life.
 */
public final class StatusFile {
  private final Host host;
  private final StateFile file;

  public StatusFile(Host host) {
    this.host = host;
    this.file =
        new StateFile(RuntimeDirectory.of(host).resolve("status.json"), "audit-path/status/", 1);
  }

  /** Returns what the agent that runs, or ended without a word, said last. */
  public Optional<AgentStatus> read(Problems problems) throws NewerStateException {
    return file.read(host, problems, StatusFile::status);
  }

  /** Returns the last sign of life; empty where there is none. */
  public Optional<Instant> lastSign() {
    try {
      return Optional.of(
          Files.getLastModifiedTime(file.file(), LinkOption.NOFOLLOW_LINKS).toInstant());
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  /** Gives a sign of life. */
  public void touch(Instant now) throws IOException {
    Files.setLastModifiedTime(file.file(), FileTime.from(now));
  }

  /** Says that the agent ended in order. */
  public void remove() throws IOException {
    Files.deleteIfExists(file.file());
  }

  /** Says how the agent is. */
  public void write(AgentStatus status) throws IOException {
    file.write(host, json -> write(status, json));
  }

  private static void write(AgentStatus status, JsonGenerator json) throws IOException {
    json.writeNumberField("processId", status.processId());
    json.writeStringField("started", status.started().toString());
    json.writeBooleanField("armed", status.armed());
    json.writeNumberField("audits", status.audits());
    json.writeStringField("lastAudit", status.lastAudit().toString());
    json.writeNumberField("lastDurationMs", status.lastDuration().toMillis());
    json.writeBooleanField("complete", status.complete());
    json.writeObjectFieldStart("findings");
    for (Severity severity : Severity.values()) {
      json.writeNumberField(severity.word(), status.findings().getOrDefault(severity, 0));
    }
    json.writeEndObject();
    json.writeNumberField("allowed", status.allowed());
    texts("searchPaths", status.searchPaths(), json);
    json.writeNumberField("watched", status.watched());
    json.writeNumberField("allowance", status.allowance());
    texts("polled", status.polled(), json);
    texts("polledBecause", status.polledBecause(), json);
    json.writeNumberField("overflows", status.overflows());
    json.writeArrayFieldStart("gaps");
    for (Gap gap : status.gaps()) {
      json.writeStartObject();
      json.writeStringField("from", gap.from().toString());
      json.writeStringField("to", gap.to().toString());
      json.writeStringField("reason", gap.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    texts("problems", status.problems(), json);
    json.writeNumberField("residentKilobytes", status.residentKilobytes());
  }

  private static void texts(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static AgentStatus status(Fields fields) throws IOException {
    Map<Severity, Integer> findings = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      findings.put(severity, (int) fields.object("findings").number(severity.word()));
    }
    List<Gap> gaps = new ArrayList<>();
    for (Fields gap : fields.objects("gaps")) {
      gaps.add(
          new Gap(
              gap.time("from").orElse(Instant.EPOCH),
              gap.time("to").orElse(Instant.EPOCH),
              gap.text("reason")));
    }
    return new AgentStatus(
        fields.number("processId"),
        fields.time("started").orElse(Instant.EPOCH),
        fields.flag("armed"),
        fields.number("audits"),
        fields.time("lastAudit").orElse(Instant.EPOCH),
        Duration.ofMillis(fields.number("lastDurationMs")),
        fields.flag("complete"),
        findings,
        (int) fields.number("allowed"),
        fields.texts("searchPaths"),
        (int) fields.number("watched"),
        (int) fields.number("allowance"),
        fields.texts("polled"),
        fields.texts("polledBecause"),
        fields.number("overflows"),
        gaps,
        fields.texts("problems"),
        fields.number("residentKilobytes"));
  }
}
