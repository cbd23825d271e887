package dev.auditpath.host;

import dev.auditpath.model.FileIdentity;
import dev.auditpath.model.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The machine under audit, as this process may see it: variables, the file system's root, the
 * user's home, the clock. One serves one audit: it remembers how programs begin and where
 * directories lead. Safe for use by several threads.
 */
public final class Host {
  /** How much of a program {@link #program} gives: all of every launcher, and what tells others. */
  public static final int PROGRAM_HEAD = 8 * 1024;

  private final Platform platform;
  private final Path root;
  private final Path home;
  private final Path workingDirectory;
  private final long userId;
  private final Map<String, String> variables;
  private final Clock clock;
  private final PathText pathText;
  private final Map<Path, byte[]> programs = new ConcurrentHashMap<>();
  private final RealDirectories realDirectories = new RealDirectories();

  /**
   * Describes a machine.
   *
   * @param root where the machine's file system begins; {@code /} but in tests
   * @param variables bytes that are not UTF-8 stand as lone surrogates (PEP 383)
   */
  public Host(
      Platform platform,
      Path root,
      Path home,
      Path workingDirectory,
      long userId,
      Map<String, String> variables,
      Clock clock) {
    this.platform = platform;
    this.root = root;
    this.home = home;
    this.workingDirectory = workingDirectory;
    this.userId = userId;
    this.variables = Map.copyOf(variables);
    this.clock = clock;
    this.pathText = new PathText(System.getProperty("sun.jnu.encoding", "UTF-8"));
  }

  /** Returns the version of the Java runtime as its maker writes it: {@code 17.0.15+6}. */
  public static String runtimeVersion() {
    return System.getProperty("java.runtime.version", "unknown");
  }

  /** Returns the time zone of the person who reads. */
  public static ZoneId timeZone() {
    return ZoneId.systemDefault();
  }

  /** Returns where this program was started from: the directory above its {@code bin}, if known. */
  public static Optional<Path> programDirectory() {
    String jar = System.getProperty("java.class.path", "");
    return jar.endsWith("/lib/audit-path.jar")
        ? Optional.of(Path.of(jar).toAbsolutePath().normalize().resolve("../..").normalize())
        : Optional.empty();
  }

  /** Returns the machine that this process runs on. */
  public static Host local() {
    Map<String, String> variables = environment();
    Path home =
        new PathText(System.getProperty("sun.jnu.encoding", "UTF-8"))
            .path(variables.getOrDefault("HOME", System.getProperty("user.home")));
    return new Host(
        System.getProperty("os.name").startsWith("Mac") ? Platform.MACOS : Platform.LINUX,
        Path.of("/"),
        home.isAbsolute() ? home : Path.of("/").resolve(home),
        Path.of("").toAbsolutePath(),
        effectiveUserId(home),
        variables,
        Clock.systemUTC());
  }

  /** Returns the same machine for another audit. */
  public Host afresh() {
    return new Host(platform, root, home, workingDirectory, userId, variables, clock);
  }

  public Platform platform() {
    return platform;
  }

  public Path home() {
    return home;
  }

  public Path workingDirectory() {
    return workingDirectory;
  }

  /** Returns the effective numeric user id. */
  public long userId() {
    return userId;
  }

  public Clock clock() {
    return clock;
  }

  /** Returns an environment variable; empty when unset, and an empty text when set to nothing. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /** Returns the directory that a variable names, if it is set to an absolute path. */
  public Optional<Path> directory(String variable) {
    return variable(variable).filter(value -> value.startsWith("/")).map(this::path);
  }

  /** Returns a place of the machine by its absolute name, for example {@code /var/lib/dpkg}. */
  public Path system(String absoluteName) {
    return root.resolve(absoluteName.substring(1));
  }

  /** Returns the absolute name that the machine itself uses for a path; the inverse of system. */
  public String nameOnMachine(Path path) {
    return root.getParent() == null || !path.startsWith(root)
        ? text(path)
        : "/" + text(path).substring(text(root).length()).replaceFirst("^/", "");
  }

  /**
   * Returns the path that a text names, relative ones from the working directory, without losing
   * bytes that are not UTF-8.
   *
   * @throws java.nio.file.InvalidPathException where the text holds a NUL
   */
  public Path path(String text) {
    return pathText.path(
        text.startsWith("/") ? text : pathText.text(workingDirectory) + "/" + text);
  }

  /** Returns the path of an entry of a directory by its name's text. */
  public Path child(Path directory, String name) {
    return pathText.child(directory, name);
  }

  /** Returns the text of an absolute path; bytes that are not UTF-8 stand as lone surrogates. */
  public String text(Path path) {
    return pathText.text(path);
  }

  /** Returns the text of the last element of an absolute path. */
  public String fileName(Path path) {
    return pathText.fileName(path);
  }

  /** Returns the text of bytes; those that are no UTF-8 stand as lone surrogates (PEP 383). */
  public static String decode(byte[] bytes) {
    return PathText.decode(bytes);
  }

