package dev.auditpath.examine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.behaviour.ModuleSource;
import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.PlugIn;
import dev.auditpath.behaviour.Program;
import dev.auditpath.behaviour.Subject;
import dev.auditpath.model.Behaviour;
import dev.auditpath.model.EntryPoint;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.HandOver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RememberingReaderTest {
  private static final Subject SUBJECT = new Subject(List.of("curl"), "acme");

  private final Counting counting = new Counting();
  private final RememberingReader reader = new RememberingReader(counting);

  @Test
  void theSameProgramAmongTheSameModulesIsReadOnceAndToldWhereItStands() {
    read(new Environment("/one").with("acme.cli", "x").with("acme.net", "y"));
    Behaviour second = read(new Environment("/two").with("acme.cli", "x").with("acme.net", "y"));

    assertThat(counting.readings).isEqualTo(1);
    assertThat(second.effects())
        .extracting(Evidence::path)
        .containsExactly(Path.of("/two/lib/acme.net.py"));
    assertThat(second.handOvers().get(0).evidence().path())
        .isEqualTo(Path.of("/two/lib/acme.cli.py"));
  }

  @Test
  void anotherTextOfAnyModuleIsReadAgain() {
    read(new Environment("/one").with("acme.cli", "x").with("acme.net", "y"));
    read(new Environment("/one").with("acme.cli", "x").with("acme.net", "z"));

    assertThat(counting.readings).isEqualTo(2);
  }

  @Test
  void aModuleThatWasMissingAndCameIsReadAgain() {
    read(new Environment("/one").with("acme.cli", "x"));
    read(new Environment("/two").with("acme.cli", "x").with("acme.net", "y"));

    assertThat(counting.readings).isEqualTo(2);
  }

  @Test
  void anotherDistributionsCommandThatCameIsReadAgain() {
    Environment before = new Environment("/one").with("acme.cli", "x");
    Environment after =
        new Environment("/one").with("acme.cli", "x").withCommand("tool.cli", "curl");

    read(before);
    read(after);

    assertThat(counting.readings).isEqualTo(2);
  }

  @Test
  void aModuleThatCameIntoAPackageIsReadAgain() {
    counting.listed = "acme.steps";
    read(new Environment("/one").with("acme.cli", "x"));
    read(new Environment("/two").with("acme.cli", "x"));
    assertThat(counting.readings).isEqualTo(1);
    read(new Environment("/two").with("acme.cli", "x").with("acme.steps.tray", ""));
    assertThat(counting.readings).isEqualTo(2);
  }

  @Test
  void aPlugInThatCameIsReadAgain() {
    Environment before = new Environment("/one").with("acme.cli", "x");
    Environment after = new Environment("/one").with("acme.cli", "x");
    after.plugIns.add(new PlugIn("tray", new EntryPoint("tray", "run")));
    read(before);
    read(after);
    assertThat(counting.readings).isEqualTo(2);
  }

  @Test
  void codeThatCameToRunBeforeIsReadAgain() {
    Environment before = new Environment("/one").with("acme.cli", "x");
    Environment after = new Environment("/one").with("acme.cli", "x");
    after.startup.add(new ModuleSource.Text(Path.of("/one/acme.pth"), "import x", false, "acme"));
    read(before);
    read(after);
    assertThat(counting.readings).isEqualTo(2);
  }

  @Test
  void whatNamesTheDirectoryItWasReadInIsNotToldOfAnother() {
    counting.words = "starts /one/lib/payload";
    read(new Environment("/one").with("acme.cli", "x"));
    read(new Environment("/two").with("acme.cli", "x"));
    assertThat(counting.readings).isEqualTo(2);

    read(new Environment("/one").with("acme.cli", "x"));
    assertThat(counting.readings).isEqualTo(2);
  }

  @Test
  void anotherSubjectIsAnotherProgram() {
    Environment environment = new Environment("/one").with("acme.cli", "x");
    read(environment);
    reader.python(new Subject(List.of("wget"), "acme"), environment.program(), environment);

    assertThat(counting.readings).isEqualTo(2);
  }

  @Test
  void whatWasReadLongAgoIsForgottenBeforeMemoryRunsOut() {
    for (int i = 0; i < 5_000; i++) {
      reader.shell(SUBJECT, Path.of("/one/bin/curl"), "echo " + i);
    }
    counting.readings = 0;

    reader.shell(SUBJECT, Path.of("/two/bin/curl"), "echo 4999");
    assertThat(counting.readings).isZero();
    reader.shell(SUBJECT, Path.of("/one/bin/curl"), "echo 0");
    assertThat(counting.readings).isEqualTo(1);
  }

  private Behaviour read(Environment environment) {
    return reader.python(SUBJECT, environment.program(), environment);
  }

  /** Asks for two modules and tells what stands in them. */
  private static final class Counting implements CodeReader {
    private int readings;
    private String words = "sends something";
    private String listed = "";

    @Override
    public Behaviour python(Subject subject, Program program, Modules modules) {
      readings++;
      modules.commands("tool.cli");
      modules.children(listed);
      modules.startup();
      modules.plugIns("acme.steps");
      HandOver handOver = new HandOver("curl", evidence(modules.find("acme.cli"), "hands over"));
      return modules.find("acme.net") instanceof ModuleSource.Missing
          ? new Behaviour(List.of(handOver), List.of(), List.of(), List.of())
          : new Behaviour(
              List.of(handOver),
              List.of(evidence(modules.find("acme.net"), words)),
              List.of(),
              List.of());
    }

    private Evidence evidence(ModuleSource source, String what) {
      Path file = ((ModuleSource.Text) source).file();
      return new Evidence("network", file, 1, what + words, "");
    }

    @Override
    public Behaviour shell(Subject subject, Path file, String text) {
      readings++;
      return Behaviour.NONE;
    }
  }

  /** Modules in a folder. */
  private static final class Environment implements Modules {
    private final String prefix;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Set<String>> commands = new HashMap<>();
    private final List<PlugIn> plugIns = new ArrayList<>();
    private final List<ModuleSource.Text> startup = new ArrayList<>();

    Environment(String prefix) {
      this.prefix = prefix;
    }

    Environment with(String module, String text) {
      texts.put(module, text);
      return this;
    }

    Environment withCommand(String module, String command) {
      commands.put(module, Set.of(command));
      return this;
    }

    Program program() {
      return new Program.Entry(new EntryPoint("acme.cli", "main"), Path.of(prefix + "/bin/curl"));
    }

    @Override
    public ModuleSource find(String module) {
      String text = texts.get(module);
      return text == null
          ? new ModuleSource.Missing()
          : new ModuleSource.Text(Path.of(prefix + "/lib/" + module + ".py"), text, false, "acme");
    }

    @Override
    public ModuleSource data(String nearModule, String relative) {
      return new ModuleSource.Missing();
    }

    @Override
    public Map<String, Set<String>> commands(String module) {
      return commands;
    }

    @Override
    public List<ModuleSource.Text> startup() {
      return startup;
    }

    @Override
    public List<PlugIn> plugIns(String group) {
      return plugIns;
    }

    @Override
    public List<String> children(String parent) {
      return texts.keySet().stream().filter(name -> name.startsWith(parent + ".")).toList();
    }
  }
}
