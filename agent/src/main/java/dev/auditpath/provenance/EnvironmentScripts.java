package dev.auditpath.provenance;

import dev.auditpath.distinfo.InstalledDistribution;
import dev.auditpath.distinfo.MetadataFiles;
import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.distinfo.MetadataNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Problem;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonDistribution.Claim;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.provenance.RecordClaims.Owner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Says which distribution of one environment put a script into its bin directory.
 *
 * <p>Looks first where the script itself points, then into every RECORD, then into what older
 * installers left, last into what the distributions merely declare.
 */
final class EnvironmentScripts {
  private static final int DISTRIBUTIONS = 5_000;

  private final Host host;
  private final MetadataFiles files;
  private final MetadataNames names;
  private final RecordClaims records;
  private final UnrecordedClaims others;
  private final InstalledDistribution reader;
  private @Nullable List<MetadataFolder> folders;

  EnvironmentScripts(PythonEnvironment environment, Path realBin, Host host, Problems problems) {
    this.host = host;
    this.files = new MetadataFiles(host, problems);
    this.names = names(environment, host, problems);
    this.records = new RecordClaims(environment.binDirectory(), realBin, host, problems);
    this.others = new UnrecordedClaims(environment.binDirectory(), host, problems);
    this.reader = new InstalledDistribution(host, problems);
  }

  /** Returns the distribution that put a file into the bin directory. */
  Optional<PythonDistribution> provider(Path script) {
    String name = host.fileName(script);
    LauncherHint hint =
        files
            .program(script)
            .map(head -> LauncherHint.of(head, name))
            .orElse(LauncherHint.of(new byte[0], name));
    List<MetadataFolder> likely = likely(hint);
    Optional<PythonDistribution> certain = certain(likely, script, name);
    return certain.isPresent()
        ? certain
        : recorded(script, name, hint)
            .or(() -> first(likely, name, others::fileList))
            .or(() -> first(likely, name, others::declaration))
            .or(() -> first(folders(), name, others::fileList))
            .or(() -> first(folders(), name, others::declaration));
  }

  private List<MetadataFolder> likely(LauncherHint hint) {
    List<MetadataFolder> likely = new ArrayList<>();
    for (String project : hint.projects()) {
      likely.addAll(names.of(project));
    }
    return likely;
  }

  private List<MetadataFolder> folders() {
    if (folders == null) {
      folders = names.all();
    }
    return folders;
  }

  /**
   * A RECORD that fits the file is believed at once; without it, another distribution may have
   * written over the file, and its RECORD may say so.
   */
  private Optional<PythonDistribution> certain(
      List<MetadataFolder> likely, Path script, String name) {
    for (MetadataFolder folder : likely) {
      List<Owner> fitting = records.fitting(records.of(folder, name), script);
      if (!fitting.isEmpty()) {
        return Optional.of(recorded(fitting.get(0)));
      }
    }
    return Optional.empty();
  }

  private Optional<PythonDistribution> recorded(Path script, String name, LauncherHint hint) {
    List<Owner> owners = records.ofAny(folders(), name);
    return owners.isEmpty()
        ? Optional.empty()
        : Optional.of(recorded(records.best(owners, script, hint)));
  }

  private PythonDistribution recorded(Owner owner) {
    Path record = RecordClaims.file(owner.folder());
    Claim claim = UnrecordedClaims.claim(record, owner.row().line(), owner.row().text());
    return reader.read(owner.folder(), claim);
  }

  private Optional<PythonDistribution> first(
      List<MetadataFolder> places,
      String name,
      BiFunction<MetadataFolder, String, Optional<Claim>> claims) {
    for (MetadataFolder folder : places) {
      Optional<Claim> claim = claims.apply(folder, name);
      if (claim.isPresent()) {
        return Optional.of(reader.read(folder, claim.get()));
      }
    }
    return Optional.empty();
  }

  private static MetadataNames names(PythonEnvironment environment, Host host, Problems problems) {
    MetadataNames all = MetadataNames.of(environment, host, problems);
    if (all.count() <= DISTRIBUTIONS) {
      return all;
    }
    String place = host.text(environment.prefix());
    String message =
        "holds more than "
            + DISTRIBUTIONS
            + " distributions; the others were not asked for scripts";
    problems.add(new Problem("cap-reached", place, message, false));
    return all.first(DISTRIBUTIONS);
  }
}
