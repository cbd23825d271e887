package dev.auditpath.quarantine;

import dev.auditpath.host.CappedException;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Finding;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Sha256;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * Takes the execute bits off a script and renames it where it stands, so that no search finds it.
 * The record of it is on disk before anything is done, and says all that is needed to undo it.
 */
public final class Quarantine {
  /** What the new name ends in. */
  public static final String SUFFIX = ".audit-path-quarantined";

  private static final int LARGEST = 256 * 1024 * 1024;
  private static final int EXECUTE = 0111;
  private static final int PERMISSIONS = 07777;
  private static final int STICKY = 01000;

  private final Host host;
  private final QuarantineRecords records;

  /**
   * @param directory the user's state directory
   */
  public Quarantine(Path directory, Host host) {
    this.host = host;
    this.records = new QuarantineRecords(directory.resolve("quarantine"), host);
  }

  /** Returns what is in quarantine; a record that cannot be read is a problem. */
  public List<QuarantinedFile> all(Problems problems) {
    return records.all(problems);
  }

  /**
   * Returns what would be done, and does nothing.
   *
   * @throws IOException where it could not be undone or is not to be done, with the reason
   */
  public QuarantinedFile plan(Finding finding) throws IOException {
    Path file = finding.path();
    if (finding.command().isEmpty()) {
      throw refused(file, "the finding is about a directory, not about a script");
    }
    if (finding.provider() instanceof ManagedPackage owner && owner.curation() == Curation.SYSTEM) {
      throw refused(
          file, "it belongs to " + owner.inWords() + "; uninstall that with " + owner.kind());
    }
    Map<String, Object> attributes = attributes(file);
    if (((Number) attributes.getOrDefault("nlink", 1)).intValue() > 1) {
      throw refused(file, "the same file has another name, which would stop running too");
    }
    Path target = file.resolveSibling(host.fileName(file) + SUFFIX);
    if (host.exists(target)) {
      throw refused(file, "something stands at " + host.text(target) + " already");
    }
    return new QuarantinedFile(
        finding.fingerprint(),
        finding.command().map(CommandName::display).orElse(""),
        file,
        target,
        ((Number) attributes.getOrDefault("mode", 0)).intValue() & PERMISSIONS,
        digest(file),
        host.clock().instant());
  }

  private Map<String, Object> attributes(Path file) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(file, "unix:mode,uid,nlink,isRegularFile", LinkOption.NOFOLLOW_LINKS);
    if (!Boolean.TRUE.equals(attributes.get("isRegularFile"))) {
      throw refused(file, "it is a link or no regular file; remove the link itself if you made it");
    }
    long owner = ((Number) attributes.getOrDefault("uid", -1)).longValue();
    if (owner != host.userId()) {
      throw refused(file, "it belongs to user " + owner + ", and you are user " + host.userId());
    }
    Path directory = file.getParent();
    if (directory != null) {
      requirePrivate(file, directory);
    }
    return attributes;
  }

  /** Where others can rename files too, nobody knows what an undo would bring back. */
  private void requirePrivate(Path file, Path directory) throws IOException {
    Map<String, Object> attributes = Files.readAttributes(directory, "unix:mode,uid");
    long owner = ((Number) attributes.getOrDefault("uid", -1)).longValue();
    int mode = ((Number) attributes.getOrDefault("mode", 0)).intValue();
    boolean everybody = (mode & 0002) != 0 && (mode & STICKY) == 0;
    if (everybody || (owner != host.userId() && owner != 0)) {
      throw refused(file, "others can change its directory, so that it could not be undone");
    }
  }

  private String digest(Path file) throws IOException {
    try {
      return Sha256.hex(host.read(file, LARGEST));
    } catch (CappedException tooLarge) {
      throw refused(file, "it is larger than any script");
    }
  }

  /**
   * Does what was planned.
   *
   * @throws IOException where it could not be done; the file is as it was then
   */
  public void carryOut(QuarantinedFile plan) throws IOException {
    records.write(plan);
    try {
      Files.setAttribute(plan.original(), "unix:mode", plan.mode() & ~EXECUTE);
      Files.move(plan.original(), plan.now(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      if (host.exists(plan.original())) {
        restoreMode(plan.original(), plan.mode());
      }
      records.delete(plan);
      throw failed;
    }
  }

  /**
   * Puts a file back.
   *
   * @throws IOException where something else stands in either place; nothing is done then
   */
  public void undo(QuarantinedFile file) throws IOException {
    boolean moved = host.exists(file.now());
    Path at = moved ? file.now() : file.original();
    if (moved && host.exists(file.original())) {
      throw refused(file.original(), "something new stands there; look at it first");
    }
    attributes(at);
    if (!digest(at).equals(file.digest())) {
      throw refused(at, "it is not what was put there; look at it first");
    }
    if (moved) {
      Files.move(file.now(), file.original(), StandardCopyOption.ATOMIC_MOVE);
    }
    restoreMode(file.original(), file.mode());
    records.delete(file);
  }

  private static void restoreMode(Path file, int mode) throws IOException {
    Files.setAttribute(file, "unix:mode", mode);
  }

  private IOException refused(Path file, String why) {
    return new FileSystemException(host.text(file), null, why);
  }
}
