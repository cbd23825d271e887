package dev.auditpath.python;

import com.oracle.graal.python.pegparser.sst.ConstantValue;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What stands in a tree, in the order of the source. */
final class Trees {
  private Trees() {}

  /** Returns all names, attributes' names and texts. */
  static List<String> words(SSTNode tree) throws IllegalAccessException {
    List<String> words = new ArrayList<>();
    collect(tree, words);
    return words;
  }

  /** Returns the kinds of nodes, for example {@code Match}. */
  static List<String> kinds(SSTNode tree) throws IllegalAccessException {
    List<String> kinds = new ArrayList<>();
    collectKinds(tree, kinds);
    return kinds;
  }

  private static void collect(Object value, List<String> words) throws IllegalAccessException {
    if (value instanceof ConstantValue constant) {
      words.add(text(constant));
    } else if (value instanceof String text) {
      words.add(text);
    }
    for (Object child : children(value)) {
      collect(child, words);
    }
  }

  private static void collectKinds(Object value, List<String> kinds) throws IllegalAccessException {
    if (value instanceof SSTNode) {
      kinds.add(value.getClass().getSimpleName());
    }
    for (Object child : children(value)) {
      collectKinds(child, kinds);
    }
  }

  private static String text(ConstantValue constant) {
    return switch (constant.kind.name()) {
      case "CODEPOINTS" -> constant.getCodePoints().toJavaString();
      case "BYTES" -> new String(constant.getBytes(), StandardCharsets.ISO_8859_1);
      case "LONG" -> String.valueOf(constant.getLong());
      case "BIGINTEGER" -> constant.getBigInteger().toString();
      default -> constant.kind.name();
    };
  }

  private static List<Object> children(Object value) throws IllegalAccessException {
    List<Object> children = new ArrayList<>();
    if (value instanceof Object[] elements) {
      children.addAll(List.of(present(elements)));
    } else if (value instanceof SSTNode) {
      for (Field field : value.getClass().getFields()) {
        boolean own = !Modifier.isStatic(field.getModifiers());
        Object child = own ? field.get(value) : null;
        if (child != null) {
          children.add(child);
        }
      }
    }
    return children;
  }

  private static Object[] present(Object[] elements) {
    return Arrays.stream(elements).filter(Objects::nonNull).toArray();
  }
}
