package dev.auditpath.behaviour;

import java.util.Set;

/** The names that every module has. */
final class Builtins {
  private static final Set<String> NAMES =
      Set.of(
          ("__import__ abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable"
                  + " chr classmethod compile complex copyright credits delattr dict dir divmod"
                  + " enumerate eval exec execfile exit filter float format frozenset getattr"
                  + " globals hasattr hash help hex id input int isinstance issubclass iter len"
                  + " license list locals long map max memoryview min next object oct open ord pow"
                  + " print property quit range raw_input reload repr reversed round set setattr"
                  + " slice sorted staticmethod str sum super tuple type unichr unicode vars"
                  + " xrange zip __build_class__ __debug__ __builtins__")
              .split(" "));

  private Builtins() {}

  static boolean isName(String name) {
    return NAMES.contains(name);
  }
}
