package dev.auditpath.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.HistoryEntry;
import dev.auditpath.model.Problem;
import dev.auditpath.testing.Machines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir private Path root;
  private Host host;
  private Path file;

  @BeforeEach
  void makeTheHome() throws IOException {
    host = Machines.linux(root, Map.of());
    Files.createDirectories(host.home());
    file = StateDirectory.of(host).resolve("history.jsonl");
  }

  @Test
  void whatWasAdded_isReadBackInOrder() throws IOException {
    add("started", "raised");
    add("cleared");

    assertThat(kinds()).containsExactly("started", "raised", "cleared");
    assertThat(problems()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void hostileText_staysOnOneLineOfAscii() throws IOException {
    new History(host)
        .add(
            List.of(HistoryEntry.of(Instant.EPOCH, "raised", "path", "/a\n\u001b[2J\udc80\u202e")));

    assertThat(Files.readString(file)).matches("[ -~]*\n");
    assertThat(Files.readAllLines(file)).hasSize(1);
    assertThat(new HistoryReader(host, new Problems(host)).read().get(0).fields())
        .containsEntry("path", "/a\n\u001b[2J\udc80\u202e");
  }

  @Test
  void lineTornByAKill_isKeptAsideAndSaid() throws IOException {
    add("started");
    byte[] whole = Files.readAllBytes(file);
    for (int cut = 1; cut < whole.length; cut += 7) {
      Files.write(file, whole);
      Files.deleteIfExists(StateDirectory.of(host).resolve("history.head"));
      Files.write(file, Arrays.copyOf(whole, whole.length - cut), StandardOpenOption.APPEND);

      add("raised");

      assertThat(kinds()).containsExactly("started", "recovered", "raised");
      assertThat(problems()).isEmpty();
    }
    assertThat(StateDirectory.of(host).resolve("history.torn")).isNotEmptyFile();
  }

  @Test
  void editedLine_breaksTheChain() throws IOException {
    add("started", "raised", "cleared");
    Files.writeString(file, Files.readString(file).replace("raised", "issued"));

    assertThat(problems()).extracting(Problem::message).anyMatch(text -> text.contains("line 3"));
  }

  @Test
  void lineTakenOut_breaksTheChain() throws IOException {
    add("started", "raised", "cleared");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.remove(1);
    Files.write(file, lines);

    assertThat(problems()).extracting(Problem::message).anyMatch(text -> text.contains("line 2"));
  }

  @Test
  void linesTakenFromTheBeginning_breakTheChain() throws IOException {
    add("started", "raised", "cleared");
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(1, 3));

    assertThat(problems()).isNotEmpty();
  }

  @Test
  void newestLinesCutOff_areMissedAndTheNextEntrySaysSo() throws IOException {
    add("started", "raised", "cleared");
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, 1));

    assertThat(problems())
        .extracting(Problem::message)
        .containsExactly("the newest 2 lines are gone");
    add("started");
    assertThat(kinds()).containsExactly("started", "broken", "started");
    assertThat(problems()).isEmpty();
  }

  @Test
  void historyTakenAway_isMissed() throws IOException {
    add("started", "raised");
    Files.delete(file);

    assertThat(problems()).hasSize(1);
    add("started");
    assertThat(kinds()).containsExactly("broken", "started");
  }

  @Test
  void newestLineEdited_isMissed() throws IOException {
    add("started", "raised");
    Files.writeString(file, Files.readString(file).replace("raised", "issued"));

    assertThat(problems()).extracting(Problem::message).anyMatch(text -> text.contains("line 2"));
  }

  @Test
  void killBetweenALineAndItsHead_isNoLoss() throws IOException {
    add("started");
    byte[] head = Files.readAllBytes(StateDirectory.of(host).resolve("history.head"));
    add("raised");
    Files.write(StateDirectory.of(host).resolve("history.head"), head);

    assertThat(problems()).isEmpty();
    add("cleared");
    assertThat(kinds()).containsExactly("started", "raised", "cleared");
  }

  @Test
  void fullFile_isRotatedAndTheChainGoesOn() throws IOException {
    History history = new History(host, 400);
    for (int i = 0; i < 30; i++) {
      history.add(List.of(HistoryEntry.of(Instant.EPOCH, "raised", "detail", "number " + i)));
    }

    assertThat(StateDirectory.of(host).resolve("history.3.jsonl")).exists();
    assertThat(StateDirectory.of(host).resolve("history.4.jsonl")).doesNotExist();
    List<HistoryEntry> entries = new HistoryReader(host, new Problems(host)).read();
    assertThat(entries.get(entries.size() - 1).fields()).containsEntry("detail", "number 29");
    assertThat(problems()).isEmpty();
  }

  @Test
  void linkInTheFilesPlace_isNotWrittenThrough() throws IOException {
    add("started");
    Path target = Files.writeString(root.resolve("target"), "mine\n");
    Files.delete(file);
    Files.createSymbolicLink(file, target);

    assertThatThrownBy(() -> add("raised")).isInstanceOf(IOException.class);
    assertThat(target).hasContent("mine\n");
  }

  @Test
  void writersAtOnce_keepOneChain() throws Exception {
    History history = new History(host);
    List<Thread> threads =
        List.of(new Thread(() -> addMany(history)), new Thread(() -> addMany(history)));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(kinds()).hasSize(100);
    assertThat(problems()).isEmpty();
  }

  private static void addMany(History history) {
    for (int i = 0; i < 50; i++) {
      try {
        history.add(List.of(new HistoryEntry(Instant.EPOCH, "raised", Map.of())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void add(String... kinds) throws IOException {
    List<HistoryEntry> entries = new ArrayList<>();
    for (String kind : kinds) {
      entries.add(new HistoryEntry(Instant.EPOCH, kind, Map.of()));
    }
    new History(host).add(entries);
  }

  private List<String> kinds() {
    return new HistoryReader(host, new Problems(host))
        .read().stream().map(HistoryEntry::kind).toList();
  }

  private List<Problem> problems() {
    Problems problems = new Problems(host);
    new HistoryReader(host, problems).read();
    return problems.toList();
  }
}
