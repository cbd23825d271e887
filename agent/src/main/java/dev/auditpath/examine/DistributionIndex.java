package dev.auditpath.examine;

import dev.auditpath.distinfo.InstalledDistribution;
import dev.auditpath.distinfo.MetadataFiles;
import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.distinfo.MetadataFolder.Form;
import dev.auditpath.distinfo.RecordRows;
import dev.auditpath.distinfo.RecordRows.Row;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Origin;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonEnvironment;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which distribution of one environment brought a file of its site-packages. Asks the distribution
 * of the same name first; only when that does not list the file is every RECORD read, once.
 */
final class DistributionIndex {
  private static final int DISTRIBUTIONS = 5_000;
  private static final int RECORD_CAP = 64 * 1024 * 1024;
  private static final int RECORDS_KEPT = 8;

  private final List<MetadataFolder> folders;
  private final MetadataFiles files;
  private final InstalledDistribution reader;
  private final Map<String, List<MetadataFolder>> byProject = new HashMap<>();
  private final Map<String, List<MetadataFolder>> byTopName = new HashMap<>();
  private final Map<Path, Optional<RecordLookup>> records = new Recent<>();
  private final Host host;
  private boolean indexed;
  private @Nullable Map<Path, MetadataFolder> trees;

  DistributionIndex(PythonEnvironment environment, Host host, Problems problems) {
    List<MetadataFolder> all = MetadataFolder.of(environment, host, problems);
    this.folders = all.subList(0, Math.min(all.size(), DISTRIBUTIONS));
    this.host = host;
    this.files = new MetadataFiles(host, problems);
    this.reader = new InstalledDistribution(host, problems);
    for (MetadataFolder folder : folders) {
      byProject.computeIfAbsent(folder.normalizedProject(), any -> new ArrayList<>()).add(folder);
    }
  }

  List<MetadataFolder> folders() {
    return folders;
  }

  /** Returns the distributions of a project; more than one where several versions lie about. */
  List<MetadataFolder> ofProject(String normalizedName) {
    return byProject.getOrDefault(normalizedName, List.of());
  }

  /** Returns the distribution at a place of metadata. */
  Optional<MetadataFolder> at(Path metadata) {
    return folders.stream().filter(folder -> folder.path().equals(metadata)).findFirst();
  }

  PythonDistribution describe(MetadataFolder folder) {
    return reader.read(folder);
  }

  /**
   * Returns the distribution that brought a file; empty where none or several claim it.
   *
   * @param relative the file's name relative to its site-packages
   * @param likely normalized names of the projects to ask first
   */
  Optional<MetadataFolder> owner(Path sitePackages, String relative, List<String> likely) {
    Optional<MetadataFolder> egg = at(sitePackages);
    if (egg.isPresent()) {
      return egg;
    }
    for (String project : likely) {
      for (MetadataFolder folder : ofProject(project)) {
        if (folder.sitePackages().equals(sitePackages) && lists(folder, relative)) {
          return Optional.of(folder);
        }
      }
    }
    List<MetadataFolder> candidates = new ArrayList<>();
    for (MetadataFolder folder : withTopName(relative.split("/", 2)[0])) {
      if (folder.sitePackages().equals(sitePackages)) {
        candidates.add(folder);
      }
    }
    if (candidates.size() > 1) {
      candidates.removeIf(folder -> !lists(folder, relative));
    }
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }

  /** Returns the editable distribution in whose source tree a file lies. */
  Optional<MetadataFolder> editableOwner(Path file) {
    Map<Path, MetadataFolder> trees = this.trees;
    if (trees == null) {
      trees = new LinkedHashMap<>();
      for (MetadataFolder folder : folders) {
        PythonDistribution distribution = describe(folder);
        if (distribution.origin() == Origin.EDITABLE) {
          Optional<Path> tree = tree(distribution.originDetail());
          if (tree.isPresent()) {
            trees.putIfAbsent(tree.get(), folder);
          }
        }
      }
      this.trees = trees;
    }
    return trees.entrySet().stream()
        .filter(tree -> file.startsWith(tree.getKey()))
        .max(Comparator.comparingInt(tree -> tree.getKey().getNameCount()))
        .map(Map.Entry::getValue);
  }

  private Optional<Path> tree(String origin) {
    String text = origin;
    if (origin.startsWith("file://")) {
      try {
        text = URI.create(origin).getPath();
      } catch (IllegalArgumentException malformed) {
        return Optional.empty();
      }
    }
    return text != null && text.startsWith("/") && text.indexOf('\0') < 0
        ? Optional.of(host.path(text).normalize())
        : Optional.empty();
  }

  /** Returns the RECORD of a distribution; empty where there is none. */
  Optional<byte[]> record(MetadataFolder folder) {
    return lookup(folder).map(RecordLookup::bytes);
  }

  /**
   * Returns the rows of a distribution's RECORD that are about a file; none where there are none.
   */
  List<Row> rows(MetadataFolder folder, String relative) {
    return lookup(folder).map(record -> record.of(relative)).orElse(List.of());
  }

  private Optional<RecordLookup> lookup(MetadataFolder folder) {
    return folder.form() == Form.DIST_INFO
        ? records.computeIfAbsent(
            folder.path(),
            path -> files.bytes(path.resolve("RECORD"), RECORD_CAP).map(RecordLookup::new))
        : Optional.empty();
  }

  /** Returns the distributions that put something of this name right into their site-packages. */
  Collection<MetadataFolder> withTopName(String name) {
    if (!indexed) {
      indexed = true;
      for (MetadataFolder folder : folders) {
        for (String top : topNames(folder)) {
          byTopName.computeIfAbsent(top, any -> new ArrayList<>()).add(folder);
        }
      }
    }
    return byTopName.getOrDefault(name, List.of());
  }

  private boolean lists(MetadataFolder folder, String relative) {
    if (folder.form() == Form.DIST_INFO) {
      return !rows(folder, relative).isEmpty();
    }
    return topNames(folder).contains(relative.split("/", 2)[0]);
  }

  private Set<String> topNames(MetadataFolder folder) {
    return switch (folder.form()) {
      case DIST_INFO -> record(folder).map(RecordRows::topNames).orElse(Set.of());
      case EGG -> Set.of(fileName(folder));
      case EGG_LINK -> Set.of();
      case EGG_INFO -> topLevel(folder);
    };
  }

  private static String fileName(MetadataFolder folder) {
    Path name = folder.path().getFileName();
    return name == null ? "" : name.toString();
  }

  /** setuptools lists modules, {@code x} for {@code x/} and for {@code x.py}. */
  private Set<String> topLevel(MetadataFolder folder) {
    Set<String> names = new HashSet<>();
    for (String line : files.lines(folder.path().resolve("top_level.txt"))) {
      names.add(line.strip());
      names.add(line.strip() + ".py");
    }
    return names;
  }

  /** Few RECORDs are asked for again and again; all of them would be much to keep. */
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > RECORDS_KEPT;
    }
  }
}
