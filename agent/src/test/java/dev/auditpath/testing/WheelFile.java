package dev.auditpath.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a small wheel by hand, with the metadata that a build back end would write (PEP 427). */
public final class WheelFile {
  private final String name;
  private final String version;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final StringBuilder consoleScripts = new StringBuilder();
  private String description = "";

  private WheelFile(String name, String version) {
    this.name = name;
    this.version = version;
  }

  /** Starts a wheel of a project. */
  public static WheelFile of(String name, String version) {
    return new WheelFile(name, version);
  }

  /** Adds a file at a path of the archive. */
  public WheelFile file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file at a path of the archive. */
  public WheelFile file(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  /** Declares a console script, for example {@code curl} and {@code pkg.cli:main}. */
  public WheelFile consoleScript(String command, String target) {
    consoleScripts.append(command).append(" = ").append(target).append('\n');
    return this;
  }

  /** Adds a file that the installer puts into the bin directory ({@code .data/scripts}). */
  public WheelFile script(String command, String text) {
    return file(stem() + ".data/scripts/" + command, text);
  }

  /** Sets the body of METADATA, which follows its header after an empty line. */
  public WheelFile description(String text) {
    this.description = text;
    return this;
  }

  /** Writes the wheel into a directory and returns its path. */
  public Path write(Path directory) throws IOException {
    Path wheel = directory.resolve(stem() + "-py3-none-any.whl");
    Map<String, byte[]> all = new LinkedHashMap<>(files);
    String info = stem() + ".dist-info/";
    all.put(info + "METADATA", bytes(metadata()));
    all.put(
        info + "WHEEL", bytes("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"));
    if (consoleScripts.length() > 0) {
      all.put(info + "entry_points.txt", bytes("[console_scripts]\n" + consoleScripts));
    }
    all.put(info + "RECORD", bytes(record(all, info)));
    Files.createDirectories(directory);
    try (OutputStream out = Files.newOutputStream(wheel);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : all.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return wheel;
  }

  /** Returns a digest as RECORD writes it: {@code sha256=} and URL-safe base64 without padding. */
  public static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String stem() {
    return name.replace('-', '_') + "-" + version;
  }

  private String metadata() {
    return "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n\n" + description;
  }

  private static String record(Map<String, byte[]> all, String info) {
    StringBuilder rows = new StringBuilder();
    all.forEach(
        (path, content) -> rows.append(path + "," + digest(content) + "," + content.length + "\n"));
    return rows.append(info).append("RECORD,,\n").toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
