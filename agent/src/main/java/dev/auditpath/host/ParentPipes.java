package dev.auditpath.host;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The pipes to the process that started this one by {@link RuntimeProcess}.
 *
 * @param in what it asks
 * @param out where it reads answers
 */
public record ParentPipes(InputStream in, OutputStream out) {

  /** Takes standard input and output; what anybody prints from now on goes to standard error. */
  public static ParentPipes take() {
    OutputStream answers = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    System.setOut(
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    return new ParentPipes(
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)), answers);
  }

  /** Ends this process at once, whatever its threads do. */
  public static void halt(int status) {
    Runtime.getRuntime().halt(status);
  }
}
