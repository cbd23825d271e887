package dev.auditpath.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.KnownTool;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Problem;
import dev.auditpath.model.QuietHours;
import dev.auditpath.model.SearchBounds;
import dev.auditpath.model.Severity;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
  private static final String SCHEMA = "{\"schema\":\"audit-path/config/1\"";

  @TempDir Path root;
  private long userId;
  private Host host;
  private Problems problems;

  @BeforeEach
  void describeMachine() throws Exception {
    root = root.toRealPath();
    userId = ((Number) Files.getAttribute(root, "unix:uid")).longValue();
    host = host(Platform.LINUX, userId, Map.of());
    problems = new Problems(host);
  }

  @Test
  void noFiles_giveTheShippedDefaults() throws Exception {
    Settings settings = read(Optional.empty());

    assertThat(settings)
        .isEqualTo(
            new Settings(
                Severity.HIGH,
                Severity.LOW,
                List.of(),
                List.of(),
                new SearchBounds(true, 12, 2_000_000, 20, List.of()),
                KnownToolsFile.shipped()));
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void userFile_overridesDefaultsAndExtendsTheCatalogue() throws Exception {
    write(
        root.resolve("home/.config/audit-path/config.json"),
        SCHEMA
            + """
            ,"failOn":"critical","minSeverity":"info","environments":["~/venv","/opt/env","~"],
            "roots":["/srv","/srv"],"knownTools":[
              {"name":"git","publishers":{"pypi":["Acme_Git"]}},
              {"name":"acme","weight":"high","group":"vcs","reserved":true,"note":"ours"}]}
            """);

    Settings settings = read(Optional.empty());

    assertThat(settings.failOn()).isEqualTo(Severity.CRITICAL);
    assertThat(settings.minSeverity()).isEqualTo(Severity.INFO);
    assertThat(settings.environments())
        .containsExactly(root.resolve("home/venv"), Path.of("/opt/env"), root.resolve("home"));
    assertThat(settings.roots()).containsExactly(Path.of("/srv"));
    KnownTool git = tool(settings, "git");
    assertThat(git.isPublishedBy("pypi", "acme-git")).isTrue();
    assertThat(git.isPublishedBy("conda", "git")).isTrue();
    assertThat(git.weight()).isEqualTo(Severity.HIGH);
    assertThat(tool(settings, "acme").reserved()).isTrue();
  }

  @Test
  void boundsOfTheSearch_areTheUsersThenThePolicysThenTheShippedOnes() throws Exception {
    write(
        root.resolve("home/.config/audit-path/config.json"),
        SCHEMA + ",\"search\":{\"depth\":3,\"home\":false,\"skip\":[\"mine\"]}}");
    write(
        root.resolve("etc/audit-path/policy.json"),
        SCHEMA + ",\"search\":{\"depth\":4,\"seconds\":5,\"skip\":[\"theirs\"]}}");

    Settings settings = read(Optional.empty());

    assertThat(settings.search())
        .isEqualTo(new SearchBounds(false, 3, 2_000_000, 5, List.of("theirs", "mine")));
    assertThat(settings.withoutSearch()).isEqualTo(settings);
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void quietHours_areTheUsersThenThePolicys() throws Exception {
    write(root.resolve("etc/audit-path/policy.json"), SCHEMA + ",\"quietHours\":\"12:00-13:00\"}");
    assertThat(read(Optional.empty()).quietHours())
        .contains(new QuietHours(LocalTime.NOON, LocalTime.of(13, 0)));

    write(
        root.resolve("home/.config/audit-path/config.json"),
        SCHEMA + ",\"quietHours\":\"22:00-07:30\"}");
    assertThat(read(Optional.empty()).withoutSearch().quietHours())
        .contains(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30)));
  }

  @Test
  void configurationHome_isWhereTheVariableOrThePlatformSays() throws Exception {
    write(root.resolve("xdg/audit-path/config.json"), SCHEMA + ",\"failOn\":\"low\"}");
    write(
        root.resolve("home/Library/Application Support/audit-path/config.json"),
        SCHEMA + ",\"failOn\":\"info\"}");

    host = host(Platform.LINUX, userId, Map.of("XDG_CONFIG_HOME", root.resolve("xdg").toString()));
    assertThat(read(Optional.empty()).failOn()).isEqualTo(Severity.LOW);

    host = host(Platform.LINUX, userId, Map.of("XDG_CONFIG_HOME", "xdg"));
    assertThat(read(Optional.empty()).failOn()).isEqualTo(Severity.HIGH);

    host = host(Platform.MACOS, userId, Map.of());
    assertThat(read(Optional.empty()).failOn()).isEqualTo(Severity.INFO);
  }

  @Test
  void namedFile_isReadInsteadOfTheUsual() throws Exception {
    write(root.resolve("home/.config/audit-path/config.json"), "no JSON");
    Path named = write(root.resolve("mine.json"), SCHEMA + ",\"failOn\":\"medium\"}");

    assertThat(read(Optional.of(named)).failOn()).isEqualTo(Severity.MEDIUM);
  }

  @Test
  void namedFileThatIsMissing_isRefused() {
    Path named = root.resolve("absent.json");

    assertThatThrownBy(() -> read(Optional.of(named)))
        .isInstanceOf(SettingsException.class)
        .hasMessage(named + ":1:1: does not exist; expected a readable file");
  }

  @Test
  void policy_holdsWhatTheUserWouldLoosen() throws Exception {
    Path user =
        write(
            root.resolve("home/.config/audit-path/config.json"),
            SCHEMA + ",\"failOn\":\"critical\",\"minSeverity\":\"info\",\"roots\":[\"/a\"]}");
    write(
        root.resolve("etc/audit-path/policy.json"),
        SCHEMA + ",\"failOn\":\"medium\",\"minSeverity\":\"medium\",\"roots\":[\"/b\",\"/a\"]}");

    Settings settings = read(Optional.empty());

    assertThat(settings.failOn()).isEqualTo(Severity.MEDIUM);
    assertThat(settings.minSeverity()).isEqualTo(Severity.INFO);
    assertThat(settings.roots()).containsExactly(Path.of("/a"), Path.of("/b"));
    assertThat(problems.toList())
        .containsExactly(
            new Problem(
                "policy",
                user.toString(),
                "\"failOn\" is critical here; /etc/audit-path/policy.json holds it at medium",
                false));
  }

  @Test
  void policyAlone_replacesTheDefault() throws Exception {
    write(root.resolve("etc/audit-path/policy.json"), SCHEMA + ",\"failOn\":\"critical\"}");

    assertThat(read(Optional.empty()).failOn()).isEqualTo(Severity.CRITICAL);
    assertThat(problems.toList()).isEmpty();
  }

  @Test
  void fileThatOthersCanWrite_isRefused() throws Exception {
    Path file = write(root.resolve("home/.config/audit-path/config.json"), SCHEMA + "}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

    assertThatThrownBy(() -> read(Optional.empty()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            file
                + ":1:1: others can write to it (mode 0666); expected write permission for its"
                + " owner only");
  }

  @Test
  void fileOfASharedGroup_isRefusedAndOfTheUsersOwnGroupRead() throws Exception {
    assumeTrue(userId == 0, "only root can give a file to any group");
    Path file = write(root.resolve("mine.json"), SCHEMA + "}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    Files.setAttribute(file, "unix:uid", 1000);
    Files.setAttribute(file, "unix:gid", 1000);
    host = host(Platform.LINUX, 1000, Map.of());

    assertThat(read(Optional.of(file)).failOn()).isEqualTo(Severity.HIGH);

    Files.setAttribute(file, "unix:gid", 50);
    assertThatThrownBy(() -> read(Optional.of(file)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(file + ":1:1: others can write to it (mode 0664)");
  }

  @Test
  void policyThatOthersCanWrite_isRefused() throws Exception {
    Path file = write(root.resolve("etc/audit-path/policy.json"), SCHEMA + "}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--rw-"));

    assertThatThrownBy(() -> read(Optional.empty()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(file + ":1:1: others can write to it (mode 0646)");
  }

  @Test
  void ownLinkToAnOwnFile_isRead() throws Exception {
    Path target = write(root.resolve("dotfiles/config.json"), SCHEMA + ",\"failOn\":\"low\"}");
    Path link = root.resolve("home/.config/audit-path/config.json");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);

    assertThat(read(Optional.empty()).failOn()).isEqualTo(Severity.LOW);
  }

  @Test
  void danglingLink_isRefusedNotTakenForAbsent() throws Exception {
    Path link = root.resolve("home/.config/audit-path/config.json");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, root.resolve("nowhere"));

    assertThatThrownBy(() -> read(Optional.empty()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(link + ":1:1: does not exist; expected a readable file");
  }

  @Test
  void fileOfSomebodyElse_isRefused() throws Exception {
    assumeTrue(userId == 0, "only root can give a file to somebody else");
    Path file = write(root.resolve("home/.config/audit-path/config.json"), SCHEMA + "}");
    Files.setAttribute(file, "unix:uid", 4711);

    assertThatThrownBy(() -> read(Optional.empty()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(file + ":1:1: belongs to user 4711; expected you or root as its owner");
  }

  @Test
  void linkOfSomebodyElse_isRefused() throws Exception {
    assumeTrue(userId == 0, "only root can give a link to somebody else");
    Path target = write(root.resolve("other.json"), SCHEMA + "}");
    Path link = root.resolve("home/.config/audit-path/config.json");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);
    Files.setAttribute(link, "unix:uid", 4711, LinkOption.NOFOLLOW_LINKS);

    assertThatThrownBy(() -> read(Optional.empty()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(link + ":1:1: belongs to user 4711; expected you or root as its owner");
  }

  @Test
  void directoryInPlaceOfTheFile_isRefused() throws Exception {
    Path file = root.resolve("home/.config/audit-path/config.json");
    Files.createDirectories(file);

    assertThatThrownBy(() -> read(Optional.empty()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(file + ":1:1: is not a regular file; expected a readable file");
  }

  @Test
  void fileOverTheLimit_isRefused() throws Exception {
    Path file = write(root.resolve("big.json"), SCHEMA + " ".repeat(1_000_000) + "}");

    assertThatThrownBy(() -> read(Optional.of(file)))
        .isInstanceOf(SettingsException.class)
        .hasMessage(file + ":1:1: is longer than 1000000 bytes; expected a smaller file");
  }

  private static KnownTool tool(Settings settings, String name) {
    return settings.knownTools().find(CommandName.of(name, Platform.LINUX)).orElseThrow();
  }

  private Settings read(Optional<Path> configFile) throws SettingsException {
    return new SettingsReader().read(host, configFile, problems);
  }

  private Host host(Platform platform, long uid, Map<String, String> variables) {
    return new Host(platform, root, root.resolve("home"), root, uid, variables, Clock.systemUTC());
  }

  private static Path write(Path file, String text) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    // Whatever the umask of whoever runs the tests.
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }
}
