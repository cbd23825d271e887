package dev.auditpath.examine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.behaviour.ModuleSource;
import dev.auditpath.behaviour.PlugIn;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EntryPoint;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.Reach;
import dev.auditpath.testing.Machines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands behind modules' names, in folders laid out as installers lay them out. */
class EnvironmentModulesTest {
  @TempDir private Path prefix;
  private Path site;
  private Path bin;

  @BeforeEach
  void layOut() throws IOException {
    site = Files.createDirectories(prefix.resolve("lib/python3.11/site-packages"));
    bin = Files.createDirectories(prefix.resolve("bin"));
  }

  @Test
  void aPackageComesBeforeAModule() throws IOException {
    file(site, "acme/__init__.py", "package");
    file(site, "acme.py", "module");
    assertThat(text("acme")).isEqualTo("package");
    assertThat(find("acme")).extracting("isPackage").isEqualTo(true);
  }

  @Test
  void anExtensionModuleComesBeforeItsSource() throws IOException {
    file(site, "acme/__init__.py", "");
    file(site, "acme/fast.py", "source");
    file(site, "acme/fast.cpython-310-x86_64-linux-gnu.so", "");
    assertThat(text("acme.fast")).as("it is another Python's").isEqualTo("source");
    file(site, "acme/fast.cpython-311-x86_64-linux-gnu.so", "");
    assertThat(find("acme.fast")).extracting("kind").isEqualTo("native-code");
    file(site, "acme/stable.abi3.so", "");
    assertThat(find("acme.stable")).extracting("kind").isEqualTo("native-code");
  }

  @Test
  void byteCodeAloneIsUnreadable() throws IOException {
    file(site, "acme/__init__.pyc", "");
    file(site, "acme/cli.pyc", "");
    assertThat(find("acme")).extracting("kind").isEqualTo("dynamic-code");
    assertThat(find("acme.cli")).extracting("kind").isEqualTo("dynamic-code");
  }

  @Test
  void whatLiesInAPackageIsNamedInOrder() throws IOException {
    Path other = Files.createDirectories(prefix.resolve("other"));
    file(site, "acme/__init__.py", "");
    file(site, "acme/steps/tray.py", "");
    file(site, "acme/steps/fast.cpython-311-x86_64-linux-gnu.so", "");
    file(site, "acme/steps/more/__init__.py", "");
    file(site, "acme/steps/words.txt", "");
    file(site, "acme/steps/__pycache__/tray.cpython-311.pyc", "");
    file(other, "acme/steps/elsewhere.py", "");
    EnvironmentModules modules = modules(List.of(other));
    assertThat(modules.children("acme.steps")).containsExactly("fast", "more", "tray");
    assertThat(modules.children("acme")).as("a folder is no module").isEmpty();
    assertThat(modules.children("acme.steps.tray")).isEmpty();
    assertThat(modules.children("json")).as("of the standard library").isEmpty();
    assertThat(modules.children("nowhere")).isEmpty();
  }

  @Test
  void whatDistributionsRegisterIsKnownByItsGroup() throws IOException {
    distribution("acme", "acme/__init__.py,,\n", "pip", "");
    distribution("more", "more/__init__.py,,\n", "pip", "");
    file(
        site,
        "acme-1.0.dist-info/entry_points.txt",
        "[console_scripts]\nacme = acme:main\n\n[acme.steps]\nshort = acme.steps:Short\n");
    file(
        site,
        "more-1.0.dist-info/entry_points.txt",
        "[acme.steps]\n# tray\nall = more [extra]\n[ acme.steps ]\ntray=more.tray : run\n");
    EnvironmentModules modules = modules(List.of());
    assertThat(modules.plugIns("acme.steps"))
        .containsExactly(
            new PlugIn("all", new EntryPoint("more", "")),
            new PlugIn("short", new EntryPoint("acme.steps", "Short")),
            new PlugIn("tray", new EntryPoint("more.tray", "run")));
    assertThat(modules.plugIns("console_scripts")).isEmpty();
    assertThat(modules.plugIns("nothing")).isEmpty();
  }

