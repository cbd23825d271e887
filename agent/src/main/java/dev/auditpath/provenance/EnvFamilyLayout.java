package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The scripts of a version manager of rbenv's family itself, and of its plug-ins.
 *
 * <p>They are a copy of the manager's repository: {@code <root>/libexec/<name>} and {@code
 * <name>-…}, the same in {@code bin}; {@code <root>/plugins/<plugin>/bin} with {@code <name>-…}
 * and, for plug-ins called {@code …-build}, a program called as the plug-in; {@code activate} and
 * {@code deactivate} in {@code shims} of pyenv-virtualenv. The mark is {@code
 * <root>/libexec/<name>-exec}.
 *
 * @param name the manager, for example {@code pyenv}
 */
record EnvFamilyLayout(String name) implements ToolchainLayout {
  private static final Set<String> VIRTUALENV_SHIMS = Set.of("activate", "deactivate");

  @Override
  public Optional<ManagedPackage> provider(Candidate candidate, Host host, Problems problems) {
    Path file = candidate.realPath();
    String command = host.fileName(file);
    Path directory = file.getParent();
    Path above = directory == null ? null : directory.getParent();
    if (directory == null || above == null || !command.equals(candidate.command().display())) {
      return Optional.empty();
    }
    String place = host.fileName(directory);
    if (isOwn(place, command) && isRoot(above, host)) {
      return Optional.of(new ManagedPackage(name, name, "", Curation.CURATED));
    }
    return isPlugin(above, place, command, host)
        ? Optional.of(new ManagedPackage(name, host.fileName(above), "", Curation.CURATED))
        : Optional.empty();
  }

  private boolean isOwn(String place, String command) {
    return (place.equals("bin") || place.equals("libexec"))
        && (command.equals(name) || command.startsWith(name + "-"));
  }

  private boolean isRoot(Path root, Host host) {
    return host.isFile(root.resolve("libexec").resolve(name + "-exec"))
        && !PythonPrefix.is(root, host);
  }

  private boolean isPlugin(Path plugin, String place, String command, Host host) {
    Path plugins = plugin.getParent();
    Path root = plugins == null ? null : plugins.getParent();
    if (plugins == null || root == null || !host.fileName(plugins).equals("plugins")) {
      return false;
    }
    String pluginName = host.fileName(plugin);
    boolean isProgram =
        place.equals("bin")
            && (command.startsWith(name + "-")
                || (pluginName.endsWith("-build") && command.equals(pluginName)));
    boolean isActivation =
        place.equals("shims")
            && pluginName.equals("pyenv-virtualenv")
            && VIRTUALENV_SHIMS.contains(command);
    return (isProgram || isActivation) && isRoot(root, host);
  }
}
