package dev.auditpath.searchpaths;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Platform;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Learns what programs started from the desktop, and services of the user, get as PATH. From files
 * only: systemd's default, pam_env(8), systemd-user.conf(5), environment.d(5); on macOS launchd's
 * default and path_helper(8). What a running session was told since ({@code systemctl --user
 * set-environment}, {@code launchctl setenv}) is not in any file.
 */
public final class SessionPath {
  /** As {@code systemd-path search-binaries-default} prints it. */
  private static final String SYSTEMD_DEFAULT =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** The same since systemd 256 where {@code /usr/sbin} is {@code /usr/bin}. */
  private static final String SYSTEMD_MERGED_DEFAULT = "/usr/local/bin:/usr/bin";

  /** Returns the search path {@code session}. */
  public SearchPathText learn(Host host, Problems problems) {
    MachineFiles files = new MachineFiles(host, problems);
    return host.platform() == Platform.MACOS ? launchd(files) : linux(files);
  }

  private static SearchPathText launchd(MachineFiles files) {
    String text = PathHelper.applied(PathHelper.LAUNCHD_DEFAULT, files);
    return new SearchPathText(SearchPath.SESSION, "launchd and path_helper(8)", text);
  }

  private static SearchPathText linux(MachineFiles files) {
    boolean systemd = ManagerEnvironment.isPresent(files);
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("HOME", files.home());
    variables.put("PATH", base(files, systemd));
    PamEnvironment.addTo(variables, files, Map.of("HOME", files.home()));
    if (systemd) {
      new ManagerEnvironment(files).addTo(variables);
    }
    return new SearchPathText(
        SearchPath.SESSION,
        systemd ? "environment.d(5) and /etc/environment" : "pam_env(8) only, without systemd",
        variables.getOrDefault("PATH", SYSTEMD_DEFAULT));
  }

  private static String base(MachineFiles files, boolean systemd) {
    String login = systemd ? "" : LoginDefinitions.searchPath(files);
    if (!login.isEmpty()) {
      return login;
    }
    return systemd && isSbinMerged(files) ? SYSTEMD_MERGED_DEFAULT : SYSTEMD_DEFAULT;
  }

  private static boolean isSbinMerged(MachineFiles files) {
    Host host = files.host();
    try {
      return host.identity(host.system("/usr/bin")).equals(host.identity(host.system("/usr/sbin")));
    } catch (NoSuchFileException absent) {
      return false;
    } catch (IOException unknown) {
      files.problems().add(host.system("/usr/sbin"), unknown);
      return false;
    }
  }
}
