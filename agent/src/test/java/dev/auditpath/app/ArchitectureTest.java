package dev.auditpath.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import dev.auditpath.environments.EnvironmentLocator;
import dev.auditpath.model.KnownTools;
import dev.auditpath.model.SearchBounds;
import dev.auditpath.model.Severity;
import dev.auditpath.provenance.ProvenanceSource;
import dev.auditpath.provenance.ShimReader;
import dev.auditpath.report.ReportFormat;
import dev.auditpath.rules.Rule;
import dev.auditpath.settings.Settings;
import java.io.File;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The plan of the house, as a test. */
class ArchitectureTest {
  private static final String[] CORE = {
    "dev.auditpath.model..",
    "dev.auditpath.resolve..",
    "dev.auditpath.rules..",
    "dev.auditpath.judge..",
    "dev.auditpath.python..",
    "dev.auditpath.shell..",
    "dev.auditpath.behaviour.."
  };

  /** They know model and host, and never each other. */
  private static final String[] EDGES = {
    "searchpaths",
    "environments",
    "survey",
    "provenance",
    "examine",
    "memory",
    "settings",
    "report",
    "notify",
    "quarantine",
    "manual",
    "watch",
    "worker"
  };

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.auditpath");

  @Test
  void packagesPointOneWay() {
    LayeredArchitecture house = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String layer :
        concat(
            EDGES,
            "app",
            "distinfo",
            "transcript",
            "host",
            "model",
            "resolve",
            "rules",
            "judge",
            "python",
            "shell",
            "behaviour")) {
      house = house.layer(layer).definedBy("dev.auditpath." + layer + "..");
    }
    house = house.whereLayer("app").mayNotBeAccessedByAnyLayer();
    for (String edge : concat(EDGES, "rules", "judge")) {
      house = house.whereLayer(edge).mayOnlyBeAccessedByLayers("app");
    }
    house
        .whereLayer("resolve")
        .mayOnlyBeAccessedByLayers("app", "rules")
        .whereLayer("distinfo")
        .mayOnlyBeAccessedByLayers("provenance", "environments", "examine")
        .whereLayer("transcript")
        .mayOnlyBeAccessedByLayers("memory", "worker")
        .whereLayer("python")
        .mayOnlyBeAccessedByLayers("behaviour", "examine")
        .whereLayer("shell")
        .mayOnlyBeAccessedByLayers("behaviour", "searchpaths")
        .whereLayer("behaviour")
        .mayOnlyBeAccessedByLayers("app", "examine", "worker")
        .whereLayer("host")
        .mayOnlyBeAccessedByLayers(concat(EDGES, "app", "distinfo", "transcript"))
        .check(PROGRAM);
    slices().matching("dev.auditpath.(*)..").should().beFreeOfCycles().check(PROGRAM);
  }

  @Test
  void coreIsPure() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat(
            belongToAnyOf(
                    Files.class,
                    File.class,
                    FileSystems.class,
                    Clock.class,
                    ProcessBuilder.class,
                    Thread.class)
                .or(nameMatching("java\\.net\\..*|java\\.util\\.concurrent\\..*")))
        .check(PROGRAM);
  }

  @Test
  void onlyHostOpensTheDoorToTheMachine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.auditpath.host..")
        .and()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class, String.class)
        .orShould()
        .callMethod(Path.class, "of", String.class, String[].class)
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Runtime.class, "getRuntime")
        .orShould()
        .dependOnClassesThat(belongToAnyOf(FileSystems.class, File.class, ProcessBuilder.class))
        .check(PROGRAM);
  }

  @Test
  void nobodyOpensANetworkConnection() {
    noClasses()
        .should()
        .dependOnClassesThat(nameMatching("java\\.net\\.(?!URI$).*|javax\\.net\\..*"))
        .check(PROGRAM);
  }

  @Test
  void onlyMainTouchesTheStandardStreams() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .check(PROGRAM);
  }

  @Test
  void everyExtensionIsInTheCatalog() {
    Settings settings =
        new Settings(
            Severity.HIGH,
            Severity.LOW,
            List.of(),
            List.of(),
            new SearchBounds(true, 12, 2_000_000, 20, List.of()),
            new KnownTools(Map.of()));
    Set<String> listed = new TreeSet<>();
    Stream.of(
            Catalog.rules(),
            Catalog.formats(),
            Catalog.provenanceSources(),
            Catalog.shimReaders(),
            Catalog.locators(settings))
        .flatMap(List::stream)
        .forEach(extension -> listed.add(extension.getClass().getName()));
    Set<String> written = new TreeSet<>();
    PROGRAM.stream()
        .filter(
            type ->
                Stream.of(
                        Rule.class,
                        ReportFormat.class,
                        ProvenanceSource.class,
                        ShimReader.class,
                        EnvironmentLocator.class)
                    .anyMatch(type::isAssignableTo))
        .filter(type -> !type.isInterface())
        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
        .map(JavaClass::getName)
        .forEach(written::add);
    assertThat(listed).isEqualTo(written);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .that(not(assignableTo(Annotation.class)))
        .should()
        .resideInAnyPackage(
            PROGRAM.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .toArray(String[]::new))
        .check(PROGRAM);
  }

  private static String[] concat(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  /** Stands for "no class at all" in a predicate. */
  private @interface Annotation {}
}
