package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Origin;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.Unattributed;
import dev.auditpath.testing.WheelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layouts that setuptools, old pips and broken installs leave, built file by file. */
class LegacyInstallTest {
  private static final String LAUNCHER = "#!/usr/bin/python3\nimport sys\n";

  @TempDir private Path prefix;
  private Path site;
  private Scene scene;

  @BeforeEach
  void scene() throws IOException {
    site = Files.createDirectories(prefix.resolve("lib/python3.11/site-packages"));
    Files.createDirectories(prefix.resolve("bin"));
    scene = new Scene("venv", prefix, site);
  }

  @Test
  void eggLink_leadsToTheSourceTreesMetadata() throws IOException {
    Path source = prefix.resolve("work/src");
    write("lib/python3.11/site-packages/My-Tool.egg-link", source + "\n../");
    write("work/src/My_Tool.egg-info/PKG-INFO", "Name: My-Tool\nVersion: 0.3\n\nName: no\n");
    write("work/src/My_Tool.egg-info/entry_points.txt", "[console_scripts]\nmytool = my:main\n");
    write("work/src/My_Tool.egg-info/SOURCES.txt", "setup.py\nscripts/helper\n");
    Path script = write("bin/mytool", header("ENTRY-SCRIPT", "My-Tool==0.3") + LAUNCHER);
    Path helper = write("bin/helper", header("DEV-SCRIPT", "My-Tool==0.3") + LAUNCHER);

    PythonDistribution found = scene.distribution(script);

    assertThat(found.name()).isEqualTo("My-Tool");
    assertThat(found.version()).isEqualTo("0.3");
    assertThat(found.origin()).isEqualTo(Origin.EDITABLE);
    assertThat(found.originDetail()).isEqualTo(source.toString());
    assertThat(found.metadata()).isEqualTo(site.resolve("My-Tool.egg-link"));
    assertThat(found.claim().line()).isEqualTo(2);
    assertThat(scene.distribution(helper).claim().text()).isEqualTo("scripts/helper");
    assertThat(scene.problems.toList()).isEmpty();
  }

  @Test
  void installedFiles_areRelativeToTheEggInfo() throws IOException {
    String info = "lib/python3.11/site-packages/old-1.2-py3.11.egg-info/";
    write(info + "PKG-INFO", "Metadata-Version: 1.0\n");
    write(info + "installed-files.txt", "../old.py\n../../../../bin/old\n");
    Path script = write("bin/old", LAUNCHER);

    PythonDistribution found = scene.distribution(script);

    assertThat(found.name() + " " + found.version()).isEqualTo("old 1.2");
    assertThat(found.claim().line()).isEqualTo(2);
    assertThat(found.origin()).isEqualTo(Origin.UNKNOWN);
  }

  @Test
  void egg_holdsItsScriptsAndDeclarations() throws IOException {
    String egg = "lib/python3.11/site-packages/lay-1.0-py3.11.egg/EGG-INFO/";
    write(egg + "PKG-INFO", "Name: lay\nVersion: 1.0\n");
    write(egg + "scripts/lay-script", "");
    write(egg + "entry_points.txt", "[gui_scripts]\nlay = lay:main\n[other]\nnot-one = a:b\n");

    assertThat(scene.distribution(write("bin/lay", LAUNCHER)).name()).isEqualTo("lay");
    assertThat(scene.distribution(write("bin/lay-script", LAUNCHER)).name()).isEqualTo("lay");
    assertThat(scene.ask(new PythonSource(), write("bin/not-one", LAUNCHER)))
        .isEqualTo(new Unattributed());
  }

  @Test
  void zippedEgg_isReadWithoutUnpacking() throws IOException {
    String egg = "lib/python3.11/site-packages/zipped-1.0-py3.11.egg";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zipEntry(zip, "zipped.py", "x");
      zipEntry(zip, "EGG-INFO/PKG-INFO", "Name: Zipped\nVersion: 1.1\n");
      zipEntry(zip, "EGG-INFO/entry_points.txt", "[console_scripts]\nzip-tool = zipped:main\n");
      zipEntry(zip, "EGG-INFO/scripts/zip-script", "x");
    }
    write(egg, bytes.toByteArray());

    PythonDistribution found = scene.distribution(write("bin/zip-tool", LAUNCHER));

