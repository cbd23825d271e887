package dev.auditpath.examine;

import dev.auditpath.behaviour.Program;
import dev.auditpath.behaviour.Subject;
import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.examine.DeclaredScripts.Declared;
import dev.auditpath.examine.LauncherJudge.Judged;
import dev.auditpath.examine.ScriptHead.Language;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.EntryPoint;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Examination;
import dev.auditpath.model.Launcher;
import dev.auditpath.model.Launcher.Form;
import dev.auditpath.model.Problem;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.SourceFile;
import dev.auditpath.python.NotParsedException;
import dev.auditpath.python.PythonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Examines the programs of one environment. One serves one thread. */
final class EnvironmentExaminer {
  private static final LauncherGrammar GRAMMAR = new LauncherGrammar(LauncherTemplates.shipped());

  private final Host host;
  private final Problems problems;
  private final CodeReader reader;
  private final EnvironmentImports imports;
  private final DeclaredScripts declared;
  private final Claimants claimants;
  private final LauncherJudge judge;
  private final RecordCheck recordCheck;

  EnvironmentExaminer(
      PythonEnvironment environment, Host host, Problems problems, CodeReader reader) {
    this.host = host;
    this.problems = problems;
    this.reader = reader;
    this.imports = new EnvironmentImports(environment, host, problems);
    this.declared = imports.declared();
    this.claimants = new Claimants(environment.binDirectory(), imports.index(), host, problems);
    this.judge = new LauncherJudge(GRAMMAR, claimants, host);
    this.recordCheck = new RecordCheck(imports.index(), host);
  }

  /**
   * Returns what reading a candidate finds out.
   *
   * @param care what is read of it; the code of what was altered is read in any case
   * @param active whether it wins now; to know who else claims it, every RECORD of the environment
   *     is read, and that is done for such alone
   */
  Examination examine(Candidate candidate, Care care, boolean active) {
    Path file = candidate.realPath();
    Optional<MetadataFolder> owner =
        candidate.provenance() instanceof PythonDistribution distribution
            ? imports.index().at(distribution.metadata())
            : Optional.empty();
    Script script = new Script(file, host.fileName(file), owner, care);
    List<Evidence> rivals =
        active
            ? owner.map(folder -> claimants.rivals(script.name(), folder)).orElse(List.of())
            : List.of();
    try {
      return examine(script, ProgramFile.read(file, host), rivals);
    } catch (IOException e) {
      problems.add(file, e);
      Launcher launcher = launcher(Form.UNREADABLE, List.of());
      return new Examination(
          launcher, unread(file, Problems.reason(e), "dynamic-code"), List.of(), rivals);
    }
  }

  /**
   * A program and whose it is.
   *
   * @param name the name in the bin directory
   */
  private record Script(Path file, String name, Optional<MetadataFolder> owner, Care care) {
    boolean expected() {
      return care != Care.READ;
    }

    /** Whether there is somebody to answer for what cannot be read, and no reason to trust him. */
    boolean owesExplanation() {
      return owner.isPresent() && !expected();
    }

    String distribution() {
      return owner.map(MetadataFolder::normalizedProject).orElse("");
    }
  }

  private Examination examine(Script script, ProgramFile program, List<Evidence> rivals) {
    return switch (program.kind()) {
      case MACHINE_CODE ->
          new Examination(
              launcher(Form.NATIVE, List.of()),
              script.owesExplanation()
                  ? unread(script.file(), "it is machine code", "native-code")
                  : Behaviour.NONE,
              List.of(),
              rivals);
      case ZIP -> zip(script, rivals);
      case BINARY ->
          new Examination(
              launcher(Form.UNREADABLE, List.of()),
              script.owesExplanation()
                  ? unread(
                      script.file(), "it is no text and no program that is known", "dynamic-code")
                  : Behaviour.NONE,
              List.of(),
              rivals);
      case SCRIPT -> text(script, program, rivals);
    };
  }

