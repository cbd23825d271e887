package dev.auditpath.memory;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Allowance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The findings that the user has accepted, in {@code allowed.json} of the state directory. */
public final class AllowedFile {
  private final Host host;
  private final StateFile file;

  public AllowedFile(Host host) {
    this.host = host;
    this.file = new StateFile(place(host), "audit-path/allowed/", 1);
  }

  /** Returns where the file is, or would be. */
  public static Path place(Host host) {
    return StateDirectory.of(host).resolve("allowed.json");
  }

  /**
   * Returns all of them, those included whose time is over.
   *
   * @throws NewerStateException where a newer version wrote the file
   */
  public List<Allowance> read(Problems problems) throws NewerStateException {
    return file.read(host, problems, AllowedFile::allowances).orElse(List.of());
  }

  /** Keeps these and no others. */
  public void write(List<Allowance> allowances) throws IOException {
    file.write(
        host,
        json -> {
          json.writeArrayFieldStart("allowed");
          for (Allowance allowance : allowances) {
            write(allowance, json);
          }
          json.writeEndArray();
        });
  }

  private static void write(Allowance allowance, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("fingerprint", allowance.fingerprint());
    json.writeStringField("rule", allowance.rule());
    json.writeStringField("severity", allowance.severity().word());
    json.writeStringField("subject", allowance.subject());
    json.writeStringField("reason", allowance.reason());
    json.writeStringField("at", allowance.at().toString());
    Optional<Instant> until = allowance.until();
    if (until.isPresent()) {
      json.writeStringField("until", until.get().toString());
    }
    json.writeEndObject();
  }

  private static List<Allowance> allowances(Fields fields) throws IOException {
    List<Allowance> allowances = new ArrayList<>();
    for (Fields allowed : fields.objects("allowed")) {
      allowances.add(
          new Allowance(
              allowed.text("fingerprint"),
              allowed.text("rule"),
              BaselineFile.severity(allowed.text("severity")),
              allowed.text("subject"),
              allowed.text("reason"),
              allowed.time("at").orElse(Instant.EPOCH),
              allowed.time("until")));
    }
    return allowances;
  }
}
