package dev.auditpath.examine;

import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.distinfo.MetadataFolder.Form;
import dev.auditpath.distinfo.RecordedHash;
import dev.auditpath.examine.Claimants.Claimant;
import dev.auditpath.examine.DeclaredScripts.Declared;
import dev.auditpath.host.Host;
import dev.auditpath.model.EntryPoint;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Launcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says of a Python script in one environment's bin directory whether it is a launcher, and whether
 * it is still what its installer wrote.
 *
 * <p>A digest in RECORD never accuses a launcher: first lines are written anew for honest reasons.
 * It only defends one whose text is in no template.
 */
final class LauncherJudge {
  /** So many others alike are what an installer of another version writes, and no alteration. */
  private static final int ALIKE = 3;

  private static final int SIBLINGS = 60;
  private static final int SHOWN = 20;

  private final LauncherGrammar grammar;
  private final Claimants claimants;
  private final Host host;

  LauncherJudge(LauncherGrammar grammar, Claimants claimants, Host host) {
    this.grammar = grammar;
    this.claimants = claimants;
    this.host = host;
  }

  /** A launcher as it reads, and what it names besides an entry point. */
  record Judged(Launcher launcher, LauncherReading reading) {}

  /**
   * Returns the launcher that a script is; empty where it is a program of its own.
   *
   * @param owner the distribution that brought it, if known
   * @param declared what that distribution declares under the script's name
   */
  Optional<Judged> judge(
      ProgramFile program, Optional<MetadataFolder> owner, Optional<Declared> declared) {
    Optional<LauncherReading> clean = grammar.clean(program.lines(), program.head());
    if (clean.isPresent()) {
      LauncherReading reading = clean.get();
      Optional<EntryPoint> target = reading.target().or(() -> declared.flatMap(Declared::target));
      List<Evidence> alterations =
          declared.flatMap(other -> otherTarget(owner, reading, other)).stream().toList();
      return Optional.of(
          new Judged(
              new Launcher(Launcher.Form.GENERATED, reading.writer(), target, alterations),
              reading));
    }
    return declared.flatMap(entry -> changed(program, owner, entry));
  }

  private Optional<Judged> changed(
      ProgramFile program, Optional<MetadataFolder> owner, Declared declared) {
    LauncherReading reading = grammar.closest(program.lines(), program.head());
    if (!beginsAs(reading, declared)
        || owner.filter(folder -> recorded(program, folder).fits()).isPresent()
        || isWhatOthersAreToo(program, reading)) {
      return Optional.empty();
    }
    List<Evidence> alterations = new ArrayList<>();
    String installer = "its installer (" + reading.writer() + ") ";
    for (LauncherReading.Odd odd : reading.odd()) {
      if (alterations.size() < SHOWN) {
        alterations.add(
            new Evidence(
                "altered",
                program.path(),
                odd.line().number(),
                installer + odd.what(),
                odd.line().excerpt()));
      }
    }
    if (alterations.isEmpty()) {
      String detail = installer + "writes a line more, which is missing";
      alterations.add(new Evidence("altered", program.path(), 0, detail, reading.missing().get(0)));
    }
    Optional<EntryPoint> target = reading.target().or(declared::target);
    return Optional.of(
        new Judged(
            new Launcher(Launcher.Form.GENERATED, reading.writer(), target, alterations), reading));
  }

  /** A wheel may ship a program of its own under a name that it declares as well. */
  private static boolean beginsAs(LauncherReading reading, Declared declared) {
    boolean sameModule =
        declared
            .target()
            .filter(target -> target.module().equals(reading.values().get("module")))
            .isPresent();
    return reading.missing().isEmpty() || (sameModule && reading.missing().size() <= 2);
  }

  RecordedScript recorded(ProgramFile program, MetadataFolder owner) {
    return new RecordedScript(program, claimants.of(host.fileName(program.path())), owner);
  }

  private Optional<Evidence> otherTarget(
      Optional<MetadataFolder> owner, LauncherReading reading, Declared declared) {
    boolean fixed = owner.filter(folder -> folder.form() == Form.DIST_INFO).isPresent();
    if (!fixed
        || reading.target().isEmpty()
        || declared.target().isEmpty()
        || reading.target().equals(declared.target())) {
      return Optional.empty();
    }
    String detail =
        "it runs "
            + reading.target().get()
            + "; "
            + host.text(declared.file())
            + " declares "
            + declared.target().get()
            + " in line "
            + declared.line();
    return Optional.of(
        new Evidence("altered", declared.file(), declared.line(), detail, declared.text()));
  }

  /** Installers change what they write; then every launcher of an environment has the change. */
  private boolean isWhatOthersAreToo(ProgramFile program, LauncherReading reading) {
    int alike = 0;
    int left = SIBLINGS;
    for (Path sibling : claimants.files()) {
      if (left-- <= 0) {
        break;
      }
      if (!sibling.getFileName().equals(program.path().getFileName())) {
        alike += isAlike(sibling, reading) ? 1 : 0;
      }
    }
    return alike >= ALIKE;
  }

  private boolean isAlike(Path sibling, LauncherReading reading) {
    try {
      ProgramFile other = ProgramFile.read(sibling, host);
      if (other.kind() != ProgramFile.Kind.SCRIPT
          || other.head().language() != ScriptHead.Language.PYTHON) {
        return false;
      }
      LauncherReading of = grammar.closest(other.lines(), other.head());
      return texts(of).equals(texts(reading)) && of.missing().equals(reading.missing());
    } catch (IOException e) {
      // What cannot be read is like nothing; it is no problem of this script's.
      return false;
    }
  }

  private static List<String> texts(LauncherReading reading) {
    return reading.odd().stream().map(odd -> odd.line().normal()).toList();
  }

  /**
   * Returns how a program that the wheel itself shipped differs from RECORD, unless the first lines
   * of this environment's scripts were written anew.
   */
  Optional<Evidence> contradiction(ProgramFile program, MetadataFolder owner) {
    Optional<Claimant> claimant = recorded(program, owner).contradiction();
    if (claimant.isEmpty() || wasMoved()) {
      return Optional.empty();
    }
    return Optional.of(
        RecordCheck.evidence(
            program.path(),
            claimant.get().folder(),
            claimant.get().row(),
            RecordedHash.sha256(program.content()),
            host));
  }

  /** A launcher without alteration whose digest is another tells that the environment was moved. */
  private boolean wasMoved() {
    int left = SIBLINGS;
    for (Path sibling : claimants.files()) {
      if (left-- <= 0) {
        break;
      }
      if (isRewritten(sibling)) {
        return true;
      }
    }
    return false;
  }

  private boolean isRewritten(Path sibling) {
    try {
      ProgramFile program = ProgramFile.read(sibling, host);
      if (grammar.clean(program.lines(), program.head()).isEmpty()) {
        return false;
      }
      List<Claimant> claims = claimants.of(host.fileName(sibling));
      for (Claimant claim : claims) {
        if (new RecordedScript(program, claims, claim.folder()).contradiction().isEmpty()) {
          return false;
        }
      }
      return !claims.isEmpty();
    } catch (IOException e) {
      // As for isAlike.
      return false;
    }
  }
}