  private Examination text(Script script, ProgramFile program, List<Evidence> rivals) {
    Language language = program.head().language();
    if (language == Language.PYTHON) {
      Optional<Declared> entry =
          script.owner().flatMap(folder -> declared.of(folder, script.name()));
      Optional<Judged> judged = judge.judge(program, script.owner(), entry);
      return judged.isPresent()
          ? launched(script, program, judged.get(), rivals)
          : python(script, program, rivals);
    }
    List<Evidence> alterations = contradiction(script, program);
    if (language == Language.OTHER) {
      Behaviour behaviour =
          script.owesExplanation()
              ? unread(script.file(), "it is a program in another language", "dynamic-code")
              : Behaviour.NONE;
      return new Examination(
          launcher(Form.OTHER_SCRIPT, alterations), behaviour, List.of(), rivals);
    }
    String text = new String(program.content(), StandardCharsets.UTF_8);
    Behaviour behaviour =
        script.expected() && alterations.isEmpty()
            ? Behaviour.NONE
            : guarded(script, () -> reader.shell(subject(script), script.file(), text));
    return new Examination(launcher(Form.SHELL, alterations), behaviour, List.of(), rivals);
  }

  private Examination launched(
      Script script, ProgramFile program, Judged judged, List<Evidence> rivals) {
    List<ImportPlace> first = new ArrayList<>(List.of(imports.folder(parent(script.file()))));
    LauncherReading reading = judged.reading();
    for (String path : reading.paths()) {
      if (path.startsWith("/") && path.indexOf('\0') < 0 && reading.target().isPresent()) {
        first.add(imports.folder(host.path(path)));
      }
    }
    EnvironmentModules modules = imports.modules(first, script.distribution());
    Optional<EntryPoint> target = judged.launcher().target();
    boolean altered = !judged.launcher().alterations().isEmpty();
    Behaviour behaviour;
    if (altered || target.isEmpty()) {
      behaviour = script(script, behind(program, reading), modules);
    } else if (script.care() == Care.LAUNCHER) {
      behaviour = Behaviour.NONE;
    } else if (script.expected()) {
      look(script, target.get().module(), modules);
      List<Evidence> changed = recordCheck.altered(modules.ownership().read());
      behaviour =
          changed.isEmpty()
              ? Behaviour.NONE
              : within(changed, entry(script, target.get(), modules));
    } else {
      behaviour = entry(script, target.get(), modules);
    }
    return examination(judged.launcher(), behaviour, modules, rivals);
  }

  private Behaviour entry(Script script, EntryPoint target, EnvironmentModules modules) {
    Program entry = new Program.Entry(target, script.file());
    return guarded(script, () -> reader.python(subject(script), entry, modules));
  }

  /** What an honest program does is its own business, but for the files that were changed. */
  private static Behaviour within(List<Evidence> changed, Behaviour behaviour) {
    Set<Path> files = new HashSet<>();
    changed.forEach(evidence -> files.add(evidence.path()));
    return new Behaviour(
        List.of(),
        behaviour.effects().stream().filter(place -> files.contains(place.path())).toList(),
        List.of(),
        behaviour.unread().stream().filter(place -> files.contains(place.path())).toList());
  }

  /** Opens a module and the packages above it, as an import would, so that RECORD can be asked. */
  private void look(Script script, String module, EnvironmentModules modules) {
    String top = module.split("\\.", 2)[0];
    script
        .owner()
        .flatMap(imports.index()::record)
        .ifPresent(record -> PackageModules.of(record, top).forEach(modules::takeDown));
    for (int dot = module.indexOf('.'); dot > 0; dot = module.indexOf('.', dot + 1)) {
      modules.takeDown(module.substring(0, dot));
    }
    modules.takeDown(module);
  }

