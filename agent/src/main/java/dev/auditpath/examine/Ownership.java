package dev.auditpath.examine;

import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.distinfo.RecordedHash;
import dev.auditpath.model.Origin;
import dev.auditpath.model.ProjectName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whose the modules are that one console script reaches, and what was read of them. */
final class Ownership {
  private final DistributionIndex index;
  private final Libraries libraries;
  private final String own;
  private final Map<Path, Optional<MetadataFolder>> ownerOf = new HashMap<>();
  private final Map<Path, ReadFile> read = new LinkedHashMap<>();

  /**
   * A file that was read.
   *
   * @param owner normalized name of the distribution that brought it; empty when unknown
   * @param sitePackages the entry of the import path that it is in
   */
  record ReadFile(RecordedHash.Digest digest, String owner, Path sitePackages) {}

  /**
   * @param own normalized name of the distribution whose script this is, which is read even where
   *     it is a well-known library; empty for none
   */
  Ownership(DistributionIndex index, Libraries libraries, String own) {
    this.index = index;
    this.libraries = libraries;
    this.own = own;
  }

  /** Returns the normalized name of the distribution that brought a module; empty when unknown. */
  String of(ModuleFile file) {
    return owner(file).map(MetadataFolder::normalizedProject).orElse("");
  }

  /** Returns the distribution that brought a module, unless it is the script's own. */
  Optional<MetadataFolder> other(ModuleFile file) {
    return owner(file).filter(folder -> !folder.normalizedProject().equals(own));
  }

  /** Returns the well-known library that a module is of; its name alone does not make it one. */
  Optional<String> library(ModuleFile file, String topLevel) {
    if (!libraries.has(topLevel)) {
      return Optional.empty();
    }
    return other(file)
        .filter(folder -> libraries.has(topLevel, folder.normalizedProject()))
        .filter(this::isFromAnIndex)
        .map(MetadataFolder::normalizedProject);
  }

  /** Notes what a file held when it was read. */
  void hasRead(Path file, byte[] content, ModuleFile module) {
    read.put(file, new ReadFile(RecordedHash.sha256(content), of(module), module.place().path("")));
  }

  /** Returns what was read, in the order of reading. */
  Map<Path, ReadFile> read() {
    return read;
  }

  private boolean isFromAnIndex(MetadataFolder folder) {
    Origin origin = index.describe(folder).origin();
    return origin == Origin.INDEX || origin == Origin.UNKNOWN;
  }

  private Optional<MetadataFolder> owner(ModuleFile file) {
    return ownerOf.computeIfAbsent(
        file.path(),
        any ->
            index
                .owner(file.place().path(""), file.relative(), likelyProjects(file))
                .or(() -> index.editableOwner(file.path())));
  }

  private List<String> likelyProjects(ModuleFile file) {
    String top = file.relative().split("[/.]", 2)[0];
    List<String> likely = new ArrayList<>(List.of(ProjectName.normalized(top)));
    likely.addAll(libraries.projects(top));
    if (!own.isEmpty()) {
      likely.add(own);
    }
    return likely;
  }
}
