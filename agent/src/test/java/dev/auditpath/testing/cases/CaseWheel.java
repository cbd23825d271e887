package dev.auditpath.testing.cases;

import dev.auditpath.testing.WheelFile;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes archives whose entries have permissions, as a wheel needs whose {@code .data} holds
 * executables (PEP 427); the same text gives the same bytes.
 */
final class CaseWheel {
  private static final FileTime THEN = FileTime.fromMillis(1_700_000_000_000L);

  private final Content content;

  CaseWheel(Content content) {
    this.content = content;
  }

  /** Writes the wheel of a step into a directory and returns it. */
  Path write(Case.Step step, Path directory) throws IOException, InterruptedException {
    String name = step.arguments().get(0);
    String stem = name.replaceAll("[-.]+", "_") + "-" + step.arguments().get(1);
    String info = stem + ".dist-info/";
    Map<String, Case.File> files = new LinkedHashMap<>();
    for (Case.File file : step.files()) {
      String path = file.path().replace("@data@", stem + ".data").replace("@info@/", info);
      files.put(path, new Case.File(path, file.flags(), file.text()));
    }
    files.putIfAbsent(info + "METADATA", text(metadata(step)));
    String tag = step.all("tag").stream().findFirst().orElse("py3-none-any");
    files.putIfAbsent(
        info + "WHEEL", text("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: " + tag + "\n"));
    List<String> scripts = step.all("script");
    if (!scripts.isEmpty()) {
      files.putIfAbsent(
          info + "entry_points.txt",
          text("[console_scripts]\n" + String.join("\n", scripts) + "\n"));
    }
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    StringBuilder record = new StringBuilder();
    for (Map.Entry<String, Case.File> file : files.entrySet()) {
      byte[] made = content.of(file.getValue());
      bytes.put(file.getKey(), made);
      record.append(file.getKey() + "," + WheelFile.digest(made) + "," + made.length + "\n");
    }
    record.append(info).append("RECORD,,\n");
    bytes.put(info + "RECORD", record.toString().getBytes(StandardCharsets.UTF_8));
    Files.createDirectories(directory);
    Path wheel = directory.resolve(stem + "-" + tag + ".whl");
    zip(wheel, bytes, files);
    return wheel;
  }

  /** Writes an archive; entries whose file is flagged {@code executable} may be executed. */
  static void zip(Path archive, Map<String, byte[]> bytes, Map<String, Case.File> files)
      throws IOException {
    URI uri = URI.create("jar:" + archive.toUri());
    Map<String, String> options = Map.of("create", "true", "enablePosixFileAttributes", "true");
    try (FileSystem zip = FileSystems.newFileSystem(uri, options)) {
      for (Map.Entry<String, byte[]> entry : bytes.entrySet()) {
        Path inside = zip.getPath("/" + entry.getKey());
        Files.createDirectories(inside.getParent());
        Files.write(inside, entry.getValue());
        Files.setLastModifiedTime(inside, THEN);
        Case.File file = files.get(entry.getKey());
        boolean executable = file != null && file.is("executable");
        Files.setPosixFilePermissions(
            inside, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
    markRegularFiles(archive);
  }

  /**
   * Adds the kind of file to each entry's mode, which the JDK leaves out and pip asks for (the
   * central directory's external attributes, APPNOTE 4.4.15).
   */
  private static void markRegularFiles(Path archive) throws IOException {
    ByteBuffer zip = ByteBuffer.wrap(Files.readAllBytes(archive)).order(ByteOrder.LITTLE_ENDIAN);
    int end = zip.capacity() - 22;
    int entry = zip.getInt(end + 16);
    for (int left = zip.getShort(end + 10); left > 0; left--) {
      zip.putInt(entry + 38, zip.getInt(entry + 38) | 0x8000_0000);
      entry += 46 + zip.getShort(entry + 28) + zip.getShort(entry + 30) + zip.getShort(entry + 32);
    }
    Files.write(archive, zip.array());
  }

  private static String metadata(Case.Step step) {
    return "Metadata-Version: 2.1\nName: "
        + step.arguments().get(0)
        + "\nVersion: "
        + step.arguments().get(1)
        + "\n";
  }

  private static Case.File text(String text) {
    return new Case.File("", List.of(), text);
  }
}
