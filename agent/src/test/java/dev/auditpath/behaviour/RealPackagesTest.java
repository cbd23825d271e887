package dev.auditpath.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.EntryPoint;
import dev.auditpath.model.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Large programs as they are installed: no fault, no bound reached, what they are known to do. */
class RealPackagesTest {
  private static final long STACK = 64L * 1024 * 1024;

  /** One folder of packages, read as it is. */
  private record SitePackages(Path folder) implements Modules {
    @Override
    public ModuleSource find(String module) {
      Path place = folder.resolve(module.replace('.', '/'));
      ModuleSource found = text(place.resolve("__init__.py"), true, module);
      if (found instanceof ModuleSource.Missing) {
        found = text(Path.of(place + ".py"), false, module);
      }
      if (found instanceof ModuleSource.Missing && module.indexOf('.') < 0) {
        return new ModuleSource.Library("");
      }
      return found;
    }

    private static ModuleSource text(Path file, boolean isPackage, String module) {
      try {
        if (Files.isRegularFile(file)) {
          return new ModuleSource.Text(file, Files.readString(file), isPackage, module);
        }
      } catch (IOException notRead) {
        return new ModuleSource.Unreadable(file, notRead.toString(), "dynamic-code");
      }
      return new ModuleSource.Missing();
    }

    @Override
    public ModuleSource data(String nearModule, String relative) {
      return new ModuleSource.Missing();
    }

    @Override
    public Map<String, Set<String>> commands(String module) {
      return Map.of();
    }

    @Override
    public List<ModuleSource.Text> startup() {
      return List.of();
    }

    @Override
    public List<PlugIn> plugIns(String group) {
      return List.of();
    }

    @Override
    public List<String> children(String parent) {
      return List.of();
    }
  }

  @Test
  void pipIsFollowedToTheNetworkWithinTheBounds() throws InterruptedException {
    Behaviour behaviour = analysed("pip", new EntryPoint("pip._internal.cli.main", "main"));
    assertThat(behaviour.effects()).extracting(Evidence::kind).contains("network");
    assertThat(behaviour.unread())
        .extracting(Evidence::detail)
        .noneMatch(detail -> detail.contains("could not be followed"))
        .noneMatch(detail -> detail.contains("steps"))
        .noneMatch(detail -> detail.contains("nested too deeply"));
  }

  private static Behaviour analysed(String command, EntryPoint entryPoint)
      throws InterruptedException {
    Path folder = Path.of("/usr/lib/python3/dist-packages");
    assumeTrue(Files.isDirectory(folder.resolve(command)), "python3-" + command + " is not there");
    AtomicReference<Behaviour> found = new AtomicReference<>(Behaviour.NONE);
    Runnable analysis =
        () ->
            found.set(
                Analysis.of(
                    new Subject(List.of(command), command),
                    new Program.Entry(entryPoint, Path.of("/usr/bin/" + command)),
                    new SitePackages(folder)));
    Thread thread = new Thread(null, analysis, "analysis", STACK);
    thread.start();
    thread.join();
    return found.get();
  }
}
