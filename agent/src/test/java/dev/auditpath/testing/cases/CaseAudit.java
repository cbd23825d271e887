package dev.auditpath.testing.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auditpath.testing.Program;
import dev.auditpath.testing.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** What the program says of a case, as a label. */
public final class CaseAudit {
  private static final Set<String> EFFECTS =
      Set.of(
          "network",
          "credentials",
          "environment",
          "process",
          "persistence",
          "dynamic-code",
          "native-code",
          "file-write");
  private static final Set<String> CLAIMS =
      Set.of(
          "shadows-system-command",
          "shadows-known-tool",
          "claims-known-tool",
          "unowned-script",
          "lookalike-command");
  private static final Set<String> ALTERED = Set.of("altered-launcher", "altered-file");

  private final Case labelled;
  private final CaseMachine machine;

  private CaseAudit(Case labelled, CaseMachine machine) {
    this.labelled = labelled;
    this.machine = machine;
  }

  /** Audits the machine of a case with the built program. */
  public static Verdict of(Case labelled, CaseMachine machine)
      throws IOException, InterruptedException {
    List<String> call = new ArrayList<>();
    call.addAll(List.of("--now", "--format", "json", "--no-search", "--fail-on", "never"));
    call.addAll(List.of("--min-severity", "info", "--path", machine.searchPath()));
    for (Path environment : machine.environments()) {
      call.addAll(List.of("--env", environment.toString()));
    }
    Path state = Files.createDirectories(machine.home().resolve("state"));
    Program.Outcome outcome =
        Program.withHome(machine.home())
            .with("XDG_STATE_HOME", state.toString())
            .run(call.toArray(String[]::new));
    Files.writeString(machine.home().resolveSibling("report.json"), outcome.out());
    JsonNode report = Schemas.valid(outcome.out(), "report.schema.json");
    return new CaseAudit(labelled, machine).verdict(report);
  }

  private Verdict verdict(JsonNode report) {
    Set<String> notices = new TreeSet<>();
    Set<String> told = new TreeSet<>();
    Label worst = Label.CLEAN;
    for (JsonNode finding : findings(report)) {
      String rule = finding.get("rule").asText();
      String severity = finding.get("severity").asText();
      notices.add(rule + " " + severity);
      if (!severity.equals("info") && counts(finding)) {
        told.add(finding.get("command").asText() + ":" + rule + "/" + severity + effects(finding));
        Label label = label(rule, !effects(finding).isEmpty());
        worst = label.compareTo(worst) < 0 ? label : worst;
      }
    }
    Set<String> missing = new TreeSet<>();
    labelled.value("notice").ifPresent(missing::add);
    missing.removeAll(notices);
    return new Verdict(labelled, worst, told, missing, report.get("problems").toString());
  }

  private static List<JsonNode> findings(JsonNode report) {
    return StreamSupport.stream(report.get("findings").spliterator(), false).toList();
  }

  /** Path entries and hooks are notices beside the label of a command. */
  private boolean counts(JsonNode finding) {
    String rule = finding.get("rule").asText();
    boolean named =
        labelled.commands().isEmpty()
            || labelled.commands().contains(finding.get("command").asText());
    boolean ofACommand = !rule.endsWith("-entry") && !rule.endsWith("-hook");
    return named && ofACommand && !machine.isBehind(finding.get("path").asText());
  }

  private static Set<String> effects(JsonNode finding) {
    Set<String> effects = new TreeSet<>(finding.get("evidence").findValuesAsText("kind"));
    effects.retainAll(EFFECTS);
    return effects;
  }

  private static Label label(String rule, boolean effects) {
    if (rule.equals("wraps-command-with-extra-code")) {
      return Label.WRAP_EXTRA;
    }
    if (ALTERED.contains(rule)) {
      return effects ? Label.WRAP_EXTRA : Label.ALTERED;
    }
    if (rule.equals("opaque-entry-point")) {
      return Label.OPAQUE;
    }
    if (rule.equals("wraps-command")) {
      return Label.WRAP_ONLY;
    }
    return CLAIMS.contains(rule) && effects ? Label.COUNTERFEIT : Label.SHADOW;
  }
}
