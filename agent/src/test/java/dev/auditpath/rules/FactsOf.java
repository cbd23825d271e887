package dev.auditpath.rules;

import dev.auditpath.model.Candidate;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Curation;
import dev.auditpath.model.DirectoryRole;
import dev.auditpath.model.EntryStatus;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.Examination;
import dev.auditpath.model.Facts;
import dev.auditpath.model.FileIdentity;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.KnownTool;
import dev.auditpath.model.KnownTools;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Origin;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.Resolution;
import dev.auditpath.model.Runnability;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import dev.auditpath.model.Severity;
import dev.auditpath.model.Unattributed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts written down line by line, without a machine. */
final class FactsOf {
  static final Path VENV = Path.of("/home/u/venv");

  private final List<SearchPathEntry> entries = new ArrayList<>();
  private final List<PythonEnvironment> environments = new ArrayList<>();
  private final List<Resolution> resolutions = new ArrayList<>();
  private final Map<String, KnownTool> tools = new HashMap<>();
  private final Map<Path, Examination> examinations = new HashMap<>();

  static FactsOf workstation() {
    FactsOf facts = new FactsOf();
    facts.environments.add(
        new PythonEnvironment(
            new EnvironmentKind("venv"), VENV, VENV.resolve("bin"), "3.11", List.of()));
    return facts
        .entry("/home/u/venv/bin", DirectoryRole.ENVIRONMENT)
        .entry("/home/u/.local/bin", DirectoryRole.USER)
        .entry("/usr/local/bin", DirectoryRole.VENDOR)
        .entry("/usr/bin", DirectoryRole.SYSTEM);
  }

  FactsOf entry(String directory, DirectoryRole role) {
    entries.add(
        new SearchPathEntry(
            entries.size(),
            directory,
            Path.of(directory),
            EntryStatus.OK,
            role,
            List.of(),
            List.of(),
            ""));
    return this;
  }

  FactsOf tool(String name, String... pypi) {
    tools.put(name, new KnownTool(name, "any", Severity.HIGH, false, Map.of("pypi", Set.of(pypi))));
    return this;
  }

  FactsOf reservedTool(String name, String... pypi) {
    tools.put(name, new KnownTool(name, "any", Severity.HIGH, true, Map.of("pypi", Set.of(pypi))));
    return this;
  }

  FactsOf onPath(String command, Candidate... candidates) {
    resolutions.add(
        new Resolution(
            CommandName.of(command, Platform.LINUX),
            SearchPath.TERMINAL,
            Optional.empty(),
            List.of(candidates)));
    return this;
  }

  FactsOf activated(String command, Candidate... candidates) {
    resolutions.add(
        new Resolution(
            CommandName.of(command, Platform.LINUX),
            SearchPath.ACTIVATED,
            Optional.of(environments.get(0)),
            List.of(candidates)));
    return this;
  }

  FactsOf read(String path, Examination examination) {
    examinations.put(Path.of(path), examination);
    return this;
  }

  Facts facts() {
    Inventory inventory =
        new Inventory(
            List.of(new SearchPath(SearchPath.TERMINAL, "test", entries)),
            Map.of(),
            environments,
            0);
    KnownTools knownTools = new KnownTools(tools);
    return new Facts(
        inventory,
        resolutions,
        NameClaims.of(inventory, resolutions, knownTools),
        examinations,
        knownTools,
        Path::toString);
  }

  static Candidate file(String path, Provenance provenance) {
    Path file = Path.of(path);
    return new Candidate(
        CommandName.of(file.getFileName().toString(), Platform.LINUX),
        file,
        new FileIdentity(path),
        Runnability.RUNS,
        List.of(),
        file,
        provenance);
  }

  static Provenance dpkg(String name, String... pythonProjects) {
    return new ManagedPackage("dpkg", name, "1-1", Curation.SYSTEM, Set.of(pythonProjects));
  }

  static Provenance managed(String kind, String name, Curation curation) {
    return new ManagedPackage(kind, name, "1", curation);
  }

  static Provenance pip(String name) {
    return pip(name, Origin.INDEX);
  }

  static Provenance pip(String name, Origin origin) {
    Path metadata = VENV.resolve("lib/python3.11/site-packages/" + name + "-1.dist-info");
    return new PythonDistribution(
        name,
        "1",
        "pip",
        origin,
        origin == Origin.INDEX ? "" : "file:///tmp/x.whl",
        metadata,
        new PythonDistribution.Claim(metadata.resolve("RECORD"), 3, "../../../bin/x,,"));
  }

  static Provenance nobody() {
    return new Unattributed();
  }
}
