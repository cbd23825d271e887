package dev.auditpath.examine;

import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.PlugIn;
import dev.auditpath.distinfo.EntryPointsFile.Registered;
import dev.auditpath.distinfo.MetadataFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the distributions of one environment register for others to load; read when first asked. */
final class RegisteredPlugIns {
  private static final Comparator<PlugIn> ORDER =
      Comparator.comparing(PlugIn::name)
          .thenComparing(plugIn -> plugIn.target().module())
          .thenComparing(plugIn -> plugIn.target().attribute());

  private final DistributionIndex index;
  private final DeclaredScripts declared;
  private @Nullable Map<String, List<PlugIn>> byGroup;

  RegisteredPlugIns(DistributionIndex index, DeclaredScripts declared) {
    this.index = index;
    this.declared = declared;
  }

  /** Returns what is registered in a group, in order, up to a bound. */
  List<PlugIn> of(String group) {
    Map<String, List<PlugIn>> byGroup = this.byGroup;
    if (byGroup == null) {
      byGroup = read();
      this.byGroup = byGroup;
    }
    return byGroup.getOrDefault(group, List.of()).stream()
        .sorted(ORDER)
        .distinct()
        .limit(Modules.MOST_NAMES)
        .toList();
  }

  private Map<String, List<PlugIn>> read() {
    Map<String, List<PlugIn>> byGroup = new HashMap<>();
    for (MetadataFolder folder : index.folders()) {
      for (Registered registered : declared.others(folder)) {
        DeclaredScripts.target(registered.value())
            .ifPresent(
                target ->
                    byGroup
                        .computeIfAbsent(registered.group(), any -> new ArrayList<>())
                        .add(new PlugIn(registered.name(), target)));
      }
    }
    return byGroup;
  }
}
