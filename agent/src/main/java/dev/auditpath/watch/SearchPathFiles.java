package dev.auditpath.watch;

import dev.auditpath.host.Host;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files that set the search path, by the directories they stand in: bash(1) INVOCATION, zsh(1)
 * STARTUP/SHUTDOWN FILES, fish's documentation, environment.d(5), pam_env(8), login.defs(5), and
 * path_helper(8) of macOS. Files that these read in turn are seen at the next full audit.
 */
final class SearchPathFiles {
  private static final String[] IN_HOME = {
    ".profile",
    ".bash_profile",
    ".bash_login",
    ".bashrc",
    ".bash_aliases",
    ".zshenv",
    ".zprofile",
    ".zshrc",
    ".zlogin",
    ".kshrc",
    ".mkshrc",
    ".pam_environment",
    ".condarc",
    ".pyenv",
    ".asdfrc",
    ".tool-versions",
    ".python-version"
  };
  private static final String[] IN_ETC = {
    "profile",
    "bash.bashrc",
    "bashrc",
    "zshenv",
    "zprofile",
    "zshrc",
    "zlogin",
    "environment",
    "login.defs",
    "paths",
    "shells",
    "passwd"
  };

  private SearchPathFiles() {}

  /** Returns the directories, present or not, with what matters in each. */
  static Map<Path, Attention> of(Host host) {
    Map<Path, Attention> places = new LinkedHashMap<>();
    places.put(host.home(), Attention.to(IN_HOME));
    places.put(host.system("/etc"), Attention.to(IN_ETC));
    for (String folder :
        new String[] {
          "/etc/profile.d",
          "/etc/paths.d",
          "/etc/zsh",
          "/etc/fish",
          "/etc/fish/conf.d",
          "/etc/environment.d",
          "/usr/lib/environment.d",
          "/usr/local/lib/environment.d"
        }) {
      places.put(host.system(folder), Attention.EVERYTHING);
    }
    places.put(host.system("/etc/security"), Attention.to("pam_env.conf"));
    Path config = host.directory("XDG_CONFIG_HOME").orElseGet(() -> host.home().resolve(".config"));
    places.put(config.resolve("environment.d"), Attention.EVERYTHING);
    places.put(config.resolve("fish"), Attention.to("config.fish", "fish_variables"));
    places.put(config.resolve("fish/conf.d"), Attention.EVERYTHING);
    return places;
  }
}
