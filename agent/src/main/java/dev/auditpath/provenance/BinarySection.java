package dev.auditpath.provenance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one section of an executable by its section table; the rest of the file is not read.
 *
 * <p>Formats: ELF of 32 and 64 bits in both byte orders (elf(5)), thin Mach-O of 64 bits in little
 * endian (mach-o/loader.h). An executable whose section table was stripped has no sections.
 *
 * @param names of the section
 * @param limit how many of its bytes are read at most
 */
record BinarySection(SeekableByteChannel channel, ByteOrder order, Set<String> names, int limit) {
  private static final int MOST_SECTIONS = 4_096;
  private static final int MOST_COMMAND_BYTES = 1024 * 1024;
  private static final int LC_SEGMENT_64 = 0x19;

  /** Returns the beginning of the first section that bears one of the names. */
  static Optional<byte[]> read(SeekableByteChannel channel, Set<String> names, int limit)
      throws IOException {
    ByteBuffer head = new BinarySection(channel, ByteOrder.BIG_ENDIAN, names, limit).at(0, 64);
    int magic = head.remaining() < 64 ? 0 : head.getInt(0);
    if (magic == NativeBinary.ELF) {
      ByteOrder order = head.get(5) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
      return new BinarySection(channel, order, names, limit).elf(head.order(order));
    }
    return magic == NativeBinary.MACH_O_64
        ? new BinarySection(channel, ByteOrder.LITTLE_ENDIAN, names, limit).machO()
        : Optional.empty();
  }

  private Optional<byte[]> elf(ByteBuffer head) throws IOException {
    boolean wide = head.get(4) == 2;
    long table = wide ? head.getLong(40) : unsigned(head.getInt(32));
    int entry = Short.toUnsignedInt(head.getShort(wide ? 58 : 46));
    int count = Short.toUnsignedInt(head.getShort(wide ? 60 : 48));
    int namesIndex = Short.toUnsignedInt(head.getShort(wide ? 62 : 50));
    if (entry < (wide ? 64 : 40) || entry > 256 || count > MOST_SECTIONS || namesIndex >= count) {
      return Optional.empty();
    }
    ByteBuffer headers = at(table, entry * count);
    if (headers.remaining() < entry * count) {
      return Optional.empty();
    }
    long nameTable = elfOffset(headers, namesIndex * entry, wide);
    for (int at = 0; at < count * entry; at += entry) {
      if (names.contains(text(at(nameTable + unsigned(headers.getInt(at)), 32), 0))) {
        long size = wide ? headers.getLong(at + 32) : unsigned(headers.getInt(at + 20));
        return Optional.of(bytes(elfOffset(headers, at, wide), size));
      }
    }
    return Optional.empty();
  }

  private static long elfOffset(ByteBuffer headers, int at, boolean wide) {
    return wide ? headers.getLong(at + 24) : unsigned(headers.getInt(at + 16));
  }

  private Optional<byte[]> machO() throws IOException {
    int size = at(20, 4).getInt(0);
    if (size < 0 || size > MOST_COMMAND_BYTES) {
      return Optional.empty();
    }
    ByteBuffer commands = at(32, size);
    int at = 0;
    while (at + 72 <= commands.limit()) {
      int length = commands.getInt(at + 4);
      if (length < 8 || length > commands.limit() - at) {
        return Optional.empty();
      }
      if (commands.getInt(at) == LC_SEGMENT_64) {
        Optional<byte[]> section = machOSection(commands, at, at + length);
        if (section.isPresent()) {
          return section;
        }
      }
      at += length;
    }
    return Optional.empty();
  }

  private Optional<byte[]> machOSection(ByteBuffer commands, int start, int end)
      throws IOException {
    for (int at = start + 72; at + 80 <= end; at += 80) {
      if (names.contains(text(commands.slice(at, 16), 0))) {
        long offset = unsigned(commands.getInt(at + 48));
        return Optional.of(bytes(offset, commands.getLong(at + 40)));
      }
    }
    return Optional.empty();
  }

  private byte[] bytes(long offset, long size) throws IOException {
    ByteBuffer read = at(offset, (int) Math.max(0, Math.min(size, limit)));
    byte[] bytes = new byte[read.remaining()];
    read.get(bytes);
    return bytes;
  }

  /** Reads up to {@code length} bytes; fewer, or none, where the file ends before. */
  private ByteBuffer at(long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(order);
    if (offset >= 0 && offset < channel.size()) {
      channel.position(offset);
      while (buffer.hasRemaining() && channel.read(buffer) > 0) {
        // read(2) may give less than asked for
      }
    }
    return buffer.flip();
  }

  private static String text(ByteBuffer bytes, int from) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < bytes.limit() && bytes.get(i) != 0; i++) {
      text.append((char) (bytes.get(i) & 0xFF));
    }
    return text.toString();
  }

  private static long unsigned(int value) {
    return Integer.toUnsignedLong(value);
  }
}
