package dev.auditpath.survey;

import dev.auditpath.host.Host;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Executable;
import dev.auditpath.model.FileIdentity;
import dev.auditpath.model.Hop;
import dev.auditpath.model.Runnability;
import dev.auditpath.model.Unattributed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Says of one file after another whether execvp(3) would run it, and where its links lead.
 *
 * <p>Permission is what access(2) answers for this user, so access lists and noexec mounts count.
 * Run as root, any execute bit is enough. Safe for use by several threads.
 */
public final class Prober {
  /** Linux follows this many links and then gives ELOOP (path_resolution(7)). */
  private static final int LINKS = 40;

  private final Host host;
  private final Shebang shebang;

  public Prober(Host host) {
    this.host = host;
    this.shebang = new Shebang(host);
  }

  /** Looks at a file of a listing, and does not ask again what that has told. */
  public Candidate probe(Executable listed) {
    Path path = listed.path();
    if (!listed.symbolicLink() && Files.isExecutable(path)) {
      try {
        Path realPath = realPath(path);
        Runnability runnability = shebang.runnability(path);
        return candidate(
            listed.command(), path, listed.identity(), runnability, List.of(), realPath);
      } catch (IOException goneSince) {
        // What became of it, the longer way tells.
      }
    }
    return probe(listed.command(), path);
  }

  /** Looks at a file; provenance is left open. */
  public Candidate probe(CommandName command, Path path) {
    List<Hop> hops = hops(path);
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      Path realPath = realPath(hops.isEmpty() ? path : hops.get(hops.size() - 1).to());
      Runnability runnability =
          file.isDirectory()
              ? Runnability.DIRECTORY
              : !file.isRegularFile()
                  ? Runnability.NOT_REGULAR
                  : !Files.isExecutable(path)
                      ? Runnability.NOT_EXECUTABLE
                      : shebang.runnability(path);
      return candidate(command, path, host.identity(path, file), runnability, hops, realPath);
    } catch (NoSuchFileException absent) {
      return lost(command, path, hops, hops.isEmpty() ? Runnability.MISSING : Runnability.DANGLING);
    } catch (AccessDeniedException denied) {
      return lost(command, path, hops, Runnability.UNREADABLE);
    } catch (IOException loop) {
      return lost(command, path, hops, Runnability.LINK_LOOP);
    }
  }

  /** The last hop is no link, so only its directory is left to follow. */
  private Path realPath(Path file) throws IOException {
    Path name = file.getFileName();
    return name == null ? file.toRealPath() : realDirectory(file).resolve(name);
  }

  private Path realDirectory(Path file) throws IOException {
    return host.realDirectory(file.resolveSibling(""));
  }

  private List<Hop> hops(Path path) {
    List<Hop> hops = new ArrayList<>();
    Path at = path;
    try {
      while (hops.size() <= LINKS && isLink(at)) {
        // From the real directory: ".." in a link's text does not go back over other links.
        at = realDirectory(at).resolve(Files.readSymbolicLink(at)).normalize();
        boolean alternative = at.startsWith(host.system("/etc/alternatives"));
        hops.add(new Hop(alternative ? "alternative" : "link", at));
      }
    } catch (IOException unreadable) {
      // The way so far is what can be shown; the caller's stat says what became of the rest.
      return hops;
    }
    return hops;
  }

  private static boolean isLink(Path path) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isSymbolicLink();
    } catch (NoSuchFileException end) {
      return false;
    }
  }

  private static Candidate lost(
      CommandName command, Path path, List<Hop> hops, Runnability runnability) {
    return candidate(command, path, new FileIdentity(path), runnability, hops, path);
  }

  private static Candidate candidate(
      CommandName command,
      Path path,
      FileIdentity identity,
      Runnability runnability,
      List<Hop> hops,
      Path realPath) {
    return new Candidate(
        command, path, identity, runnability, List.copyOf(hops), realPath, new Unattributed());
  }
}
