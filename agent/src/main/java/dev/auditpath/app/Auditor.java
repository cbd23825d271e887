package dev.auditpath.app;

import dev.auditpath.environments.Environments;
import dev.auditpath.examine.CodeReader;
import dev.auditpath.examine.Examiner;
import dev.auditpath.examine.RememberingReader;
import dev.auditpath.examine.StartupHooks;
import dev.auditpath.examine.StaticReader;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.host.TwoThreads;
import dev.auditpath.judge.Judge;
import dev.auditpath.model.Audit;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Counts;
import dev.auditpath.model.DirectoryListing;
import dev.auditpath.model.Examination;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.NameClaim;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.Resolution;
import dev.auditpath.model.Runnability;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathText;
import dev.auditpath.model.Unattributed;
import dev.auditpath.provenance.Attributor;
import dev.auditpath.resolve.Interest;
import dev.auditpath.resolve.Resolver;
import dev.auditpath.rules.NameClaims;
import dev.auditpath.rules.Rule;
import dev.auditpath.settings.Settings;
import dev.auditpath.survey.ContentDigest;
import dev.auditpath.survey.Prober;
import dev.auditpath.survey.Surveyor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run: survey, attribute, resolve, judge. */
public final class Auditor {
  private final Host host;
  private final Settings settings;
  private final Progress progress;
  private final Problems problems;
  private final Surveyor surveyor;
  private final Environments environments;
  private final Prober prober;
  private final CodeReader reader;
  private final Examiner examiner;
  private final Attributor attributor =
      new Attributor(Catalog.shimReaders(), Catalog.provenanceSources());

  /**
   * @param problems takes what could not be looked at; what is in it already is reported too
   */
  public Auditor(Host host, Settings settings, Progress progress, Problems problems) {
    this(host, settings, progress, problems, new RememberingReader(new StaticReader()));
  }

  /**
   * @param problems as above
   * @param reader tells what code can do; one that remembers may outlive the audit
   */
  public Auditor(
      Host host, Settings settings, Progress progress, Problems problems, CodeReader reader) {
    this.host = host;
    this.settings = settings;
    this.progress = progress;
    this.problems = problems;
    this.surveyor = new Surveyor(host, problems);
    this.environments = new Environments(Catalog.locators(settings));
    this.prober = new Prober(host);
    this.reader = reader;
    this.examiner = new Examiner(host, problems, reader);
  }

  /** Audits the search paths and every Python environment that can be found from them. */
  public Audit audit(List<SearchPathText> searchPaths) {
    return audit(searchPaths, Catalog.rules()).audit();
  }

  /**
   * An audit with what it was judged by.
   *
   * @param facts hold on to all that was surveyed
   */
  record Outcome(Audit audit, Facts facts) {}

  /** Audits with other rules than the catalog's. */
  Outcome audit(List<SearchPathText> searchPaths, List<Rule> rules) {
    Instant started = host.clock().instant();
    long start = System.nanoTime();
    Inventory inventory = survey(searchPaths);
    progress.stage("attributing");
    Set<CommandName> commands = Interest.commands(inventory, settings.knownTools());
    List<Candidate> candidates = candidates(inventory, commands);
    List<Resolution> resolutions = Resolver.resolve(inventory, candidates);
    List<NameClaim> claims = NameClaims.of(inventory, resolutions, settings.knownTools());
    progress.stage("examining");
    Map<Path, Examination> examinations = examiner.examine(toRead(claims), inventory);
    progress.stage("judging");
    Facts facts =
        new Facts(
            inventory,
            resolutions,
            claims,
            examinations,
            new StartupHooks(host, problems, reader).of(inventory),
            settings.knownTools(),
            host::text);
    List<Finding> noticed = new ArrayList<>();
    for (Rule rule : rules) {
      noticed.addAll(rule.check(facts));
    }
    List<Finding> findings = Judge.judge(noticed, digests(noticed, facts, candidates));
    progress.done();
    Audit audit =
        new Audit(
            started,
            Duration.ofNanos(System.nanoTime() - start),
            inventory,
            counts(inventory),
            findings,
            problems.toList());
    return new Outcome(audit, facts);
  }

  /**
   * The winners whose code somebody should read. A package manager's own are vouched for by it; a
   * manager whose packages anybody can publish vouches for no script. That an administrator alone
   * can have put a file of nobody's there says who did, and not what he was given.
   */
  private List<NameClaim> toRead(List<NameClaim> claims) {
    List<NameClaim> read = new ArrayList<>();
    for (NameClaim claim : claims) {
      Provenance provenance = claim.winner().provenance();
      if (claim.expected().isEmpty()
          || provenance instanceof PythonDistribution
          || (provenance instanceof Unattributed && claim.active())
          || (provenance instanceof ManagedPackage managed && isAnybodys(managed, claim))) {
        read.add(claim);
      }
    }
    return read;
  }

