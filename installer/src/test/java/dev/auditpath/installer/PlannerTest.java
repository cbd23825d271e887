package dev.auditpath.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans for three kinds of system, computed on one; {@code -Dgolden.update} rewrites them. */
class PlannerTest {
  private static final Path GOLDEN = Path.of("src/test/golden");
  private static final Path HOME = Path.of("/home/ada l'\u00e9t\u00e9");
  private static final Place PLACE =
      new Place(
          HOME,
          HOME.resolve(".local/share"),
          HOME.resolve(".config"),
          HOME.resolve(".local/state"),
          HOME.resolve(".local/bin"));
  private static final Build BUILD =
      new Build(
          "20260101-000000",
          Path.of("/src/agent/target/audit-path"),
          Optional.of(Path.of("/src/installer/target/audit-path-installer.jar")),
          Path.of("/src/installer/archive.sh"),
          Optional.of(Path.of("/usr/lib/jvm/java-17")));

  @ParameterizedTest
  @ValueSource(strings = {"systemd", "autostart", "launchd", "none"})
  void plansAreAsWritten(String kit) throws IOException {
    Planner planner = new Planner(PLACE, kit(kit));

    String text =
        "INSTALL\n"
            + text(planner.install(BUILD, Optional.of("20250101-000000")))
            + "\nUNINSTALL\n"
            + text(planner.uninstall(true, List.of(HOME.resolve(".local/bin"))));

    assertGolden(kit, text);
  }

  private static void assertGolden(String name, String text) throws IOException {
    Path golden = GOLDEN.resolve(name + ".txt");
    if (System.getProperty("golden.update") != null) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  @Test
  void releaseIsAsWritten() throws IOException {
    Release release =
        new Release(
            "1.0-SNAPSHOT",
            Release.Architecture.of("Linux", "amd64"),
            Path.of("/src/installer/target/release"),
            BUILD,
            Optional.of(Path.of("/src/agent/target/bom.json")),
            true);

    assertGolden("release", text(release.plan()));
  }

  private static Optional<ServiceKit> kit(String id) {
    return switch (id) {
      case "systemd" -> Optional.of(new SystemdUser());
      case "autostart" -> Optional.of(new XdgAutostart());
      case "launchd" -> Optional.of(new Launchd(501));
      default -> Optional.empty();
    };
  }

  /** The plan, and what is in the files that it writes. */
  private static String text(InstallPlan plan) {
    StringBuilder text = new StringBuilder(plan.inWords());
    for (Step step : plan.steps()) {
      if (step instanceof Step.WriteFile write && !write.content().startsWith("<svg")) {
        text.append("\n== ").append(write.file()).append('\n').append(write.content());
      }
    }
    return text.toString();
  }
}
