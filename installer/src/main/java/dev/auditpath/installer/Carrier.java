package dev.auditpath.installer;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries plans out, step by step; programs get the environment that it is given and no other. */
final class Carrier {
  private final Map<String, String> environment;
  private final PrintStream out;
  private final List<Path> made = new ArrayList<>();
  private final Undo undo = new Undo();
  private volatile boolean stopped;
  private volatile @Nullable Process running;

  Carrier(Map<String, String> environment, PrintStream out) {
    this.environment = Map.copyOf(environment);
    this.out = out;
  }

  /**
   * Carries out a plan. Where a step fails, what was done since the last receipt is taken back.
   *
   * @throws PlanFailedException where a step fails
   */
  void carryOut(InstallPlan plan) throws PlanFailedException, InterruptedException {
    boolean done = false;
    try {
      for (Step step : plan.steps()) {
        carryOut(step);
      }
      done = true;
    } finally {
      if (!done) {
        undo.run().ifPresent(failure -> out.println("not taken back: " + failure.getMessage()));
      }
    }
  }

  /** Ends the program that runs now, and the plan with it; may be called by any thread. */
  void stop() {
    stopped = true;
    Process process = running;
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  private void carryOut(Step step) throws PlanFailedException, InterruptedException {
    if (stopped) {
      throw new PlanFailedException(step, "stopped");
    }
    try {
      if (step instanceof Step.WriteFile write) {
        writeFile(write.file(), write.content());
      } else if (step instanceof Step.CopyTree copy) {
        makeFolders(folderOf(copy.to()));
        undo.treeMade(copy.to());
        Trees.copy(copy.from(), copy.to());
      } else if (step instanceof Step.Link link) {
        link(link);
      } else if (step instanceof Step.Remove remove) {
        Trees.remove(remove.path());
      } else if (step instanceof Step.RemoveAllBut remove) {
        Trees.removeAllBut(remove.folder(), Set.copyOf(remove.kept()));
      } else if (step instanceof Step.RemoveIfEmpty remove) {
        for (Path folder : remove.folders()) {
          Trees.removeIfEmpty(folder);
        }
      } else if (step instanceof Step.KeepReceipt keep) {
        keepReceipt(keep.receipt());
      } else if (step instanceof Step.Say say) {
        out.println(say.line());
      } else if (step instanceof Step.Run run) {
        run(run);
      }
    } catch (IOException failure) {
      throw new PlanFailedException(step, reason(failure));
    }
  }

  private static String reason(IOException failure) {
    return failure.getClass().getSimpleName().replace("Exception", "")
        + ": "
        + failure.getMessage();
  }

  private void run(Step.Run run) throws PlanFailedException, IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(run.command());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Path temporary = null;
    if (run.output().isEmpty()) {
      builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
    } else {
      temporary = temporaryBeside(run.output().get(0));
      builder.redirectOutput(temporary.toFile());
    }
    int exit;
    try {
      Process process = builder.start();
      running = process;
      exit = process.waitFor();
    } catch (IOException notStarted) {
      exit = -1;
    }
    if (exit == 0 && temporary != null) {
      undo.replacing(run.output().get(0));
      Files.move(temporary, run.output().get(0), StandardCopyOption.ATOMIC_MOVE);
    } else if (temporary != null) {
      Files.deleteIfExists(temporary);
    }
    if (exit != 0) {
      if (run.otherwise().isEmpty() || stopped) {
        throw new PlanFailedException(run, "it ended with exit code " + exit);
      }
      for (Step step : run.otherwise()) {
        carryOut(step);
      }
    }
  }

  private void writeFile(Path file, String content) throws IOException {
    Path temporary = temporaryBeside(file);
    try {
      undo.replacing(file);
      Files.writeString(temporary, content, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private Path temporaryBeside(Path file) throws IOException {
    Path folder = folderOf(file);
    makeFolders(folder);
    return Files.createTempFile(folder, ".audit-path-", ".tmp");
  }

  private static Path folderOf(Path path) throws IOException {
    Path folder = path.getParent();
    if (folder == null) {
      throw new IOException(path + " is in no folder");
    }
    return folder;
  }

  /** Makes missing folders one by one, so that each that had to be made is known. */
  private void makeFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    makeFolders(folderOf(folder));
    Files.createDirectory(folder);
    made.add(folder);
    undo.folderMade(folder);
  }

  private void link(Step.Link step) throws IOException {
    Path link = step.link();
    if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
      throw new IOException(link + " is there already and is no link; move it away");
    }
    makeFolders(folderOf(link));
    undo.replacing(link);
    Path temporary = link.resolveSibling("." + link.getFileName() + ".new");
    Files.deleteIfExists(temporary);
    Files.createSymbolicLink(temporary, step.target());
    Files.move(temporary, link, StandardCopyOption.ATOMIC_MOVE);
  }

  private void keepReceipt(Path receipt) throws IOException {
    Set<String> lines = new LinkedHashSet<>();
    if (Files.isRegularFile(receipt)) {
      lines.addAll(Files.readAllLines(receipt, StandardCharsets.UTF_8));
    }
    made.forEach(folder -> lines.add(folder.toString()));
    writeFile(receipt, String.join("\n", lines) + "\n");
    undo.forget();
  }
}