    assertThat(found.name() + " " + found.version()).isEqualTo("Zipped 1.1");
    assertThat(found.claim().file()).isEqualTo(prefix.resolve(egg));
    assertThat(scene.distribution(write("bin/zip-script", LAUNCHER)).name()).isEqualTo("Zipped");
    assertThat(scene.problems.toList()).isEmpty();
  }

  @Test
  void brokenEggAndMetadataInOneFile_areNoTrouble() throws IOException {
    write("lib/python3.11/site-packages/broken.egg", "PK\003\004 and no more");
    write("lib/python3.11/site-packages/one-1.0.egg-info", "Name: one\nVersion: 1.0\n");

    assertThat(scene.ask(new PythonSource(), write("bin/x", LAUNCHER)))
        .isEqualTo(new Unattributed());
    assertThat(scene.problems.toList()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void declaredNames_areCaseSensitive() throws IOException {
    String info = "lib/python3.11/site-packages/a-1.dist-info/";
    write(
        info + "entry_points.txt", "[console_scripts]\n# Tool = x:y\nTOOL: a:b\nTool = a:b [x]\n");

    assertThat(scene.distribution(write("bin/Tool", LAUNCHER)).claim().line()).isEqualTo(4);
    assertThat(scene.ask(new PythonSource(), write("bin/TOOL", LAUNCHER)))
        .isEqualTo(new Unattributed());
  }

  @Test
  void seedsOfVirtualenv_needNoDigest() throws IOException {
    write("lib/python3.11/site-packages/pip-24.0.dist-info/RECORD", "../../../bin/pip-3.11,,\r\n");
    Path script = write("bin/pip-3.11", LAUNCHER + "from pip._internal.cli.main import main\n");

    assertThat(scene.distribution(script).name()).isEqualTo("pip");
  }

  @Test
  void scriptWrittenOverASeed_isItsWriters() throws IOException {
    String over = LAUNCHER + "import evil\nfrom pip._internal.cli.main import main\n";
    String row = "../../../bin/pip," + WheelFile.digest(over.getBytes(StandardCharsets.UTF_8));
    write("lib/python3.11/site-packages/pip-24.0.dist-info/RECORD", "../../../bin/pip,,\n");
    write("lib/python3.11/site-packages/evil-1.dist-info/RECORD", row + ",9\n");

    assertThat(scene.distribution(write("bin/pip", over)).name()).isEqualTo("evil");
  }

  @Test
  void largeBinary_isItsProjectsWhileItsSizeFitsAndElseTheDigestsOwners() throws IOException {
    byte[] binary = new byte[1_100_000];
    String row = "../../../bin/tool," + WheelFile.digest(binary) + ",1100000\n";
    write("lib/python3.11/site-packages/tool-1.dist-info/RECORD", row);
    Path script = write("bin/tool", binary);
    assertThat(scene.distribution(script).name()).isEqualTo("tool");

    byte[] over = new byte[1_200_000];
    row = "../../../bin/tool," + WheelFile.digest(over) + ",1200000\n";
    write("lib/python3.11/site-packages/evil-1.dist-info/RECORD", row);
    assertThat(scene.distribution(write("bin/tool", over)).name()).isEqualTo("evil");
  }

  @Test
  void scriptWrittenOverALegacyOne_isItsWriters() throws IOException {
    String old = "lib/python3.11/site-packages/old-1.2.egg-info/";
    write(old + "installed-files.txt", "../../../../bin/old\n");
    write("lib/python3.11/site-packages/evil-1.dist-info/RECORD", "../../../bin/old,,\n");
    Path script = write("bin/old", LAUNCHER + "from old import main\n");

    assertThat(scene.distribution(script).name()).isEqualTo("evil");
  }

  @Test
  void severalOwnersWithoutDigest_theImportedModulesOwnerThenTheNewest() throws IOException {
    String rows = "../../../bin/tool,,\n";
    write("lib/python3.11/site-packages/a-1.dist-info/RECORD", rows + "module_a/x.py,,\n");
    write("lib/python3.11/site-packages/b-1.dist-info/RECORD", rows + "module_b.py,,\n");
    Files.setLastModifiedTime(site.resolve("a-1.dist-info"), FileTime.fromMillis(2_000));
    Files.setLastModifiedTime(site.resolve("b-1.dist-info"), FileTime.fromMillis(1_000));

    Path importing = write("bin/tool", LAUNCHER + "from module_b import main\n");
    assertThat(scene.distribution(importing).name()).isEqualTo("b");
    assertThat(scene.distribution(write("bin/tool", LAUNCHER)).name()).isEqualTo("a");
  }

  @Test
  void versionedNamesOfPip_needNoDeclaration() throws IOException {
    write(
        "lib/python3.11/site-packages/pip-24.0.dist-info/entry_points.txt",
        "[console_scripts]\npip = pip._internal.cli.main:main\n");

    assertThat(scene.distribution(write("bin/pip3.11", LAUNCHER)).name()).isEqualTo("pip");
  }

  @Test
  void markerOfAnEditableInstall_isAnOrigin() throws IOException {
    write("lib/python3.11/site-packages/ed-1.0.dist-info/RECORD", "../../../bin/ed,,\n");
    write("lib/python3.11/site-packages/__editable__.ed-1.0.pth", "/src\n");

    assertThat(scene.distribution(write("bin/ed", LAUNCHER)).origin()).isEqualTo(Origin.EDITABLE);
  }

  @Test
  void rowsThatLeadElsewhere_claimNothing() throws IOException {
    write(
        "lib/python3.11/site-packages/pkg-1.dist-info/RECORD",
        "pkg/bin/tool,,\n../../../../bin/tool,,\n\"../../../bin/quo\"\"ted, one\",,\n\0/bin/tool,,\n");

    assertThat(scene.ask(new PythonSource(), write("bin/tool", LAUNCHER)))
        .isEqualTo(new Unattributed());
    assertThat(scene.distribution(write("bin/quo\"ted, one", LAUNCHER)).claim().line())
        .isEqualTo(3);
  }

  @Test
  void linkedScript_isWhereItLeads() throws IOException {
    write("lib/python3.11/site-packages/pip-24.0.dist-info/RECORD", "../../../bin/pip3.11,,\n");
    write("bin/pip3.11", LAUNCHER);
    Path link = Files.createSymbolicLink(prefix.resolve("bin/pip"), Path.of("pip3.11"));

    assertThat(scene.distribution(link).name()).isEqualTo("pip");
  }

  @Test
  void garbageInEveryFile_neverThrows() throws IOException {
    Random random = new Random(20);
    for (int round = 0; round < 40; round++) {
      for (String file : new String[] {"RECORD", "METADATA", "INSTALLER", "direct_url.json"}) {
        write("lib/python3.11/site-packages/a-1.dist-info/" + file, noise(random, round));
      }
      write("lib/python3.11/site-packages/d.egg", noise(random, round));
      write("lib/python3.11/site-packages/b.egg-link", noise(random, round));
      write("lib/python3.11/site-packages/c.egg-info/installed-files.txt", noise(random, round));
      write("lib/python3.11/site-packages/c.egg-info/entry_points.txt", noise(random, round));
      Path script =
          write("bin/tool", "#!" + new String(noise(random, round), StandardCharsets.UTF_8));

      scene.ask(new PythonSource(), script);
    }
  }

  /** Random bytes among which what parsers look for stands rather often. */
  private static byte[] noise(Random random, int round) {
    String[] pieces = {
      "../../../bin/tool",
      "bin/tool,",
      "sha256=",
      "Name:",
      "\n",
      "\"",
      "=",
      "{\"url\":",
      "from a import b",
      "[console_scripts]",
      "tool",
      "/",
      "# EASY-INSTALL-X: 'a==1",
      "{\"dir_info\":{",
      "\0",
      "from  import "
    };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < round * 3; i++) {
      byte[] bytes = new byte[random.nextInt(6)];
      random.nextBytes(bytes);
      out.writeBytes(bytes);
      out.writeBytes(pieces[random.nextInt(pieces.length)].getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static void zipEntry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String header(String kind, String requirement) {
    return "#!/x/bin/python\n# EASY-INSTALL-" + kind + ": '" + requirement + "','x'\n";
  }

  private Path write(String file, String text) throws IOException {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String file, byte[] content) throws IOException {
    Path path = prefix.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.write(path, content);
  }
}