  /** setuptools' launchers run a script that lies elsewhere. */
  private ProgramFile behind(ProgramFile launcher, LauncherReading reading) {
    Optional<Path> script = DevelopedScript.of(reading, imports.index(), host);
    if (script.isEmpty()) {
      return launcher;
    }
    try {
      return ProgramFile.read(script.get(), host);
    } catch (IOException e) {
      problems.add(script.get(), e);
      return launcher;
    }
  }

  private Examination python(Script script, ProgramFile program, List<Evidence> rivals) {
    EnvironmentModules modules =
        imports.modules(List.of(imports.folder(parent(script.file()))), script.distribution());
    List<Evidence> alterations = contradiction(script, program);
    Behaviour behaviour =
        script.expected() && alterations.isEmpty()
            ? Behaviour.NONE
            : script(script, program, modules);
    Launcher launcher = launcher(Form.PYTHON, alterations);
    return examination(launcher, behaviour, modules, rivals);
  }

  private Examination zip(Script script, List<Evidence> rivals) {
    Launcher launcher = launcher(Form.ZIP_APPLICATION, List.of());
    try {
      ImportZip zip = new ImportZip(script.file(), host);
      byte[] main = zip.read("__main__.py", ProgramFile.SCRIPT_CAP);
      EnvironmentModules modules = imports.modules(List.of(zip), script.distribution());
      Behaviour behaviour = script(script, zip.path("__main__.py"), main, modules);
      return examination(launcher, behaviour, modules, rivals);
    } catch (IOException e) {
      problems.add(script.file(), e);
      return new Examination(
          launcher,
          unread(script.file(), "it is a zip file: " + Problems.reason(e), "dynamic-code"),
          List.of(),
          rivals);
    }
  }

  private Behaviour script(Script script, ProgramFile program, EnvironmentModules modules) {
    return script(script, program.path(), program.content(), modules);
  }

  private Behaviour script(Script script, Path file, byte[] source, EnvironmentModules modules) {
    try {
      String text = PythonText.decode(source);
      return guarded(
          script, () -> reader.python(subject(script), new Program.Script(file, text), modules));
    } catch (NotParsedException undecodable) {
      return unread(file, undecodable.reason(), "dynamic-code");
    }
  }

  private Examination examination(
      Launcher launcher, Behaviour behaviour, EnvironmentModules modules, List<Evidence> rivals) {
    Map<Path, Ownership.ReadFile> read = modules.ownership().read();
    List<SourceFile> sources = new ArrayList<>();
    read.forEach((file, content) -> sources.add(new SourceFile(file, content.digest().hex())));
    return new Examination(launcher, behaviour, recordCheck.altered(read), rivals, sources);
  }

  private List<Evidence> contradiction(Script script, ProgramFile program) {
    return script
        .owner()
        .filter(recordCheck::keepsItsWord)
        .flatMap(folder -> judge.contradiction(program, folder))
        .stream()
        .toList();
  }

  private Subject subject(Script script) {
    List<String> commands = new ArrayList<>(List.of(script.name()));
    script
        .owner()
        .ifPresent(
            folder ->
                declared.all(folder).keySet().stream()
                    .filter(name -> !name.equals(script.name()))
                    .sorted()
                    .forEach(commands::add));
    return new Subject(commands, script.distribution());
  }

  /** What reads code meets hostile code; a fault in it costs one program and not the audit. */
  private Behaviour guarded(Script script, Supplier<Behaviour> work) {
    try {
      return work.get();
    } catch (RuntimeException | StackOverflowError fault) {
      String reason = "reading it failed: " + fault;
      problems.add(new Problem("unreadable", host.text(script.file()), reason, false));
      return unread(script.file(), reason, "dynamic-code");
    }
  }

  private static Launcher launcher(Form form, List<Evidence> alterations) {
    return new Launcher(form, "", Optional.empty(), alterations);
  }

  private static Behaviour unread(Path file, String reason, String kind) {
    return new Behaviour(
        List.of(), List.of(), List.of(), List.of(new Evidence(kind, file, 0, reason, "")));
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }
}
