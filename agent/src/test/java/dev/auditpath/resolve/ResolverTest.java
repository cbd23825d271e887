package dev.auditpath.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Candidate;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.DirectoryListing;
import dev.auditpath.model.DirectoryRole;
import dev.auditpath.model.EntryStatus;
import dev.auditpath.model.Executable;
import dev.auditpath.model.FileIdentity;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Resolution;
import dev.auditpath.model.Runnability;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import dev.auditpath.model.Unattributed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolverTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void orderOfDiscovery_neverChangesAResolution(long seed) {
    Random random = new Random(seed);
    Machine machine = Machine.random(random);
    List<Resolution> expected = machine.resolve(machine.directories());

    for (int i = 0; i < 10; i++) {
      Collections.shuffle(machine.candidates, random);
      assertThat(machine.resolve(machine.directories())).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void entryAddedAtTheEnd_neverChangesAWinner(long seed) {
    Machine machine = Machine.random(new Random(seed));
    List<Path> all = machine.directories();
    Map<CommandName, Candidate> before = winners(machine.resolve(all.subList(0, all.size() - 1)));

    Map<CommandName, Candidate> after = winners(machine.resolve(all));

    before.forEach(
        (command, winner) -> assertThat(after).as("seed %d", seed).containsEntry(command, winner));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void winnerTakenAway_makesTheFirstShadowedOneWin(long seed) {
    Machine machine = Machine.random(new Random(seed));
    for (Resolution resolution : machine.resolve(machine.directories())) {
      if (!resolution.shadowed().isEmpty()) {
        Candidate winner = resolution.winner().orElseThrow();
        List<Candidate> rest = new ArrayList<>(resolution.candidates());
        rest.removeIf(candidate -> Resolution.sameFile(candidate, winner));
        Resolution without = new Resolution(resolution.command(), "given", Optional.empty(), rest);

        assertThat(without.winner()).as("seed %d", seed).contains(resolution.shadowed().get(0));
      }
    }
  }

  private static Map<CommandName, Candidate> winners(List<Resolution> resolutions) {
    Map<CommandName, Candidate> winners = new TreeMap<>();
    for (Resolution resolution : resolutions) {
      resolution.winner().ifPresent(winner -> winners.put(resolution.command(), winner));
    }
    return winners;
  }

  /** A few directories with a few names, some files the same, some that do not run. */
  private static final class Machine {
    private final Map<Path, DirectoryListing> listings = new LinkedHashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();

    static Machine random(Random random) {
      Machine machine = new Machine();
      for (int d = 0; d < 6; d++) {
        Path directory = Path.of("/d" + d);
        List<Executable> executables = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
          if (random.nextBoolean()) {
            executables.add(machine.executable(directory.resolve("tool" + n), random));
          }
        }
        machine.listings.put(directory, new DirectoryListing(directory, executables, true));
      }
      return machine;
    }

    private Executable executable(Path path, Random random) {
      CommandName command = CommandName.of(path.getFileName().toString(), Platform.LINUX);
      FileIdentity identity = new FileIdentity(random.nextInt(30));
      Runnability runnability =
          random.nextInt(4) == 0 ? Runnability.BAD_INTERPRETER : Runnability.RUNS;
      candidates.add(
          new Candidate(command, path, identity, runnability, List.of(), path, new Unattributed()));
      return new Executable(command, path, identity, false, 1);
    }

    List<Path> directories() {
      return List.copyOf(listings.keySet());
    }

    List<Resolution> resolve(List<Path> directories) {
      List<SearchPathEntry> entries = new ArrayList<>();
      for (Path directory : directories) {
        entries.add(
            new SearchPathEntry(
                entries.size(),
                directory.toString(),
                directory,
                EntryStatus.OK,
                DirectoryRole.USER,
                List.of(),
                List.of(),
                ""));
      }
      return Resolver.resolve(
          new Inventory(List.of(new SearchPath("given", "test", entries)), listings, List.of(), 0),
          candidates);
    }
  }
}
