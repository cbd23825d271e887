package dev.auditpath.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.host.Host;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Severity;
import dev.auditpath.testing.Golden;
import dev.auditpath.testing.Machines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What osascript is called with on a Mac, told by a program that stands in its place. */
class AppleScriptTest {
  @TempDir private Path root;
  private Path program;
  private Channel channel;

  @BeforeEach
  void putARecorderInItsPlace() throws IOException {
    assumeTrue(Machines.userId() == 0, "needs root, whose the helper has to be");
    root = root.toRealPath();
    program = Files.createDirectories(root.resolve("usr/bin")).resolve("osascript");
    write("echo shown\n");
    channel =
        new AppleScript(
            new Host(
                Platform.MACOS,
                root,
                root.resolve("Users/ann"),
                root,
                Machines.userId(),
                Map.of("PATH", "/evil", "DYLD_INSERT_LIBRARIES", "/evil"),
                Clock.systemUTC()));
  }

  private void write(String end) throws IOException {
    Files.writeString(
        program,
        "#!/bin/sh\nprintf '[%s]\\n' \"$@\" >'"
            + root
            + "/called'\n/usr/bin/env >'"
            + root
            + "/variables'\n"
            + end);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void hostileText_isAnArgumentAndNeverPartOfTheScript() throws Exception {
    Delivery delivery =
        channel.show(
            new Message(
                "c",
                Severity.CRITICAL,
                "-e \"& do shell script \"touch /x\" is not itself",
                "body\\\" & (do shell script \"id\") & \"",
                List.of()),
            Optional.empty());

    assertThat(delivery).isEqualTo(Delivery.OUT_OF_REACH);
    Golden.check("notify/osascript.txt", Files.readString(root.resolve("called")));
    assertThat(Files.readString(root.resolve("variables")))
        .contains("HOME=")
        .doesNotContain("/evil");
  }

  @Test
  void programThatSaysNothing_isNoDelivery() throws Exception {
    write("exit 1\n");

    assertThat(
            catchThrowable(
                () ->
                    channel.show(
                        new Message("c", Severity.HIGH, "t", "b", List.of()), Optional.empty())))
        .isInstanceOf(IOException.class)
        .hasMessage("osascript could not show it");
  }

  @Test
  void programThatOthersCanWriteTo_isNotStarted() throws Exception {
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xrwx"));

    assertThat(catchThrowable(() -> channel.describe()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("can be written to by others than root");
  }
}