  private boolean isAnybodys(ManagedPackage managed, NameClaim claim) {
    return managed.kind().equals("conda")
        && settings
            .knownTools()
            .find(claim.resolution().command())
            .filter(tool -> tool.isPublishedBy("conda", managed.name()))
            .isEmpty();
  }

  /** Returns every candidate of one command, those that do not run included, on each path. */
  public List<Resolution> which(CommandName command, List<SearchPathText> searchPaths) {
    Inventory inventory = survey(searchPaths);
    List<Resolution> resolutions = new ArrayList<>();
    for (SearchPath searchPath : inventory.searchPaths()) {
      List<Candidate> probed =
          searchPath.directories().stream()
              .map(directory -> prober.probe(command, directory.resolve(command.display())))
              .filter(candidate -> !isAbsent(candidate))
              .toList();
      resolutions.add(
          new Resolution(
              command,
              searchPath.id(),
              Optional.empty(),
              attributor.attribute(probed, inventory, host, problems)));
    }
    progress.done();
    return resolutions;
  }

  private Inventory survey(List<SearchPathText> texts) {
    progress.stage("surveying");
    List<SearchPath> inspected = surveyor.inspect(texts);
    List<PythonEnvironment> found = environments.find(inspected, host, problems);
    List<SearchPath> searchPaths = Surveyor.withRoles(inspected, found);
    return new Inventory(
        searchPaths,
        surveyor.list(searchPaths, found, settings.knownTools()),
        found,
        distributions(found));
  }

  private static int distributions(List<PythonEnvironment> found) {
    return found.stream().mapToInt(PythonEnvironment::distributions).sum();
  }

  private static boolean isAbsent(Candidate candidate) {
    return candidate.runnability() == Runnability.MISSING;
  }

  private List<Candidate> candidates(Inventory inventory, Set<CommandName> commands) {
    List<Candidate> probed =
        TwoThreads.map(
            Resolver.executables(inventory, commands), executable -> prober.probe(executable));
    return attributor.attribute(probed, inventory, host, problems);
  }

  /**
   * The content of what really runs, a shim's own text says nothing of it, and of the code behind
   * it as far as that was read.
   */
  private Map<Path, String> digests(
      List<Finding> findings, Facts facts, List<Candidate> candidates) {
    Map<Path, Path> realPaths = new HashMap<>();
    candidates.forEach(candidate -> realPaths.put(candidate.path(), candidate.realPath()));
    Map<Path, String> digests = new HashMap<>();
    for (Finding finding : findings) {
      // What is not shown needs no identity, and most of what is expected is not shown.
      if (finding.severity().atLeast(settings.minSeverity())
          && (finding.command().isPresent() || host.isFile(finding.path()))
          && !digests.containsKey(finding.path())) {
        try {
          Path real = realPaths.getOrDefault(finding.path(), finding.path());
          Examination examination = facts.examinations().get(real);
          digests.put(
              finding.path(),
              ContentDigest.of(real) + (examination == null ? "" : examination.content()));
        } catch (IOException unreadable) {
          problems.add(finding.path(), unreadable);
        }
      }
    }
    return digests;
  }

  private static Counts counts(Inventory inventory) {
    Set<DirectoryListing> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    distinct.addAll(inventory.listings().values());
    int executables = distinct.stream().mapToInt(listing -> listing.executables().size()).sum();
    Set<CommandName> commands = new HashSet<>();
    for (SearchPath searchPath : inventory.searchPaths()) {
      for (Path directory : searchPath.directories()) {
        DirectoryListing listing = inventory.listings().get(directory);
        if (listing != null) {
          listing.executables().forEach(executable -> commands.add(executable.command()));
        }
      }
    }
    long consoleScripts = 0;
    for (PythonEnvironment environment : inventory.environments()) {
      DirectoryListing listing = inventory.listings().get(environment.binDirectory());
      if (listing != null) {
        consoleScripts +=
            listing.executables().stream().filter(file -> !file.symbolicLink()).count();
      }
    }
    return new Counts(
        distinct.size(),
        executables,
        commands.size(),
        inventory.distributions(),
        inventory.environments().size(),
        (int) consoleScripts);
  }
}
