package dev.auditpath.resolve;

import dev.auditpath.model.CommandName;
import dev.auditpath.model.DirectoryListing;
import dev.auditpath.model.DirectoryRole;
import dev.auditpath.model.Executable;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.KnownTools;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The commands worth a closer look: those that an executable outside the system's directories
 * answers to, and that the system provides too, or the catalogue knows, or that look like one it
 * knows. The rest can be in no finding, and is not read.
 */
public final class Interest {
  private final Set<Path> systemDirectories = new LinkedHashSet<>();
  private final Set<CommandName> systemCommands = new HashSet<>();
  private final Inventory inventory;
  private final KnownTools knownTools;
  private final Lookalikes lookalikes;

  private Interest(Inventory inventory, KnownTools knownTools) {
    this.inventory = inventory;
    this.knownTools = knownTools;
    this.lookalikes = new Lookalikes(knownTools);
    for (SearchPath searchPath : inventory.searchPaths()) {
      searchPath.entries().stream()
          .filter(entry -> entry.role() == DirectoryRole.SYSTEM)
          .map(SearchPathEntry::directory)
          .forEach(systemDirectories::add);
    }
    for (Path directory : systemDirectories) {
      DirectoryListing listing = inventory.listings().get(directory);
      if (listing != null) {
        listing.executables().stream().map(Executable::command).forEach(systemCommands::add);
      }
    }
  }

  /** Returns the commands of this inventory that are worth a closer look. */
  public static Set<CommandName> commands(Inventory inventory, KnownTools knownTools) {
    return new Interest(inventory, knownTools).commands();
  }

  private Set<CommandName> commands() {
    Set<CommandName> commands = new HashSet<>();
    Set<Path> environmentBins = new HashSet<>();
    for (PythonEnvironment environment : inventory.environments()) {
      environmentBins.add(environment.binDirectory());
    }
    // A hundred environments have the same names: each is judged once.
    Set<CommandName> elsewhere = new HashSet<>();
    Set<CommandName> inEnvironments = new HashSet<>();
    inventory
        .listings()
        .forEach(
            (directory, listing) -> {
              if (!systemDirectories.contains(directory)) {
                boolean environment = environmentBins.contains(directory);
                listing.executables().stream()
                    .map(Executable::command)
                    .forEach((environment ? inEnvironments : elsewhere)::add);
              }
            });
    elsewhere.stream().filter(command -> matters(command, false)).forEach(commands::add);
    inEnvironments.stream().filter(command -> matters(command, true)).forEach(commands::add);
    return commands;
  }

  private boolean matters(CommandName command, boolean inEnvironment) {
    return systemCommands.contains(command)
        || knownTools.contains(command)
        || (inEnvironment && lookalikes.of(command).isPresent());
  }
}
