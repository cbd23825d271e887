package dev.auditpath.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * One message on a pipe: its length (four bytes, most significant first, the kind counted), its
 * kind (one byte), and a JSON object.
 */
record Frame(Kind kind, ByteBuffer body) {
  /** A source of 1 MiB, every character of it escaped, and what stands around it. */
  static final int MOST_BYTES = 8 * 1024 * 1024;

  /** What is said. */
  enum Kind {
    /** The worker has started. */
    READY('r'),
    /** What does this program do? */
    ANALYSE('a'),
    /** What stands behind this module's name? */
    FIND('f'),
    /** What does this module ship under this name? */
    SHIPPED('s'),
    /** This does. */
    MODULE('m'),
    /** Which commands has the distribution that brought this module? */
    WHOSE('w'),
    /** These. */
    COMMANDS('c'),
    /** Which modules lie directly in this package? */
    WITHIN('i'),
    /** Those of these names. */
    NAMES('n'),
    /** What is registered in this group of entry points? */
    REGISTERED('e'),
    /** These plug-ins. */
    PLUG_INS('p'),
    /** What of the same distribution has Python run before? */
    BEFORE('o'),
    /** These texts. */
    TEXTS('t'),
    /** This is what it does. */
    BEHAVIOUR('b');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    private static Kind of(int letter) throws IOException {
      for (Kind kind : values()) {
        if (kind.letter == letter) {
          return kind;
        }
      }
      throw new IOException("a message of no known kind");
    }
  }

  /**
   * Waits for a message.
   *
   * @throws EOFException where the other side is gone
   * @throws IOException where it is too long or of no known kind
   */
  static Frame read(InputStream pipe) throws IOException {
    DataInputStream in = new DataInputStream(pipe);
    int length = in.readInt();
    if (length < 1 || length > MOST_BYTES) {
      throw new IOException("a message of a false length");
    }
    Kind kind = Kind.of(in.readUnsignedByte());
    // Not by the length that it states: what is not there shall take no memory.
    byte[] body = in.readNBytes(length - 1);
    if (body.length < length - 1) {
      throw new EOFException();
    }
    return new Frame(kind, ByteBuffer.wrap(body));
  }

  /**
   * Sends a message.
   *
   * @throws IOException where it is too long, or the other side is gone
   */
  static void write(Kind kind, byte[] body, OutputStream pipe) throws IOException {
    if (body.length >= MOST_BYTES) {
      throw new IOException("a message that is too long");
    }
    DataOutputStream out = new DataOutputStream(pipe);
    out.writeInt(body.length + 1);
    out.writeByte(kind.letter);
    out.write(body);
    out.flush();
  }
}
