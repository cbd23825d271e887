package dev.auditpath.memory;

import dev.auditpath.host.Host;
import dev.auditpath.model.FolderStamp;
import dev.auditpath.model.KnownFolder;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Folders as bytes. Each: how many bytes its path shares with the one before, the rest of the path,
 * the four numbers of the stamp (8 bytes each), 1 where it is marked, and its folders' names.
 * Lengths and counts are four bytes; texts are UTF-8, other bytes as they are on disk.
 */
final class FolderCode {
  private static final int LONGEST_PATH = 1 << 20;

  private FolderCode() {}

  static byte[] encode(Map<String, KnownFolder> folders) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(folders.size() * 64 + 16);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(folders.size());
    byte[] before = new byte[0];
    for (Map.Entry<String, KnownFolder> entry : folders.entrySet()) {
      byte[] path = bytes(entry.getKey());
      int mismatch = Arrays.mismatch(before, path);
      int shared = mismatch < 0 ? path.length : mismatch;
      out.writeInt(shared);
      out.writeInt(path.length - shared);
      out.write(path, shared, path.length - shared);
      write(entry.getValue(), out);
      before = path;
    }
    return bytes.toByteArray();
  }

  private static void write(KnownFolder folder, DataOutputStream out) throws IOException {
    FolderStamp stamp = folder.stamp();
    out.writeLong(stamp.device());
    out.writeLong(stamp.inode());
    out.writeLong(stamp.modified());
    out.writeLong(stamp.changed());
    out.writeByte(folder.marked() ? 1 : 0);
    out.writeInt(folder.folders().size());
    for (String name : folder.folders()) {
      byte[] bytes = bytes(name);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IOException where it did not write this
   */
  static Map<String, KnownFolder> decode(ByteBuffer in) throws IOException {
    try {
      int count = in.getInt();
      // Each takes 49 bytes at least, so a false count cannot take memory.
      if (count < 0 || count > in.remaining() / 49) {
        throw new IOException("has a false count of folders");
      }
      Map<String, KnownFolder> folders = new LinkedHashMap<>(count * 2);
      byte[] path = new byte[512];
      for (int i = 0; i < count; i++) {
        int shared = length(in.getInt(), path.length);
        int rest = length(in.getInt(), in.remaining());
        int whole = length(shared + rest, LONGEST_PATH);
        path = whole > path.length ? Arrays.copyOf(path, whole * 2) : path;
        in.get(path, shared, rest);
        folders.put(text(path, whole), folder(in));
      }
      return folders;
    } catch (BufferUnderflowException e) {
      throw new IOException("ends too early", e);
    }
  }

  private static KnownFolder folder(ByteBuffer in) throws IOException {
    FolderStamp stamp = new FolderStamp(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    boolean marked = in.get() == 1;
    String[] names = new String[length(in.getInt(), in.remaining() / 4)];
    for (int i = 0; i < names.length; i++) {
      byte[] name = new byte[length(in.getInt(), in.remaining())];
      in.get(name);
      names[i] = name(text(name, name.length));
    }
    return new KnownFolder(stamp, marked, Arrays.asList(names));
  }

  /** A name that could lead elsewhere is none that a folder has. */
  private static String name(String text) throws IOException {
    boolean leadsElsewhere =
        text.isEmpty() || text.equals(".") || text.equals("..") || text.indexOf('/') >= 0;
    if (leadsElsewhere || text.indexOf('\0') >= 0) {
      throw new IOException("has a false name");
    }
    return text;
  }

  private static int length(int length, int most) throws IOException {
    if (length < 0 || length > most) {
      throw new IOException("has a false length");
    }
    return length;
  }

  private static byte[] bytes(String text) {
    return text.chars().allMatch(c -> c < 0x80)
        ? text.getBytes(StandardCharsets.ISO_8859_1)
        : Host.encode(text);
  }

  private static String text(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 ? text : Host.decode(Arrays.copyOf(bytes, length));
  }
}
