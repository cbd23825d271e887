package dev.auditpath.host;

import dev.auditpath.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Files that this program keeps for its user: whose they are, and what becomes of damaged ones. */
public final class OwnFile {
  /** Why a file that others could have written is not used, as the end of a sentence. */
  public static final String FOREIGN = "is not a file of the user's alone";

  private static final int OTHERS_WRITE = 0022;

  private OwnFile() {}

  /**
   * Returns whether a path is a regular file, no link, that is the user's and nobody else may write
   * to.
   *
   * @throws IOException where nothing is there, or it cannot be looked at
   */
  public static boolean isUsersAlone(Path file, Host host) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(file, "unix:uid,mode,isRegularFile", LinkOption.NOFOLLOW_LINKS);
    int mode = ((Number) attributes.getOrDefault("mode", 0)).intValue();
    return ((Number) attributes.getOrDefault("uid", -1)).longValue() == host.userId()
        && Boolean.TRUE.equals(attributes.get("isRegularFile"))
        && (mode & OTHERS_WRITE) == 0;
  }

  /**
   * Gives a file that is no good a name that ends in {@code .aside}, and says so.
   *
   * @param reason what is wrong with it, as the end of a sentence
   */
  public static void keepAside(Path file, String reason, Host host, Problems problems) {
    Path aside = file.resolveSibling(host.fileName(file) + ".aside");
    String what;
    try {
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      what = reason + "; kept as " + host.text(aside);
    } catch (IOException e) {
      what = reason + "; not used";
    }
    problems.add(new Problem("not-remembered", host.text(file), what, false));
  }
}
