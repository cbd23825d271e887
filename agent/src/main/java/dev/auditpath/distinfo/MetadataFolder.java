package dev.auditpath.distinfo;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.ProjectName;
import dev.auditpath.model.PythonEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The place where an installed distribution keeps its metadata, as its name alone tells.
 *
 * @param sitePackages the folder it lies in
 * @param path the {@code .dist-info}, {@code .egg-info}, {@code .egg} or {@code .egg-link}
 * @param form which of these
 * @param project the project's name as the folder's name writes it
 * @param version as the folder's name writes it; empty where it has none
 */
public record MetadataFolder(
    Path sitePackages, Path path, Form form, String project, String version) {

  /** The four shapes, the one that installers write today first. */
  public enum Form {
    DIST_INFO(".dist-info"),
    EGG_INFO(".egg-info"),
    EGG(".egg"),
    EGG_LINK(".egg-link");

    private static final List<Form> ALL = List.of(values());

    private final String suffix;

    Form(String suffix) {
      this.suffix = suffix;
    }

    private static Optional<Form> of(String name) {
      for (Form form : ALL) {
        if (name.endsWith(form.suffix)) {
          return Optional.of(form);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Returns the distributions of an environment, by the names that its survey listed; nothing in
   * them is looked at.
   */
  public static List<MetadataFolder> of(
      PythonEnvironment environment, Host host, Problems problems) {
    return MetadataNames.of(environment, host, problems).all();
  }

  static List<String> listed(Path sitePackages, Host host, Problems problems) {
    return DirectoryNames.matching(sitePackages, name -> Form.of(name).isPresent(), host, problems);
  }

  /** Reads a name such as {@code black-24.1.0.dist-info}, {@code Foo-1.0-py3.11.egg-info}. */
  public static Optional<MetadataFolder> named(Path sitePackages, String name, Host host) {
    return Form.of(name)
        .map(
            form -> {
              String stem = name.substring(0, name.length() - form.suffix.length());
              int hyphen = form == Form.EGG_LINK ? -1 : stem.indexOf('-');
              String rest = hyphen < 0 ? "" : stem.substring(hyphen + 1);
              int tag = rest.indexOf("-py");
              return new MetadataFolder(
                  sitePackages,
                  host.child(sitePackages, name),
                  form,
                  hyphen < 0 ? stem : stem.substring(0, hyphen),
                  tag < 0 ? rest : rest.substring(0, tag));
            });
  }

  /** Returns the project's name as PEP 503 compares it. */
  public String normalizedProject() {
    return ProjectName.normalized(project);
  }

  /** Returns the folder that holds the metadata files; an egg keeps them one level down. */
  public Path files() {
    return form == Form.EGG ? path.resolve("EGG-INFO") : path;
  }
}
