package dev.auditpath.testing.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** The bytes of a file of a case, made as its flags say. Nothing made so is ever run. */
final class Content {
  private static final Path NATIVE = Path.of("/bin/true");

  private final Path python;
  private final Path scratch;

  Content(Path python, Path scratch) {
    this.python = python;
    this.scratch = scratch;
  }

  byte[] of(Case.File file) throws IOException, InterruptedException {
    if (file.is("native")) {
      return Files.readAllBytes(NATIVE);
    }
    if (file.is("base64")) {
      return Base64.getMimeDecoder().decode(file.text());
    }
    if (file.is("compiled")) {
      return compiled(file, "CHECKED_HASH");
    }
    if (file.is("compiled-unchecked")) {
      return compiled(file, "UNCHECKED_HASH");
    }
    return file.text().getBytes(StandardCharsets.UTF_8);
  }

  /** Returns byte code of the source (PEP 552), which is compiled and not run. */
  private byte[] compiled(Case.File file, String mode) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(Files.createDirectories(scratch), "compile");
    Path source = Files.writeString(folder.resolve("source.py"), file.text());
    Path code = folder.resolve("source.pyc");
    String call =
        "import py_compile, sys; py_compile.compile(sys.argv[1], sys.argv[2], dfile=sys.argv[3],"
            + " doraise=True, invalidation_mode=py_compile.PycInvalidationMode."
            + mode
            + ")";
    String shown = file.path().replace(".pyc", ".py");
    Command.run(
        List.of(python.toString(), "-I", "-c", call, source.toString(), code.toString(), shown));
    return Files.readAllBytes(code);
  }
}
