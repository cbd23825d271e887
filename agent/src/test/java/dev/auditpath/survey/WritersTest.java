package dev.auditpath.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Exposure;
import dev.auditpath.model.Platform;
import dev.auditpath.testing.FakeMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritersTest {
  private static final long USER = 1000;
  private static final long BOB = 1001;
  private static final long STAFF = 50;
  private static final long PRIVATE = 1000;

  @TempDir Path root;
  private FakeMachine machine;
  private Host host;
  private Problems problems;

  @BeforeEach
  void build() throws IOException {
    assumeTrue(Permissions.of(root).userId() == 0, "needs root to give files away");
    machine =
        new FakeMachine(root)
            .file(
                "/etc/passwd",
                """
                root:x:0:0::/root:/bin/sh
                u:x:1000:1000::/home/u:/bin/sh
                bob:x:1001:100::/home/bob:/bin/sh
                """)
            .file(
                "/etc/group",
                """
                root:x:0:
                u:x:1000:u
                users:x:100:
                staff:x:50:u,bob
                solo:x:60:u,root
                """)
            .directory("/opt/x/bin");
    host = machine.host(Platform.LINUX, USER, Map.of());
    problems = new Problems(host);
  }

  @Test
  void rootAndUserOnly_none() throws IOException {
    set("/opt/x", USER, PRIVATE, 0755);

    assertThat(exposures("/opt/x/bin")).isEmpty();
  }

  @Test
  void worldWritable_everyone() throws IOException {
    set("/opt/x/bin", 0, 0, 0777);

    assertThat(exposures("/opt/x/bin")).containsExactly(exposure("/opt/x/bin", "everyone"));
  }

  @Test
  void worldWritableAbove_everyoneThere() throws IOException {
    set("/opt", 0, 0, 0777);

    assertThat(exposures("/opt/x/bin")).containsExactly(exposure("/opt", "everyone"));
  }

  @Test
  void stickyItself_everyone() throws IOException {
    set("/opt/x/bin", 0, 0, 01777);

    assertThat(exposures("/opt/x/bin")).containsExactly(exposure("/opt/x/bin", "everyone"));
  }

  @Test
  void stickyAboveUsersDirectory_none() throws IOException {
    set("/opt", 0, 0, 01777);
    set("/opt/x", USER, PRIVATE, 0755);

    assertThat(exposures("/opt/x/bin")).isEmpty();
  }

  @Test
  void stickyAboveStrangersDirectory_both() throws IOException {
    set("/opt", 0, 0, 01777);
    set("/opt/x", BOB, PRIVATE, 0755);

    assertThat(exposures("/opt/x/bin"))
        .containsExactly(exposure("/opt/x", "user \"bob\""), exposure("/opt", "everyone"));
  }

  @Test
  void groupWithAnotherMember_group() throws IOException {
    set("/opt/x/bin", 0, STAFF, 0775);
    set("/opt/x", 0, 100, 0775);

    assertThat(exposures("/opt/x/bin"))
        .containsExactly(
            exposure("/opt/x/bin", "group \"staff\""), exposure("/opt/x", "group \"users\""));
  }

  @Test
  void groupOfUserAndRootOnly_none() throws IOException {
    set("/opt/x/bin", 0, 60, 0775);
    set("/opt/x", 0, PRIVATE, 0775);

    assertThat(exposures("/opt/x/bin")).isEmpty();
  }

  @Test
  void groupNotListed_unknownOnly() throws IOException {
    set("/opt/x/bin", 0, 4242, 0775);

    assertThat(exposures("/opt/x/bin")).isEmpty();
    assertThat(new Writers().unknown(machine.place("/opt/x/bin"), host, problems))
        .containsExactly(exposure("/opt/x/bin", "group 4242 (members not known)"));
  }

  @Test
  void rootAsks_usersDirectoryIsExposed() throws IOException {
    set("/opt/x/bin", USER, PRIVATE, 0755);
    host = machine.host(Platform.LINUX, 0, Map.of());

    assertThat(exposures("/opt/x/bin")).containsExactly(exposure("/opt/x/bin", "user \"u\""));
  }

  @Test
  void link_bothWaysUpAreSeen() throws IOException {
    machine.directory("/srv/real").directory("/srv/links");
    set("/srv/links", 0, 0, 0777);
    set("/srv/real", 4711, 0, 0755);
    Files.createSymbolicLink(machine.place("/srv/links/bin"), machine.place("/srv/real"));

    assertThat(exposures("/srv/links/bin"))
        .contains(exposure("/srv/links", "everyone"), exposure("/srv/real", "user 4711"));
  }

  @Test
  void missing_whoCouldCreateIt() throws IOException {
    set("/opt/x/bin", 0, 0, 01777);

    assertThat(creators("/opt/x/bin/a/b")).containsExactly(exposure("/opt/x/bin", "everyone"));
    assertThat(creators("/opt/x/other")).isEmpty();
  }

  @Test
  void danglingLink_whoCouldCreateItsTarget() throws IOException {
    machine.directory("/srv/open");
    set("/srv/open", 0, 0, 0777);
    Files.createSymbolicLink(machine.place("/opt/x/link"), machine.place("/srv/open/a"));

    assertThat(creators("/opt/x/link")).containsExactly(exposure("/srv/open", "everyone"));
    assertThat(creators("/opt/x/link/b")).containsExactly(exposure("/srv/open", "everyone"));
  }

  private List<Exposure> exposures(String name) {
    return new Writers().exposures(machine.place(name), host, problems);
  }

  private List<Exposure> creators(String name) {
    return new Writers().creators(machine.place(name), host, problems);
  }

  private Exposure exposure(String name, String who) {
    return new Exposure(machine.place(name), who);
  }

  private void set(String name, long owner, long group, int mode) throws IOException {
    Path place = machine.place(name);
    Files.setAttribute(place, "unix:uid", (int) owner);
    Files.setAttribute(place, "unix:gid", (int) group);
    Files.setAttribute(place, "unix:mode", mode);
  }
}
