package dev.auditpath.app;

import dev.auditpath.environments.ActiveLocator;
import dev.auditpath.environments.AsdfLocator;
import dev.auditpath.environments.CondaLocator;
import dev.auditpath.environments.DevboxLocator;
import dev.auditpath.environments.DirenvLocator;
import dev.auditpath.environments.EasyBuildLocator;
import dev.auditpath.environments.EditorLocator;
import dev.auditpath.environments.EnvironmentLocator;
import dev.auditpath.environments.GivenLocator;
import dev.auditpath.environments.HatchLocator;
import dev.auditpath.environments.HomebrewLocator;
import dev.auditpath.environments.LinkTargetLocator;
import dev.auditpath.environments.MacPortsLocator;
import dev.auditpath.environments.MiseLocator;
import dev.auditpath.environments.NixLocator;
import dev.auditpath.environments.NoxLocator;
import dev.auditpath.environments.PdmLocator;
import dev.auditpath.environments.PipenvLocator;
import dev.auditpath.environments.PipxLocator;
import dev.auditpath.environments.PixiLocator;
import dev.auditpath.environments.PoetryLocator;
import dev.auditpath.environments.PreCommitLocator;
import dev.auditpath.environments.ProjectSearch;
import dev.auditpath.environments.PyenvLocator;
import dev.auditpath.environments.PythonOrgLocator;
import dev.auditpath.environments.RyeLocator;
import dev.auditpath.environments.SearchPathLocator;
import dev.auditpath.environments.SpackLocator;
import dev.auditpath.environments.SystemLocator;
import dev.auditpath.environments.TargetLocator;
import dev.auditpath.environments.ToxLocator;
import dev.auditpath.environments.UserSiteLocator;
import dev.auditpath.environments.UvLocator;
import dev.auditpath.environments.VenvLocator;
import dev.auditpath.environments.VirtualenvLocator;
import dev.auditpath.environments.VirtualenvwrapperLocator;
import dev.auditpath.environments.XcodeLocator;
import dev.auditpath.memory.SearchMemory;
import dev.auditpath.model.Baseline;
import dev.auditpath.provenance.ApkSource;
import dev.auditpath.provenance.AsdfShim;
import dev.auditpath.provenance.BaseSystemSource;
import dev.auditpath.provenance.CargoSource;
import dev.auditpath.provenance.CondaSource;
import dev.auditpath.provenance.DpkgSource;
import dev.auditpath.provenance.EnvFamilyShim;
import dev.auditpath.provenance.FlatpakSource;
import dev.auditpath.provenance.GemSource;
import dev.auditpath.provenance.GoSource;
import dev.auditpath.provenance.HomebrewSource;
import dev.auditpath.provenance.InterpreterLinkSource;
import dev.auditpath.provenance.InterpreterSource;
import dev.auditpath.provenance.MacPortsSource;
import dev.auditpath.provenance.MiseShim;
import dev.auditpath.provenance.NixSource;
import dev.auditpath.provenance.NpmSource;
import dev.auditpath.provenance.PacmanSource;
import dev.auditpath.provenance.ProvenanceSource;
import dev.auditpath.provenance.PythonSource;
import dev.auditpath.provenance.RpmSource;
import dev.auditpath.provenance.RyeShim;
import dev.auditpath.provenance.ShimReader;
import dev.auditpath.provenance.SnapSource;
import dev.auditpath.provenance.ToolchainSource;
import dev.auditpath.provenance.VoltaShim;
import dev.auditpath.report.JsonFormat;
import dev.auditpath.report.ReportFormat;
import dev.auditpath.report.TextFormat;
import dev.auditpath.rules.AlteredFile;
import dev.auditpath.rules.AlteredLauncher;
import dev.auditpath.rules.ClaimsKnownTool;
import dev.auditpath.rules.LookalikeCommand;
import dev.auditpath.rules.MissingPathEntry;
import dev.auditpath.rules.OpaqueEntryPoint;
import dev.auditpath.rules.RelativePathEntry;
import dev.auditpath.rules.Rule;
import dev.auditpath.rules.RunsAtEveryStart;
import dev.auditpath.rules.ShadowsKnownTool;
import dev.auditpath.rules.ShadowsSystemCommand;
import dev.auditpath.rules.UnownedScript;
import dev.auditpath.rules.WinnerChanged;
import dev.auditpath.rules.WrapsCommand;
import dev.auditpath.rules.WrapsCommandWithExtraCode;
import dev.auditpath.rules.WritablePathEntry;
import dev.auditpath.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything that audit-path knows how to do, one line each. Order matters where it says so. */
public final class Catalog {
  private Catalog() {}

