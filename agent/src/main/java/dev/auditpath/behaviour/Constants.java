package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.ConstantValue;
import java.nio.charset.StandardCharsets;

/** Literals. */
final class Constants {
  private Constants() {}

  static Values of(ConstantValue constant) {
    return switch (constant.kind) {
      case NONE -> Values.of(Value.Constant.NONE);
      case BOOLEAN -> Values.of(Value.Constant.of(constant.getBoolean()));
      case LONG -> Values.of(new Value.Whole(constant.getLong()));
      case CODEPOINTS -> Values.text(Marks.without(constant.getCodePoints().toJavaString()));
      case BYTES ->
          Values.of(new Value.Bytes(new String(constant.getBytes(), StandardCharsets.ISO_8859_1)));
      default -> Values.of(new Value.Constant(constant.kind.name()));
    };
  }
}
