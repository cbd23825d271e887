package dev.auditpath.memory;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.KnownExamination;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What was read of executables, in the file {@code examinations} of the state directory, one JSON
 * object a line, so that none is read twice while it stays the same. Whoever asks chooses the keys,
 * and puts into them all that an examination depends on besides files: the program's version first.
 *
 * <p>Not for use by several threads.
 */
public final class ExaminationMemory {
  private static final int MOST_EXAMINATIONS = 4_000;
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  /** Above what the lines take, room for the head. */
  private static final int CAP = MOST_BYTES + 1024;

  private final CheckedFile file = new CheckedFile("examinations", 1, CAP);

  /**
   * Returns the examinations by their keys, the oldest first; none where they cannot be known.
   * Whether one still holds is for the caller to find out, from what it rests on.
   */
  public Map<String, KnownExamination> recall(Host host, Problems problems) {
    return file.read(host, problems, lines -> ExaminationCode.decode(lines, host)).orElse(Map.of());
  }

  /**
   * Keeps examinations for the next run, in place of all before. Of more than 4,000, or 16 MiB, the
   * first ones are left out.
   *
   * @param examinations the oldest first
   */
  public void remember(Map<String, KnownExamination> examinations, Host host, Problems problems) {
    try {
      file.write(newest(examinations, host), host);
    } catch (IOException e) {
      file.say("the next run reads everything again: " + Problems.reason(e), host, problems);
    }
  }

  private static byte[] newest(Map<String, KnownExamination> examinations, Host host)
      throws IOException {
    List<Map.Entry<String, KnownExamination>> newestFirst =
        new ArrayList<>(examinations.entrySet());
    Collections.reverse(newestFirst);
    List<byte[]> lines = new ArrayList<>();
    int length = 0;
    for (Map.Entry<String, KnownExamination> entry : newestFirst) {
      byte[] line = ExaminationCode.line(entry.getKey(), entry.getValue(), host);
      length += line.length;
      if (length > MOST_BYTES || lines.size() == MOST_EXAMINATIONS) {
        break;
      }
      lines.add(line);
    }
    Collections.reverse(lines);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    lines.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
