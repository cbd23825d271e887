package dev.auditpath.memory;

import dev.auditpath.host.Host;
import dev.auditpath.model.Examination;
import dev.auditpath.model.FileStamp;
import dev.auditpath.model.KnownExamination;
import dev.auditpath.transcript.ExaminationJson;
import dev.auditpath.transcript.JsonIn;
import dev.auditpath.transcript.JsonOut;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Examinations as lines of JSON. */
final class ExaminationCode {
  private ExaminationCode() {}

  static byte[] line(String key, KnownExamination known, Host host) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(
        JsonOut.object(
            host,
            out -> {
              out.text("key", key);
              out.objects("restsOn", known.restsOn(), ExaminationCode::write);
              out.object(
                  "examination", object -> ExaminationJson.write(known.examination(), object));
            }));
    line.write('\n');
    return line.toByteArray();
  }

  /**
   * Reads lines.
   *
   * @throws IOException where one of them was not written by {@link #line}
   */
  static Map<String, KnownExamination> decode(ByteBuffer lines, Host host) throws IOException {
    Map<String, KnownExamination> examinations = new LinkedHashMap<>();
    while (lines.hasRemaining()) {
      Entry entry = JsonIn.object(line(lines), host, ExaminationCode::entry);
      examinations.put(entry.key(), entry.known());
    }
    return examinations;
  }

  private record Entry(String key, KnownExamination known) {}

  private static Entry entry(JsonIn in) throws IOException {
    String key = in.text("key");
    List<FileStamp> restsOn = in.objects("restsOn", ExaminationCode::stamp);
    Examination examination = in.object("examination", ExaminationJson::examination);
    return new Entry(key, new KnownExamination(examination, restsOn));
  }

  /** Returns the bytes up to the next line end, and goes on after it. */
  private static ByteBuffer line(ByteBuffer lines) throws IOException {
    int start = lines.position();
    while (lines.hasRemaining()) {
      if (lines.get() == '\n') {
        return lines.duplicate().position(start).limit(lines.position() - 1).slice();
      }
    }
    throw new IOException("ends too early");
  }

  private static void write(FileStamp stamp, JsonOut out) throws IOException {
    out.path("file", stamp.file());
    out.number("device", stamp.device());
    out.number("inode", stamp.inode());
    out.number("size", stamp.size());
    out.number("modified", stamp.modified());
    out.number("changed", stamp.changed());
  }

  private static FileStamp stamp(JsonIn in) throws IOException {
    return new FileStamp(
        in.path("file"),
        in.number("device"),
        in.number("inode"),
        in.number("size"),
        in.number("modified"),
        in.number("changed"));
  }
}
