package dev.auditpath.provenance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Inventory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoSourceTest {
  private static final String GOPLS =
      "path\tgolang.org/x/tools/gopls\nmod\tgolang.org/x/tools/gopls\tv0.15.3\th1:x\n";
  private static final String CMD_GO = "path\tcmd/go\nbuild\t-compiler=gc\n";

  @TempDir Path directory;
  private final GoSource go = new GoSource();
  private Workshop machine;

  @BeforeEach
  void build() throws IOException {
    machine = Workshop.in(directory);
  }

  @Test
  void binaryInTheDefaultDirectory_isItsMainPackages() throws IOException {
    Path gopls = machine.write("home/go/bin/gopls", elf64(GOPLS));

    assertThat(machine.claimed(go, gopls)).contains("go golang.org/x/tools/gopls v0.15.3 OPEN");
  }

  @Test
  void machO_isReadToo() throws IOException {
    Path gopls = machine.write("home/go/bin/gopls", machO(GOPLS));

    assertThat(machine.claimed(go, gopls)).contains("go golang.org/x/tools/gopls v0.15.3 OPEN");
  }

  @Test
  void directoriesOfVariablesAndGoEnv_areKnown() throws IOException {
    Path one = machine.write("one/bin/gopls", elf64(GOPLS));
    Path two = machine.write("two/gopls", elf64(GOPLS));
    machine.write("home/.config/go/env", "GOBIN=" + two.getParent() + "\n");
    Workshop withPath = machine.with("GOPATH", "/nowhere:" + machine.root().resolve("one"));

    assertThat(withPath.claimed(go, one)).isPresent();
    assertThat(withPath.claimed(go, two)).isPresent();
  }

  @Test
  void sameBinaryInAPythonEnvironment_isNotClaimed() throws IOException {
    assertThat(machine.claimed(go, machine.write("venv/bin/gopls", elf64(GOPLS)))).isEmpty();
  }

  @Test
  void toolchain_isTheSdk() throws IOException {
    machine.write("sdk/VERSION", "go1.22.1\n");
    machine.write("sdk/pkg/tool/linux_amd64/vet", "");
    Path tool = machine.write("sdk/bin/go", elf64(CMD_GO));

    assertThat(machine.claimed(go, tool)).contains("go-sdk go 1.22.1 CURATED");
  }

  @Test
  void foreignBinaryInTheToolchain_isNotClaimed() throws IOException {
    machine.write("sdk/VERSION", "go1.22.1\n");
    machine.write("sdk/pkg/tool/linux_amd64/vet", "");

    assertThat(machine.claimed(go, machine.write("sdk/bin/git", elf64(GOPLS)))).isEmpty();
  }

  @Test
  void toolchainLayoutInAPythonEnvironment_isNotClaimed() throws IOException {
    machine.write("venv/VERSION", "go1.22.1\n");
    machine.write("venv/src/cmd/x", "");
    machine.write("venv/pyvenv.cfg", "");

    assertThat(machine.claimed(go, machine.write("venv/bin/go", elf64(CMD_GO)))).isEmpty();
  }

  @Test
  void damagedBinaries_neverThrow() throws IOException {
    Random random = new Random(7);
    for (byte[] whole : List.of(elf64(GOPLS), machO(GOPLS))) {
      for (int round = 0; round < 250; round++) {
        byte[] damaged = java.util.Arrays.copyOf(whole, random.nextInt(whole.length + 1));
        for (int i = 0; i < 4 && damaged.length > 0; i++) {
          damaged[random.nextInt(Math.min(damaged.length, 240))] = (byte) random.nextInt();
        }
        Path file = machine.write("home/go/bin/gopls", damaged);
        assertThat(machine.claim(go, file)).as("seed 7, round %s", round).isNotNull();
      }
    }
  }

  @Test
  void goOfThisMachine_isTheSdk() throws IOException {
    Path tool = Host.local().system("/usr/local/go/bin/go");
    Assumptions.assumeTrue(Files.exists(tool), "no Go in /usr/local/go");
    Host host = Host.local();

    assertThat(
            go.claims(
                    List.of(Workshop.candidate(tool)),
                    new Inventory(List.of(), Map.of(), List.of(), 0),
                    host,
                    new Problems(host))
                .get(tool))
        .extracting(claim -> claim.kind())
        .isEqualTo("go-sdk");
  }

  private static byte[] buildInfo(String modules) {
    ByteArrayOutputStream section = new ByteArrayOutputStream();
    section.writeBytes("\377 Go buildinf:".getBytes(ISO_8859_1));
    section.writeBytes(new byte[] {8, 2});
    section.writeBytes(new byte[16]);
    writeText(section, "go1.22.1");
    writeText(section, "0123456789abcdef" + modules + "0123456789abcdef");
    return section.toByteArray();
  }

  private static void writeText(ByteArrayOutputStream out, String text) {
    int length = text.length();
    for (; length >= 0x80; length >>= 7) {
      out.write((length & 0x7F) | 0x80);
    }
    out.write(length);
    out.writeBytes(text.getBytes(ISO_8859_1));
  }

  /** Three sections: none, their names at 256, the build information at 512. */
  private static byte[] elf64(String modules) {
    byte[] info = buildInfo(modules);
    String names = "\0.shstrtab\0.go.buildinfo\0";
    ByteBuffer elf = ByteBuffer.allocate(512 + info.length).order(ByteOrder.LITTLE_ENDIAN);
    elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    elf.putLong(40, 64).putShort(58, (short) 64).putShort(60, (short) 3).putShort(62, (short) 1);
    elf.putInt(128, 1).putLong(128 + 24, 256).putLong(128 + 32, names.length());
    elf.putInt(192, 11).putLong(192 + 24, 512).putLong(192 + 32, info.length);
    elf.position(256).put(names.getBytes(ISO_8859_1));
    elf.position(512).put(info);
    return elf.array();
  }

  /** One segment with one section, its content at 512. */
  private static byte[] machO(String modules) {
    byte[] info = buildInfo(modules);
    ByteBuffer machO = ByteBuffer.allocate(512 + info.length).order(ByteOrder.LITTLE_ENDIAN);
    machO.putInt(0, 0xFEEDFACF).putInt(16, 1).putInt(20, 152);
    machO.putInt(32, 0x19).putInt(36, 152).putInt(32 + 64, 1);
    machO.position(104).put("__go_buildinfo".getBytes(ISO_8859_1));
    machO.putLong(104 + 40, info.length).putInt(104 + 48, 512);
    machO.position(512).put(info);
    return machO.array();
  }
}
