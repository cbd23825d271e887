package dev.auditpath.distinfo;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.PythonEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The names that an environment's distributions keep their metadata under, to look some up without
 * making something of each: of three hundred a script concerns one. Nothing in them is looked at.
 */
public final class MetadataNames {
  private final List<Folder> folders = new ArrayList<>();
  private final Host host;

  /** The names in one folder for distributions. */
  private record Folder(Path sitePackages, List<String> names) {}

  private MetadataNames(Host host) {
    this.host = host;
  }

  /** Returns the names that the environment's survey listed, else those listed now. */
  public static MetadataNames of(PythonEnvironment environment, Host host, Problems problems) {
    MetadataNames all = new MetadataNames(host);
    for (Path sitePackages : environment.sitePackages()) {
      List<String> names = environment.metadata().get(sitePackages);
      all.folders.add(
          new Folder(
              sitePackages,
              names == null ? MetadataFolder.listed(sitePackages, host, problems) : names));
    }
    return all;
  }

  /** Returns the first of these names, folder by folder. */
  public MetadataNames first(int most) {
    MetadataNames first = new MetadataNames(host);
    int left = most;
    for (Folder folder : folders) {
      int taken = Math.min(left, folder.names().size());
      first.folders.add(new Folder(folder.sitePackages(), folder.names().subList(0, taken)));
      left -= taken;
    }
    return first;
  }

  /** Returns how many there are. */
  public int count() {
    int count = 0;
    for (Folder folder : folders) {
      count += folder.names().size();
    }
    return count;
  }

  /** Returns all of them. */
  public List<MetadataFolder> all() {
    List<MetadataFolder> all = new ArrayList<>();
    for (Folder folder : folders) {
      for (String name : folder.names()) {
        MetadataFolder.named(folder.sitePackages(), name, host).ifPresent(all::add);
      }
    }
    return all;
  }

  /** Returns those of a project. */
  public List<MetadataFolder> of(String normalizedProject) {
    List<MetadataFolder> all = new ArrayList<>();
    for (Folder folder : folders) {
      for (String name : folder.names()) {
        if (mayBeOf(name, normalizedProject)) {
          MetadataFolder.named(folder.sitePackages(), name, host)
              .filter(found -> found.normalizedProject().equals(normalizedProject))
              .ifPresent(all::add);
        }
      }
    }
    return all;
  }

  /** Compares as far as a letter or digit must stand for itself, which tells most names apart. */
  private static boolean mayBeOf(String name, String normalizedProject) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean upper = c >= 'A' && c <= 'Z';
      if (!upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
        return true;
      }
      char plain = upper ? (char) (c + ('a' - 'A')) : c;
      if (i >= normalizedProject.length() || normalizedProject.charAt(i) != plain) {
        return i < normalizedProject.length() && normalizedProject.charAt(i) >= 0x80;
      }
    }
    return true;
  }
}