  /** Returns the bytes of a text; the inverse of {@link #decode}. */
  public static byte[] encode(String text) {
    return PathText.encode(text);
  }

  /** Returns the identity of what a path leads to. */
  public FileIdentity identity(Path path) throws IOException {
    return identity(path, Files.readAttributes(path, BasicFileAttributes.class));
  }

  /** Returns the identity of what a path leads to; empty where it leads nowhere. */
  public Optional<FileIdentity> identityIfPresent(Path path) {
    try {
      return Optional.of(identity(path));
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  /** Returns the identity that attributes already read hold. */
  public FileIdentity identity(Path path, BasicFileAttributes attributes) {
    Object key = attributes.fileKey();
    return new FileIdentity(key == null ? path : key);
  }

  /**
   * Reads a regular file whole.
   *
   * @param cap the most bytes that are read
   * @throws CappedException where the file is longer
   * @throws IOException where it is no regular file, or changes while it is read
   */
  public byte[] read(Path file, int cap) throws IOException {
    byte[] bytes = readHead(file, cap + 1);
    if (bytes.length > cap) {
      throw new CappedException("longer than " + cap + " bytes; not read");
    }
    return bytes;
  }

  /**
   * Reads the beginning of a regular file. A FIFO, device or socket is never opened.
   *
   * @param limit how many bytes at most
   * @throws IOException where it is no regular file, or another file than before once it is open
   */
  public byte[] readHead(Path file, int limit) throws IOException {
    BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
    if (!before.isRegularFile()) {
      throw new FileSystemException(text(file), null, "is not a regular file");
    }
    byte[] bytes = upTo(file, limit, before.size());
    BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
    if (!identity(file, before).equals(identity(file, after))
        || !before.lastModifiedTime().equals(after.lastModifiedTime())) {
      throw new FileSystemException(text(file), null, "changed while it was read");
    }
    return bytes;
  }

  private static byte[] upTo(Path file, int limit, long size) throws IOException {
    // Files of proc(5) call themselves empty, whatever they hold.
    return size == 0 ? untilTheEnd(file, limit) : atMost(file, (int) Math.min(limit, size + 1));
  }

  private static byte[] untilTheEnd(Path file, int limit) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(limit);
    }
  }

  /** One byte more than the size is asked for, so that one call tells that this is the end. */
  private static byte[] atMost(Path file, int limit) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(limit);
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      int read = channel.read(bytes);
      while (read > 0 && bytes.remaining() > 1) {
        read = channel.read(bytes);
      }
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /**
   * Returns the first 8 KiB of a program, read once for all who ask.
   *
   * @throws IOException as {@link #readHead} does
   */
  public byte[] program(Path file) throws IOException {
    byte[] known = programs.get(file);
    if (known == null) {
      known = readHead(file, PROGRAM_HEAD);
      programs.put(file, known);
    }
    return known.clone();
  }

  /** Reads a small text file whole, bytes that are not UTF-8 as lone surrogates (PEP 383). */
  public String readText(Path file, int cap) throws IOException {
    return PathText.decode(read(file, cap));
  }

  /**
   * Returns an absolute directory with all links followed, looked up once for all who ask.
   *
   * @throws IOException where it is not there or may not be followed
   */
  public Path realDirectory(Path directory) throws IOException {
    return realDirectories.of(directory);
  }

  /** Returns the numeric id of the user who owns what a path leads to. */
  public long ownerId(Path path) throws IOException {
    return owner(path);
  }

  /** Returns whether a path exists and is a directory, links followed; false when unknowable. */
  public boolean isDirectory(Path path) {
    return Files.isDirectory(path);
  }

  /** Returns whether a path exists and is a regular file, links followed; false when unknowable. */
  public boolean isFile(Path path) {
    return Files.isRegularFile(path);
  }

  /** Returns whether anything stands at a path, a dangling link included. */
  public boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static Map<String, String> environment() {
    try {
      Map<String, String> variables = new LinkedHashMap<>();
      String block = PathText.decode(Files.readAllBytes(Path.of("/proc/self/environ")));
      for (String assignment : block.split("\0", -1)) {
        int equals = assignment.indexOf('=');
        if (equals > 0) {
          variables.putIfAbsent(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
      }
      return variables;
    } catch (IOException noProc) {
      // macOS: names are UTF-8 there, and so is what the runtime gives.
      return System.getenv();
    }
  }

  private static long effectiveUserId(Path home) {
    try {
      return owner(Path.of("/proc/self"));
    } catch (IOException noProc) {
      return ownerIdOrUnknown(home);
    }
  }

  private static long ownerIdOrUnknown(Path path) {
    try {
      return owner(path);
    } catch (IOException unknown) {
      return -1;
    }
  }

  private static long owner(Path path) throws IOException {
    return ((Number) Files.getAttribute(path, "unix:uid")).longValue();
  }
}