  @Test
  void codeThatTheDistributionHasRunAtEveryStartComesBeforeItsScripts() throws IOException {
    file(site, "acme.pth", "# words\n./lib\nimport acme._early\n");
    file(site, "sitecustomize.py", "import acme._more\n");
    file(
        site,
        "__editable___acme.pth",
        "import __editable___acme_1_0_finder; __editable___acme_1_0_finder.install()\n");
    file(site, "other.pth", "import other\n");
    file(site, "nobodys.pth", "import nobody\n");
    distribution("acme", "acme.pth,,\nsitecustomize.py,,\n__editable___acme.pth,,\n", "pip", "");
    distribution("other", "other.pth,,\n", "pip", "");
    assertThat(imports().modules(List.of(), "acme").startup())
        .extracting(ModuleSource.Text::source)
        .containsExactlyInAnyOrder("\n\nimport acme._early", "import acme._more\n");
    assertThat(imports().modules(List.of(), "other").startup())
        .extracting(ModuleSource.Text::source)
        .containsExactly("import other");
    assertThat(imports().modules(List.of(), "").startup()).as("nobody's script").isEmpty();
    assertThat(imports().atStart("acme").startup()).as("run by itself").isEmpty();
  }

  @Test
  void aWellKnownToolsStartupIsItsOwnBusiness() throws IOException {
    file(site, "distutils-precedence.pth", "import os; os.environ; import _distutils_hack\n");
    distribution("setuptools", "distutils-precedence.pth,,\n", "pip", "");
    distribution("acme", "distutils-precedence.pth,,\n", "pip", "");
    assertThat(imports().modules(List.of(), "acme").startup()).hasSize(1);
    assertThat(imports().modules(List.of(), "setuptools").startup()).isEmpty();
  }

  @Test
  void aScriptThatIsShippedAsItIsCountsForThePackage() throws IOException {
    file(site, "awscli/__init__.py", "");
    file(site, "awscli/bin/helper", "");
    distribution(
        "awscli",
        "../../../bin/aws,,\n../../../bin/aws-too,,\nawscli/__init__.py,,\nawscli/bin/helper,,\n",
        "pip",
        "");
    file(
        site, "awscli-1.0.dist-info/entry_points.txt", "[console_scripts]\naws-too=awscli.too:x\n");
    assertThat(modules(List.of()).commands("awscli.clidriver"))
        .isEqualTo(Map.of("awscli.*", Set.of("aws"), "awscli.too", Set.of("aws-too")));
    assertThat(imports().modules(List.of(), "awscli").commands("awscli")).isEmpty();
  }

  @Test
  void theEarlierPlaceWins() throws IOException {
    Path other = Files.createDirectories(prefix.resolve("other"));
    file(site, "acme.py", "site");
    file(other, "acme.py", "other");
    file(other, "more.py", "more");
    assertThat(text("acme", other)).isEqualTo("site");
    assertThat(text("more", other)).isEqualTo("more");
    file(bin, "acme.py", "beside the script");
    assertThat(text("acme", other)).isEqualTo("beside the script");
  }

  @Test
  void namespacePackagesOfAllStylesReachOverPlaces() throws IOException {
    Path other = Files.createDirectories(prefix.resolve("other"));
    for (String style : List.of("pkgutil", "pkg_resources")) {
      String initial =
          style.equals("pkgutil")
              ? "__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n"
              : "__import__('pkg_resources').declare_namespace(__name__)\n";
      file(site, "by_" + style + "/__init__.py", initial);
      file(other, "by_" + style + "/__init__.py", initial);
    }
    Files.createDirectories(site.resolve("by_pep420"));
    for (String style : List.of("pep420", "pkgutil", "pkg_resources")) {
      file(other, "by_" + style + "/part.py", style);
      assertThat(text("by_" + style + ".part", other)).isEqualTo(style);
    }
    assertThat(find("by_pep420", other)).isEqualTo(new ModuleSource.Namespace());
  }

  @Test
  void theStandardLibraryComesFirstExceptBesideTheScript() throws IOException {
    file(site, "json.py", "impostor");
    assertThat(find("json.decoder")).isEqualTo(new ModuleSource.Library(""));
    file(bin, "json.py", "beside the script");
    assertThat(text("json")).isEqualTo("beside the script");
    file(site, "imp.py", "gone from 3.12");
    assertThat(find("imp")).isEqualTo(new ModuleSource.Library(""));
  }

  @Test
  void aLibraryIsKnownByItsDistribution() throws IOException {
    file(site, "requests/__init__.py", "text");
    assertThat(text("requests")).as("nobody's").isEqualTo("text");
    distribution("evil", "requests/__init__.py,,\n", "pip", "");
    assertThat(text("requests")).as("another's").isEqualTo("text");
    distribution("requests", "requests/__init__.py,,\n", "pip", "");
    assertThat(find("requests")).isEqualTo(new ModuleSource.Library("requests"));
    distribution(
        "requests", "requests/__init__.py,,\n", "pip", "{\"url\": \"https://example.invalid/x\"}");
    assertThat(text("requests")).as("from somewhere").isEqualTo("text");
  }

