package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The pages of a SQLite database, read-only and without its locks; see <a
 * href="https://www.sqlite.org/fileformat2.html">the file format</a>. A database that is being
 * written may look damaged; that is an {@link IOException} like any other.
 */
final class SqliteFile implements Closeable {
  static final int HEADER_LENGTH = 100;
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int PAGE_SIZE_AT = 16;
  private static final int RESERVED_AT = 20;
  private static final int TEXT_ENCODING_AT = 56;

  private final SeekableByteChannel channel;
  private final int pageSize;
  private final int usableSize;
  private final long pages;

  private SqliteFile(SeekableByteChannel channel, ByteBuffer header, long size) {
    this.channel = channel;
    int stored = header.getShort(PAGE_SIZE_AT) & 0xFFFF;
    this.pageSize = stored == 1 ? 1 << 16 : stored;
    this.usableSize = pageSize - (header.get(RESERVED_AT) & 0xFF);
    this.pages = pageSize == 0 ? 0 : size / pageSize;
  }

  /**
   * Opens a database.
   *
   * @throws IOException where it is no regular file, or no database that this can read
   */
  static SqliteFile open(Path file, Host host) throws IOException {
    if (!host.isFile(file)) {
      throw new FileSystemException(host.text(file), null, "is not a regular file");
    }
    SeekableByteChannel channel = Files.newByteChannel(file);
    try {
      ByteBuffer header = ByteBuffer.allocate(HEADER_LENGTH);
      fill(channel, 0, header);
      SqliteFile database = new SqliteFile(channel, header, channel.size());
      database.check(header);
      return database;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Says so where changes wait beside the database: in a write-ahead log that is not empty. */
  static void sayWhereChangesWait(Path file, Host host, Problems problems) {
    Path log = file.resolveSibling(host.fileName(file) + "-wal");
    try {
      if (Files.size(log) > 0) {
        problems.add(
            new Problem(
                "unread-changes",
                host.text(file),
                "has changes waiting in its write-ahead log; read without them",
                false));
      }
    } catch (NoSuchFileException absent) {
      return;
    } catch (IOException e) {
      problems.add(log, e);
    }
  }

  private void check(ByteBuffer header) throws IOException {
    if (!header.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw new IOException("is not a SQLite database");
    }
    if (Integer.bitCount(pageSize) != 1 || pageSize < 512 || usableSize < 480) {
      throw damaged("no such page size");
    }
    int encoding = header.getInt(TEXT_ENCODING_AT);
    if (encoding > 1) {
      throw new IOException("holds its texts as UTF-16; not read");
    }
  }

  /** Returns a page; 1 is the first. */
  ByteBuffer page(long number) throws IOException {
    if (number < 1 || number > pages) {
      throw damaged("page " + number + " of " + pages);
    }
    ByteBuffer page = ByteBuffer.allocate(pageSize);
    fill(channel, (number - 1) * pageSize, page);
    return page;
  }

  long pages() {
    return pages;
  }

  /** Returns how many bytes of each page hold content. */
  int usableSize() {
    return usableSize;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  static IOException damaged(String how) {
    return new IOException("is damaged or being written: " + how);
  }

  private static void fill(SeekableByteChannel channel, long position, ByteBuffer bytes)
      throws IOException {
    channel.position(position);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw damaged("ends early");
      }
    }
  }
}
