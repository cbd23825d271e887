package dev.auditpath.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.model.ManagedPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares with what dpkg-query says of this machine's own /usr/bin. */
class DpkgSourceOnThisMachineTest {
  private static final Path QUERY = Path.of("/usr/bin/dpkg-query");
  private static final int SAMPLE = 200;
  private static final String DIVERSION = "diversion by ";

  private final SystemLayout machine = SystemLayout.real();

  @BeforeEach
  void needsDpkg() {
    assumeTrue(Files.isExecutable(QUERY), "there is no " + QUERY + " here");
  }

  @Test
  void sampledCommands_haveTheOwnersThatDpkgNames() throws Exception {
    List<String> sample = sample();

    Map<String, ManagedPackage> claims =
        machine.claims(new DpkgSource(), sample.toArray(String[]::new));

    Map<String, Set<String>> expected = ownersByDpkg(sample);
    assertThat(claims.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    claims.forEach((name, owner) -> assertThat(expected.get(name)).as(name).contains(owner.name()));
    assertThat(claims.values()).allSatisfy(owner -> assertThat(owner.version()).isNotEmpty());
    assertThat(machine.problems.toList()).isEmpty();
  }

  @Test
  void version_isTheOneThatDpkgNames() throws Exception {
    ManagedPackage owner = machine.owner(new DpkgSource(), "/usr/bin/dpkg");

    assertThat(owner.version()).isEqualTo(query(List.of("-W", "-f=${Version}", "dpkg")));
  }

  /** Every so many files of /usr/bin, with those behind alternatives and diversions among them. */
  private static List<String> sample() throws IOException {
    Set<String> always = new HashSet<>(List.of("/usr/bin/ls", "/usr/bin/awk", "/usr/bin/sh"));
    Path diversions = Path.of("/var/lib/dpkg/diversions");
    if (Files.exists(diversions)) {
      always.addAll(Files.readAllLines(diversions));
    }
    List<String> all;
    try (Stream<Path> files = Files.list(Path.of("/usr/bin"))) {
      // dpkg-query -S takes names with these for patterns.
      all =
          files
              .filter(Files::isRegularFile)
              .map(Path::toString)
              .filter(name -> !name.contains("[") && !name.contains("\\"))
              .sorted()
              .toList();
    }
    int step = Math.max(1, all.size() / SAMPLE);
    List<String> sample = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i % step == 0 || always.contains(all.get(i))) {
        sample.add(all.get(i));
      }
    }
    return sample;
  }

  private Map<String, Set<String>> ownersByDpkg(List<String> sample) throws Exception {
    Map<String, List<String>> namesBySample = new TreeMap<>();
    Set<String> asked = new LinkedHashSet<>(List.of("-S"));
    for (String name : sample) {
      List<String> names = names(name);
      namesBySample.put(name, names);
      asked.addAll(names);
    }
    DpkgAnswer answer = DpkgAnswer.of(query(new ArrayList<>(asked)));
    Map<String, Set<String>> owners = new TreeMap<>();
    namesBySample.forEach(
        (name, names) ->
            names.stream()
                .map(answer::owners)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .ifPresent(found -> owners.put(name, found)));
    return owners;
  }

  /** The name, then what its links lead to, each under /usr and beside it. */
  private List<String> names(String name) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : CandidateFiles.of(machine.candidate(name))) {
      names.add(file.toString());
      names.add(
          file.startsWith("/usr") ? file.toString().substring("/usr".length()) : "/usr" + file);
    }
    return names;
  }

  /** What dpkg-query -S says: who lists a name; for a diverted one, by whom, and from where. */
  private record DpkgAnswer(
      Map<String, Set<String>> listings, Map<String, String> diverters, Map<String, String> from) {

    static DpkgAnswer of(String text) {
      DpkgAnswer answer = new DpkgAnswer(new HashMap<>(), new HashMap<>(), new HashMap<>());
      String lastFrom = "";
      for (String line : text.lines().toList()) {
        String name = line.substring(line.lastIndexOf(": ") + 2);
        if (line.startsWith(DIVERSION) && line.contains(" from: ")) {
          lastFrom = name;
          answer.diverters.put(name, line.substring(DIVERSION.length(), line.indexOf(" from: ")));
        } else if (line.startsWith(DIVERSION)) {
          answer.from.put(name, lastFrom);
        } else {
          for (String owner : line.substring(0, line.lastIndexOf(": ")).split(", ", -1)) {
            answer
                .listings
                .computeIfAbsent(name, first -> new HashSet<>())
                .add(DpkgLists.withoutArchitecture(owner));
          }
        }
      }
      return answer;
    }

    Set<String> owners(String name) {
      String from = from().getOrDefault(name, name);
      Set<String> owners = new HashSet<>(listings.getOrDefault(from, Set.of()));
      String diverter = diverters.getOrDefault(from, "");
      owners.removeIf(owner -> !diverter.isEmpty() && owner.equals(diverter) != from.equals(name));
      return owners;
    }
  }

  private static String query(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(QUERY.toString()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return answer;
  }
}
