import static org.objectweb.asm.Opcodes.*;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * Turns the lambdas, method references and records' {@code equals} and {@code hashCode} of compiled
 * classes into plain classes and methods, in place.
 *
 * <p>The runtime makes those the first time that each is met, and that costs a cold process some
 * 0.1 to 0.2 ms each even where a class-data archive holds the result; a class from the archive
 * costs a tenth of it. What they do stays the same, and so do records' hash codes.
 *
 * <p>{@code java -cp asm.jar:asm-commons.jar Desugar.java CLASSES_DIR}
 */
public final class Desugar {
  private static final String LAMBDA = "java/lang/invoke/LambdaMetafactory";
  private static final String RECORD = "java/lang/runtime/ObjectMethods";
  private static final String MARK = "$$Plain";

  private final Map<Path, byte[]> written = new HashMap<>();
  private final Map<String, List<String>> nests = new HashMap<>();

  private Desugar() {}

  public static void main(String[] arguments) throws IOException {
    Path classes = Path.of(arguments[0]);
    List<Path> files;
    try (Stream<Path> found = Files.walk(classes)) {
      files = found.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    Desugar desugar = new Desugar();
    for (Path file : files) {
      desugar.rewrite(file, Files.readAllBytes(file));
    }
    desugar.joinNests(classes);
    for (Map.Entry<Path, byte[]> entry : desugar.written.entrySet()) {
      Files.write(entry.getKey(), entry.getValue());
    }
  }

  private void rewrite(Path file, byte[] bytes) throws IOException {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(0);
    Rewriter rewriter = new Rewriter(writer);
    reader.accept(rewriter, 0);
    if (rewriter.changed) {
      removeStale(file);
      written.put(file, writer.toByteArray());
      rewriter.made.forEach(
          (name, made) -> written.put(file.resolveSibling(name + ".class"), made));
    }
  }

  /** What an earlier build made of a class may be more than this one makes. */
  private static void removeStale(Path file) throws IOException {
    String made = file.getFileName().toString().replace(".class", MARK);
    try (DirectoryStream<Path> stale =
        Files.newDirectoryStream(file.resolveSibling(""), made + "*")) {
      for (Path old : stale) {
        Files.delete(old);
      }
    }
  }

  /** A class may use what is private in another of its nest only where the host names it. */
  private void joinNests(Path classes) {
    nests.forEach(
        (host, members) -> {
          Path file = classes.resolve(host + ".class");
          try {
            byte[] bytes = written.containsKey(file) ? written.get(file) : Files.readAllBytes(file);
            ClassReader reader = new ClassReader(bytes);
            ClassWriter writer = new ClassWriter(0);
            reader.accept(
                new ClassVisitor(ASM9, writer) {
                  @Override
                  public void visitEnd() {
                    members.forEach(this::visitNestMember);
                    super.visitEnd();
                  }
                },
                0);
            written.put(file, writer.toByteArray());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Rewrites the call sites of one class. */
  private final class Rewriter extends ClassVisitor {
    private final Map<String, byte[]> made = new HashMap<>();
    private String name = "";
    private String host = "";
    private boolean changed;

    Rewriter(ClassVisitor next) {
      super(ASM9, next);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String parent,
        String[] interfaces) {
      this.name = name;
      this.host = name;
      super.visit(version, access, name, signature, parent, interfaces);
    }

    @Override
    public void visitNestHost(String nestHost) {
      host = nestHost;
      super.visitNestHost(nestHost);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(
          ASM9, super.visitMethod(access, method, descriptor, signature, exceptions)) {
        @Override
        public void visitInvokeDynamicInsn(
            String called, String type, Handle bootstrap, Object... arguments) {
          if (bootstrap.getOwner().equals(LAMBDA) && bootstrap.getName().equals("metafactory")) {
            String made = lambda(called, type, arguments);
            super.visitMethodInsn(INVOKESTATIC, made, "of", type, false);
          } else if (bootstrap.getOwner().equals(RECORD) && !called.equals("toString")) {
            super.visitMethodInsn(INVOKESTATIC, name, "plain$" + called, type, false);
            recordMethod(called, type, arguments);
          } else {
            super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
          }
        }
      };
    }

    private final List<Runnable> pending = new ArrayList<>();

    private void recordMethod(String called, String type, Object[] arguments) {
      changed = true;
      Handle[] components = new Handle[arguments.length - 2];
      System.arraycopy(arguments, 2, components, 0, components.length);
      pending.add(
          () -> {
            Method method = new Method("plain$" + called, type);
            int access = ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC;
            MethodVisitor raw = cv.visitMethod(access, method.getName(), type, null, null);
            raw.visitCode();
            if (called.equals("hashCode")) {
              hashCode(raw, components);
            } else {
              equals(raw, components);
            }
            raw.visitEnd();
          });
    }

    @Override
    public void visitEnd() {
      pending.forEach(Runnable::run);
      super.visitEnd();
    }

    /** As ObjectMethods computes it: 31 times what came before, plus the next. */
    private void hashCode(MethodVisitor to, Handle[] components) {
      to.visitInsn(ICONST_0);
      for (Handle component : components) {
        Type type = Type.getType(component.getDesc());
        to.visitIntInsn(BIPUSH, 31);
        to.visitInsn(IMUL);
        to.visitVarInsn(ALOAD, 0);
        to.visitFieldInsn(
            GETFIELD, component.getOwner(), component.getName(), type.getDescriptor());
        boolean primitive = type.getSort() < Type.ARRAY;
        to.visitMethodInsn(
            INVOKESTATIC,
            primitive ? boxed(type).getInternalName() : "java/util/Objects",
            "hashCode",
            primitive ? "(" + type.getDescriptor() + ")I" : "(Ljava/lang/Object;)I",
            false);
        to.visitInsn(IADD);
      }
      to.visitInsn(IRETURN);
      to.visitMaxs(4, 1);
    }

    private void equals(MethodVisitor to, Handle[] components) {
      Label other = new Label();
      to.visitVarInsn(ALOAD, 0);
      to.visitVarInsn(ALOAD, 1);
      to.visitJumpInsn(IF_ACMPNE, other);
      to.visitInsn(ICONST_1);
      to.visitInsn(IRETURN);
      to.visitLabel(other);
      to.visitFrame(F_SAME, 0, null, 0, null);
      Label unequal = new Label();
      to.visitVarInsn(ALOAD, 1);
      to.visitTypeInsn(INSTANCEOF, name);
      to.visitJumpInsn(IFEQ, unequal);
      for (Handle component : components) {
        component(to, component);
        to.visitJumpInsn(IFEQ, unequal);
      }
      to.visitInsn(ICONST_1);
      to.visitInsn(IRETURN);
      to.visitLabel(unequal);
      to.visitFrame(F_SAME, 0, null, 0, null);
      to.visitInsn(ICONST_0);
      to.visitInsn(IRETURN);
      to.visitMaxs(4, 2);
    }

    /** Pushes whether a component is equal in both; primitives as their boxes compare. */
    private void component(MethodVisitor to, Handle component) {
      Type type = Type.getType(component.getDesc());
      boolean primitive = type.getSort() < Type.ARRAY;
      to.visitVarInsn(ALOAD, 0);
      to.visitFieldInsn(GETFIELD, name, component.getName(), type.getDescriptor());
      to.visitVarInsn(ALOAD, 1);
      to.visitTypeInsn(CHECKCAST, name);
      to.visitFieldInsn(GETFIELD, name, component.getName(), type.getDescriptor());
      if (primitive) {
        String pair = "(" + type.getDescriptor() + type.getDescriptor() + ")I";
        to.visitMethodInsn(INVOKESTATIC, boxed(type).getInternalName(), "compare", pair, false);
        // compare gives 0 for equal ones: 0 becomes 1, anything else an even number or 0.
        to.visitInsn(ICONST_0);
        to.visitMethodInsn(INVOKESTATIC, "java/lang/Integer", "compare", "(II)I", false);
        to.visitInsn(ICONST_1);
        to.visitInsn(IAND);
        to.visitInsn(ICONST_1);
        to.visitInsn(IXOR);
      } else {
        to.visitMethodInsn(
            INVOKESTATIC,
            "java/util/Objects",
            "equals",
            "(Ljava/lang/Object;Ljava/lang/Object;)Z",
            false);
      }
    }

    /** Makes the class of one lambda, and returns its name. */
    private String lambda(String called, String type, Object[] arguments) {
      changed = true;
      String simple = name.substring(name.lastIndexOf('/') + 1) + MARK + made.size();
      String full = name.substring(0, name.lastIndexOf('/') + 1) + simple;
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      String[] interfaces = {Type.getReturnType(type).getInternalName()};
      writer.visit(V17, ACC_FINAL | ACC_SYNTHETIC, full, null, "java/lang/Object", interfaces);
      writer.visitNestHost(host);
      Type[] captured = Type.getArgumentTypes(type);
      constructor(writer, full, captured);
      factory(writer, full, type, captured);
      body(writer, full, called, captured, arguments);
      writer.visitEnd();
      made.put(simple, writer.toByteArray());
      nests.computeIfAbsent(host, any -> new ArrayList<>()).add(full);
      return full;
    }
  }

  private static void constructor(ClassWriter writer, String name, Type[] captured) {
    Method method = new Method("<init>", Type.VOID_TYPE, captured);
    MethodVisitor raw =
        writer.visitMethod(ACC_PRIVATE, "<init>", method.getDescriptor(), null, null);
    GeneratorAdapter code =
        new GeneratorAdapter(raw, ACC_PRIVATE, "<init>", method.getDescriptor());
    code.loadThis();
    code.invokeConstructor(Type.getType(Object.class), new Method("<init>", "()V"));
    for (int i = 0; i < captured.length; i++) {
      writer.visitField(ACC_PRIVATE | ACC_FINAL, "c" + i, captured[i].getDescriptor(), null, null);
      code.loadThis();
      code.loadArg(i);
      code.putField(Type.getObjectType(name), "c" + i, captured[i]);
    }
    code.returnValue();
    code.endMethod();
  }

  /** One that captures nothing is one object for good, as the runtime makes it. */
  private static void factory(ClassWriter writer, String name, String type, Type[] captured) {
    Type self = Type.getObjectType(name);
    Method constructor = new Method("<init>", Type.VOID_TYPE, captured);
    MethodVisitor raw = writer.visitMethod(ACC_STATIC, "of", type, null, null);
    GeneratorAdapter code = new GeneratorAdapter(raw, ACC_STATIC, "of", type);
    if (captured.length == 0) {
      writer.visitField(
          ACC_PRIVATE | ACC_STATIC | ACC_FINAL, "ONE", self.getDescriptor(), null, null);
      code.getStatic(self, "ONE", self);
      once(writer, self, constructor);
    } else {
      code.newInstance(self);
      code.dup();
      code.loadArgs();
      code.invokeConstructor(self, constructor);
    }
    code.returnValue();
    code.endMethod();
  }

  private static void once(ClassWriter writer, Type self, Method constructor) {
    MethodVisitor raw = writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
    GeneratorAdapter code = new GeneratorAdapter(raw, ACC_STATIC, "<clinit>", "()V");
    code.newInstance(self);
    code.dup();
    code.invokeConstructor(self, constructor);
    code.putStatic(self, "ONE", self);
    code.returnValue();
    code.endMethod();
  }

  private static void body(
      ClassWriter writer, String name, String called, Type[] captured, Object[] arguments) {
    Type declared = (Type) arguments[0];
    Handle target = (Handle) arguments[1];
    Type actual = (Type) arguments[2];
    MethodVisitor raw =
        writer.visitMethod(ACC_PUBLIC, called, declared.getDescriptor(), null, null);
    GeneratorAdapter code = new GeneratorAdapter(raw, ACC_PUBLIC, called, declared.getDescriptor());
    Type owner = Type.getObjectType(target.getOwner());
    boolean construction = target.getTag() == H_NEWINVOKESPECIAL;
    if (construction) {
      code.newInstance(owner);
      code.dup();
    }
    List<Type> wanted = new ArrayList<>();
    if (target.getTag() != H_INVOKESTATIC && !construction) {
      wanted.add(owner);
    }
    wanted.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
    for (int i = 0; i < captured.length; i++) {
      code.loadThis();
      code.getField(Type.getObjectType(name), "c" + i, captured[i]);
      convert(code, captured[i], wanted.get(i));
    }
    Type[] given = declared.getArgumentTypes();
    for (int i = 0; i < given.length; i++) {
      code.loadArg(i);
      convert(code, given[i], actual.getArgumentTypes()[i]);
      convert(code, actual.getArgumentTypes()[i], wanted.get(captured.length + i));
    }
    invoke(code, target, owner);
    Type result = construction ? owner : Type.getReturnType(target.getDesc());
    deliver(code, result, declared.getReturnType(), actual.getReturnType());
    code.returnValue();
    code.endMethod();
  }

  private static void invoke(GeneratorAdapter code, Handle target, Type owner) {
    Method method = new Method(target.getName(), target.getDesc());
    switch (target.getTag()) {
      case H_INVOKESTATIC ->
          code.visitMethodInsn(
              INVOKESTATIC,
              target.getOwner(),
              target.getName(),
              target.getDesc(),
              target.isInterface());
      case H_NEWINVOKESPECIAL -> code.invokeConstructor(owner, method);
      case H_INVOKEINTERFACE -> code.invokeInterface(owner, method);
      // A private method of a nest mate is called like any other (JVMS 5.4.4).
      case H_INVOKEVIRTUAL, H_INVOKESPECIAL ->
          code.visitMethodInsn(
              target.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL,
              target.getOwner(),
              target.getName(),
              target.getDesc(),
              target.isInterface());
      default -> throw new IllegalStateException("a handle of kind " + target.getTag());
    }
  }

  private static void deliver(GeneratorAdapter code, Type result, Type declared, Type actual) {
    if (declared.equals(Type.VOID_TYPE)) {
      if (result.getSize() == 2) {
        code.pop2();
      } else if (result.getSize() == 1) {
        code.pop();
      }
      return;
    }
    convert(code, result, actual);
    convert(code, actual, declared);
  }

  private static void convert(GeneratorAdapter code, Type from, Type to) {
    boolean fromPrimitive = from.getSort() < Type.ARRAY;
    boolean toPrimitive = to.getSort() < Type.ARRAY;
    if (from.equals(to)) {
      return;
    }
    if (fromPrimitive && toPrimitive) {
      code.cast(from, to);
    } else if (fromPrimitive) {
      code.valueOf(from);
    } else if (toPrimitive) {
      Type box = from.equals(Type.getType(Object.class)) ? boxed(to) : from;
      code.checkCast(box);
      Type held = unboxed(box);
      code.unbox(held);
      code.cast(held, to);
    } else if (!to.equals(Type.getType(Object.class))) {
      code.checkCast(to);
    }
  }

  private static final Map<Type, Type> BOXES =
      Map.of(
          Type.BOOLEAN_TYPE, Type.getType(Boolean.class),
          Type.CHAR_TYPE, Type.getType(Character.class),
          Type.BYTE_TYPE, Type.getType(Byte.class),
          Type.SHORT_TYPE, Type.getType(Short.class),
          Type.INT_TYPE, Type.getType(Integer.class),
          Type.FLOAT_TYPE, Type.getType(Float.class),
          Type.LONG_TYPE, Type.getType(Long.class),
          Type.DOUBLE_TYPE, Type.getType(Double.class));

  private static Type boxed(Type primitive) {
    Type box = BOXES.get(primitive);
    if (box == null) {
      throw new IllegalStateException("no box for " + primitive);
    }
    return box;
  }

  private static Type unboxed(Type box) {
    return BOXES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(box))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(box + " is no box"));
  }
}