  /**
   * The first place that names a directory gives its name, the first claim its kind: those that
   * claim nothing come first, then from specific to generic. Windows' own (its store, its registry,
   * WinPython) are not here since Windows is not supported; snap and flatpak export commands, not
   * environments; the roots of containers ({@code /var/lib/docker}, {@code /var/lib/containers},
   * {@code ~/.local/share/containers}) are other machines, and nobody enters them.
   */
  public static List<EnvironmentLocator> locators(Settings settings) {
    return List.of(
        // Searched directories keep the names that they are searched by.
        new SearchPathLocator(),
        new GivenLocator(settings.environments()),
        new ActiveLocator(),
        new LinkTargetLocator(),
        new ProjectSearch(
            settings.roots(), settings.search(), new ProjectMemory(new SearchMemory())),
        // A receipt or a place of its own says who made a virtual environment, by whatever means.
        new PipxLocator(),
        new RyeLocator(),
        new PreCommitLocator(),
        new ToxLocator(),
        new NoxLocator(),
        new DirenvLocator(),
        new HatchLocator(),
        // Before Poetry: .pdm-python names the environment itself, poetry.lock only its project.
        new PdmLocator(),
        new PoetryLocator(),
        // Before virtualenvwrapper: they share places, and pipenv's hash tells its own.
        new PipenvLocator(),
        new VirtualenvwrapperLocator(),
        // Before conda: a marker tells pixi's among those with conda-meta.
        new PixiLocator(),
        new CondaLocator(),
        // By place: what they install looks like any other Python.
        new PyenvLocator(),
        new AsdfLocator(),
        new MiseLocator(),
        // Before Nix: a devbox profile is a Nix profile.
        new DevboxLocator(),
        new NixLocator(),
        new HomebrewLocator(),
        new MacPortsLocator(),
        new PythonOrgLocator(),
        new XcodeLocator(),
        new SpackLocator(),
        new EasyBuildLocator(),
        new EditorLocator(),
        new UserSiteLocator(),
        // After all who may have used uv to make theirs.
        new UvLocator(),
        // By a key, by a file, by shape: whatever is left.
        new VirtualenvLocator(),
        new VenvLocator(),
        new SystemLocator(),
        new TargetLocator());
  }

  /** Their texts exclude one another, so the order is free. */
  public static List<ShimReader> shimReaders() {
    List<ShimReader> readers = new ArrayList<>(EnvFamilyShim.all());
    readers.addAll(List.of(new AsdfShim(), new MiseShim(), new VoltaShim(), new RyeShim()));
    return List.copyOf(readers);
  }

  /** The first claim stands. */
  public static List<ProvenanceSource> provenanceSources() {
    return List.of(
        // Before dpkg, which owns the Python that an environment's link leads to.
        new InterpreterLinkSource(),
        // Before dpkg, which owns the launcher that every snap's command links to.
        new SnapSource(),
        // Root-owned databases vouch for a file; whatever else claims it only explains it.
        new BaseSystemSource(),
        new DpkgSource(),
        new RpmSource(),
        new PacmanSource(),
        new ApkSource(),
        // Stores whose paths name the package.
        new NixSource(),
        new HomebrewSource(),
        new MacPortsSource(),
        new FlatpakSource(),
        // Before python: conda lists the scripts of Python packages too.
        new CondaSource(),
        new PythonSource(),
        // After python, so that a wheel's "python" is seen as that wheel's.
        new InterpreterSource(),
        new NpmSource(),
        new GemSource(),
        new CargoSource(),
        new GoSource(),
        // Last: by layout only.
        new ToolchainSource());
  }

  /** Returns the rules of a single audit, which has nothing to be compared with. */
  public static List<Rule> rules() {
    return rules(Baseline.NONE);
  }

  /** Returns the rules of an audit that is compared with an earlier one. */
  static List<Rule> rules(Baseline baseline) {
    return List.of(
        new ShadowsSystemCommand(),
        new ShadowsKnownTool(),
        new ClaimsKnownTool(),
        new UnownedScript(),
        new WrapsCommandWithExtraCode(),
        new WrapsCommand(),
        new OpaqueEntryPoint(),
        new AlteredLauncher(),
        new AlteredFile(),
        new LookalikeCommand(),
        new RunsAtEveryStart(),
        new WritablePathEntry(),
        new RelativePathEntry(),
        new MissingPathEntry(),
        new WinnerChanged(baseline));
  }

  public static List<ReportFormat> formats() {
    return List.of(new TextFormat(), new JsonFormat());
  }

  /** Returns the words that {@code --format} takes. */
  static Stream<String> formatIds() {
    return formats().stream().map(ReportFormat::id);
  }
}