  @Test
  void anEditableInstallIsFoundWhereItsFinderSays() throws IOException {
    Path tree = Files.createDirectories(prefix.resolve("it's a tree"));
    file(tree, "src/acme/__init__.py", "package");
    file(tree, "src/acme/cli.py", "cli");
    file(tree, "single.py", "single");
    file(
        site,
        "__editable___acme_1_0_finder.py",
        "MAPPING: dict[str, str] = {'acme': \""
            + tree
            + "/src/acme\", 'single': \""
            + tree
            + "/single.py\"}\nNAMESPACES: dict[str, list[str]] = {}\n");
    distribution(
        "acme",
        "__editable___acme_1_0_finder.py,,\n",
        "pip",
        "{\"url\": \"" + tree.toUri() + "\", \"dir_info\": {\"editable\": true}}");
    assertThat(text("acme.cli")).isEqualTo("cli");
    assertThat(text("single")).isEqualTo("single");
    assertThat(find("acme.cli")).extracting("distribution").isEqualTo("acme");
  }

  @Test
  void aZippedEggIsReadWithoutUnpacking() throws IOException {
    Path egg = site.resolve("acme-1.0-py3.11.egg");
    try (OutputStream out = Files.newOutputStream(egg);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : List.of("EGG-INFO/PKG-INFO", "acme/__init__.py", "acme/cli.py")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    assertThat(text("acme.cli")).isEqualTo("acme/cli.py");
    assertThat(find("acme.cli")).extracting("distribution").isEqualTo("acme");
  }

  @Test
  void filesBesideAModuleStayInItsPackage() throws IOException {
    file(site, "acme/__init__.py", "");
    file(site, "acme/cli.py", "");
    file(site, "acme/run.sh", "echo");
    file(site, "secret.txt", "secret");
    EnvironmentModules modules = modules(List.of());
    assertThat(modules.data("acme.cli", "run.sh")).extracting("source").isEqualTo("echo");
    for (String outside : List.of("../secret.txt", "/etc/passwd", "", "x\0y", "none.txt")) {
      assertThat(modules.data("acme.cli", outside)).isEqualTo(new ModuleSource.Missing());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "acme.",
        ".acme",
        "acme..cli",
        "../secret",
        "acme/cli",
        "a\0b",
        " "
      })
  void whatIsNoDottedNameIsNoModule(String name) {
    assertThat(find(name)).isEqualTo(new ModuleSource.Missing());
  }

  @Test
  void aSourceInAnEncodingThatHidesCodeIsUnreadable() throws IOException {
    file(site, "acme.py", "# -*- coding: utf-7 -*-\n+AG8-s\n");
    assertThat(find("acme")).isInstanceOf(ModuleSource.Unreadable.class);
  }

  @Test
  void aSourceThatIsNoFileOrTooLongIsNotRead() throws IOException {
    Files.createDirectories(site.resolve("acme.py"));
    assertThat(find("acme")).isInstanceOf(ModuleSource.Missing.class);
    file(site, "long.py", "#".repeat(1024 * 1024 + 1));
    assertThat(find("long")).isInstanceOf(ModuleSource.Unreadable.class);
  }

  private String text(String module, Path... added) {
    ModuleSource source = find(module, added);
    return source instanceof ModuleSource.Text text ? text.source() : source.toString();
  }

  private ModuleSource find(String module, Path... added) {
    return modules(List.of(added)).find(module);
  }

  private EnvironmentImports imports() {
    return imports(List.of());
  }

  private EnvironmentModules modules(List<Path> added) {
    EnvironmentImports imports = imports(added);
    return imports.modules(List.of(imports.folder(bin)), "");
  }

  private EnvironmentImports imports(List<Path> added) {
    Host host = Machines.real(prefix);
    PythonEnvironment environment =
        new PythonEnvironment(
            new EnvironmentKind("venv"),
            prefix,
            bin,
            "3.11.7",
            List.of(site),
            added,
            Map.of(),
            Map.of(),
            Optional.empty(),
            Reach.ACTIVATION,
            List.of(),
            List.of());
    return new EnvironmentImports(environment, host, new Problems(host));
  }

  private void distribution(String name, String record, String installer, String directUrl)
      throws IOException {
    String info = name + "-1.0.dist-info/";
    file(site, info + "METADATA", "Name: " + name + "\nVersion: 1.0\n");
    file(site, info + "RECORD", record);
    file(site, info + "INSTALLER", installer);
    if (!directUrl.isEmpty()) {
      file(site, info + "direct_url.json", directUrl);
    }
  }

  private static void file(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
