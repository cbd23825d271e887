package dev.auditpath.behaviour;

import dev.auditpath.behaviour.Value.Bytes;
import dev.auditpath.behaviour.Value.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Decoders, applied to what is constant; what comes out is marked as decoded. */
final class Decoding {
  private static final int MOST = 1 << 20;

  private Decoding() {}

  /** Turns bytes, one character each, into others; null where they are no such encoding. */
  @FunctionalInterface
  private interface Decoder {
    byte @Nullable [] decode(byte[] bytes) throws IOException;
  }

  static void addTo(Map<String, Model> models) {
    Decoder base64 = bytes -> Base64.getMimeDecoder().decode(bytes);
    put(models, "base64.b64decode", base64);
    put(models, "base64.standard_b64decode", base64);
    put(models, "base64.decodebytes", base64);
    put(models, "binascii.a2b_base64", base64);
    put(models, "base64.urlsafe_b64decode", Decoding::urlSafe);
    put(models, "base64.b16decode", Decoding::hex);
    put(models, "binascii.unhexlify", Decoding::hex);
    put(models, "binascii.a2b_hex", Decoding::hex);
    put(models, "builtins.bytes.fromhex", Decoding::hex);
    put(models, "builtins.bytearray.fromhex", Decoding::hex);
    put(models, "base64.b32decode", Decoding::base32);
    put(models, "base64.b85decode", Base85::decode);
    put(models, "base64.a85decode", Base85::decodeAscii);
    put(models, "zlib.decompress", Decoding::inflated);
    put(models, "zlib.decompressobj().decompress", Decoding::inflated);
    put(models, "quopri.decodestring", Decoding::quotedPrintable);
    put(models, "gzip.decompress", bytes -> read(new GZIPInputStream(stream(bytes))));
    models.put("codecs.decode", Decoding::codecs);
    for (String name :
        new String[] {
          "bz2.decompress", "lzma.decompress", "cryptography.fernet.Fernet().decrypt"
        }) {
      models.put(name, call -> Values.open(Taints.of(call.arguments()) | Taint.DECODED.bit()));
    }
  }

  private static void put(Map<String, Model> models, String name, Decoder decoder) {
    models.put(name, call -> decoded(call.at(0), decoder));
  }

  private static Values decoded(Values values, Decoder decoder) {
    Values result = values.open() ? Values.OPEN : Values.NOTHING;
    for (Value value : values.options()) {
      byte[] bytes = bytes(value);
      byte[] out = bytes == null ? null : attempt(decoder, bytes);
      result =
          result.or(
              out == null
                  ? Values.OPEN
                  : Values.of(new Bytes(new String(out, StandardCharsets.ISO_8859_1))));
    }
    return result.tainted(Taints.of(values)).tainted(Taint.DECODED);
  }

  private static byte @Nullable [] bytes(Value value) {
    if (value instanceof Bytes bytes) {
      return bytes.latin1().getBytes(StandardCharsets.ISO_8859_1);
    }
    if (value instanceof Text text && Marks.isExact(text.text())) {
      return text.text().getBytes(StandardCharsets.UTF_8);
    }
    return null;
  }

  private static byte @Nullable [] attempt(Decoder decoder, byte[] bytes) {
    try {
      return decoder.decode(bytes);
    } catch (IOException | IllegalArgumentException notEncodedSo) {
      // Python would raise too: nothing comes out.
      return null;
    }
  }

  private static byte[] urlSafe(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    return Base64.getMimeDecoder()
        .decode(text.replace('-', '+').replace('_', '/').getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte @Nullable [] hex(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("\\s+", "");
    if (text.length() % 2 != 0) {
      return null;
    }
    byte[] out = new byte[text.length() / 2];
    for (int i = 0; i < out.length; i++) {
      int digit = Integer.parseInt(text.substring(2 * i, 2 * i + 2), 16);
      out[i] = (byte) digit;
    }
    return out;
  }

  private static byte @Nullable [] base32(byte[] bytes) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long bits = 0;
    int count = 0;
    for (byte b : bytes) {
      int digit = alphabet.indexOf((char) b);
      if (digit < 0) {
        return b == '=' ? out.toByteArray() : null;
      }
      bits = (bits << 5 | digit) & 0xFFFFF;
      count += 5;
      if (count >= 8) {
        out.write((int) (bits >> (count - 8)));
        count -= 8;
      }
    }
    return out.toByteArray();
  }

  /** With the head of zlib, with gzip's, or with none: which it is, another argument says. */
  private static byte @Nullable [] inflated(byte[] bytes) throws IOException {
    if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
      return read(new GZIPInputStream(stream(bytes)));
    }
    boolean head =
        bytes.length > 2
            && (bytes[0] & 0x0f) == 8
            && ((bytes[0] & 0xff) << 8 | (bytes[1] & 0xff)) % 31 == 0;
    Inflater inflater = new Inflater(!head);
    try {
      return read(new InflaterInputStream(stream(bytes), inflater));
    } finally {
      inflater.end();
    }
  }

  private static byte[] quotedPrintable(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '=') {
        out.write(bytes[i]);
      } else if (i + 1 < bytes.length && bytes[i + 1] == '\n') {
        i++;
      } else if (i + 2 < bytes.length) {
        String digits = new String(bytes, i + 1, 2, StandardCharsets.ISO_8859_1);
        out.write(Integer.parseInt(digits, 16));
        i += 2;
      }
    }
    return out.toByteArray();
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte @Nullable [] read(InputStream stream) throws IOException {
    try (stream) {
      byte[] out = stream.readNBytes(MOST + 1);
      return out.length > MOST ? null : out;
    }
  }

  private static Values codecs(Call call) {
    Values result = Values.NOTHING;
    for (String codec : call.at(1, "encoding").texts()) {
      result = result.or(named(call.at(0), codec.toLowerCase(java.util.Locale.ROOT)));
    }
    return result.isNothing() ? Values.OPEN : result;
  }

  /** Decodes with a codec of that name. */
  static Values named(Values values, String codec) {
    switch (codec.replace('-', '_')) {
      case "rot13", "rot_13" -> {
        Values turned = Values.NOTHING;
        for (String text : values.texts()) {
          turned = turned.or(Values.text(rot13(text)));
        }
        return turned.tainted(values.taints()).tainted(Taint.DECODED);
      }
      case "hex", "hex_codec" -> {
        return decoded(values, Decoding::hex);
      }
      case "base64", "base64_codec" -> {
        return decoded(values, bytes -> Base64.getMimeDecoder().decode(bytes));
      }
      case "zlib", "zip", "zlib_codec" -> {
        return decoded(values, Decoding::inflated);
      }
      default -> {
        Values texts = values.open() ? Values.OPEN : Values.NOTHING;
        for (Value value : values.options()) {
          texts =
              texts.or(
                  value instanceof Bytes bytes
                      ? Values.text(Marks.without(CodeFunctions.utf8(bytes.latin1())))
                      : value instanceof Text ? Values.of(value) : Values.OPEN);
        }
        return texts.tainted(values.taints());
      }
    }
  }

  private static String rot13(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z') {
        out.append((char) ('a' + (c - 'a' + 13) % 26));
      } else if (c >= 'A' && c <= 'Z') {
        out.append((char) ('A' + (c - 'A' + 13) % 26));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
