package dev.auditpath.quarantine;

import dev.auditpath.host.Host;
import dev.auditpath.host.PrivateDirectory;
import dev.auditpath.host.Problems;
import dev.auditpath.host.WholeFile;
import dev.auditpath.model.Sha256;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What is in quarantine: a file each, as Java's properties write texts, named after the place where
 * the script was.
 */
final class QuarantineRecords {
  private static final int CAP = 64 * 1024;
  private static final String ENDING = ".properties";

  private final Path directory;
  private final Host host;

  QuarantineRecords(Path directory, Host host) {
    this.directory = directory;
    this.host = host;
  }

  List<QuarantinedFile> all(Problems problems) {
    List<QuarantinedFile> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ENDING)) {
      for (Path file : files) {
        try {
          all.add(read(file));
        } catch (IOException damaged) {
          problems.add(file, damaged);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException none) {
      return List.of();
    } catch (IOException unreadable) {
      problems.add(directory, unreadable);
    }
    all.sort((one, other) -> one.at().compareTo(other.at()));
    return all;
  }

  private QuarantinedFile read(Path file) throws IOException {
    Properties texts = new Properties();
    try {
      texts.load(new StringReader(new String(host.read(file, CAP), StandardCharsets.US_ASCII)));
      return new QuarantinedFile(
          text(texts, "fingerprint"),
          text(texts, "command"),
          host.path(text(texts, "original")),
          host.path(text(texts, "now")),
          Integer.parseInt(text(texts, "mode"), 8),
          text(texts, "sha256"),
          Instant.parse(text(texts, "at")));
    } catch (IllegalArgumentException | DateTimeException malformed) {
      throw new IOException("is not as it was written", malformed);
    }
  }

  private static String text(Properties texts, String name) throws IOException {
    String text = texts.getProperty(name);
    if (text == null) {
      throw new IOException("is not as it was written");
    }
    return text;
  }

  void write(QuarantinedFile file) throws IOException {
    Properties texts = new Properties();
    texts.setProperty("fingerprint", file.fingerprint());
    texts.setProperty("command", file.command());
    texts.setProperty("original", host.text(file.original()));
    texts.setProperty("now", host.text(file.now()));
    texts.setProperty("mode", Integer.toOctalString(file.mode()));
    texts.setProperty("sha256", file.digest());
    texts.setProperty("at", file.at().toString());
    StringWriter lines = new StringWriter();
    texts.store(lines, null);
    PrivateDirectory.require(directory, host);
    WholeFile.write(place(file), escaped(lines.toString()));
  }

  /** Written to a Writer, properties are not escaped; these have bytes that no encoding knows. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x7F) {
        escaped.append(c);
      } else {
        escaped.append(String.format("\\u%04x", (int) c));
      }
    }
    return escaped.toString();
  }

  void delete(QuarantinedFile file) throws IOException {
    Files.deleteIfExists(place(file));
  }

  private Path place(QuarantinedFile file) {
    String name = Sha256.hex(Host.encode(host.text(file.original())));
    return directory.resolve(name + ENDING);
  }
}
