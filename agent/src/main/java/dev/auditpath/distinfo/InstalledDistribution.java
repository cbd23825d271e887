package dev.auditpath.distinfo;

import dev.auditpath.distinfo.MetadataFolder.Form;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Origin;
import dev.auditpath.model.Problem;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonDistribution.Claim;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads name, version, installer and origin of a distribution from its metadata (PEP 376, PEP 610).
 */
public final class InstalledDistribution {
  private static final int HEAD = 1024 * 1024;
  private static final int SMALL = 16 * 1024;

  private final Host host;
  private final Problems problems;
  private final MetadataFiles files;
  private final Map<Path, PythonDistribution> distributions = new HashMap<>();

  public InstalledDistribution(Host host, Problems problems) {
    this.host = host;
    this.problems = problems;
    this.files = new MetadataFiles(host, problems);
  }

  /** Describes a distribution that a claim ties to a script; reads each distribution once. */
  public PythonDistribution read(MetadataFolder folder, Claim claim) {
    PythonDistribution known =
        distributions.computeIfAbsent(folder.path(), path -> describe(folder, claim));
    return new PythonDistribution(
        known.name(),
        known.version(),
        known.installer(),
        known.origin(),
        known.originDetail(),
        known.metadata(),
        claim);
  }

  /** Describes a distribution that no script brought up; the claim is its metadata as a whole. */
  public PythonDistribution read(MetadataFolder folder) {
    return read(folder, new Claim(folder.path(), 0, ""));
  }

  private PythonDistribution describe(MetadataFolder folder, Claim claim) {
    CoreMetadata metadata = coreMetadata(folder);
    String installer = installer(folder);
    DirectUrl source = source(folder, installer);
    return new PythonDistribution(
        metadata.name().isEmpty() ? folder.project() : metadata.name(),
        metadata.version().isEmpty() ? folder.version() : metadata.version(),
        installer,
        source.origin(),
        source.url(),
        folder.path(),
        claim);
  }

  private CoreMetadata coreMetadata(MetadataFolder folder) {
    if (folder.form() == Form.EGG && host.isFile(folder.path())) {
      return ZippedEgg.read(folder.path(), host, problems).core();
    }
    Optional<Path> file = metadataFile(folder);
    CoreMetadata metadata =
        file.flatMap(this::header).map(CoreMetadata::parse).orElse(CoreMetadata.NONE);
    if (metadata.ambiguous()) {
      String message = "states its name or version more than once; the first counts";
      problems.add(
          new Problem("malformed-metadata", host.text(file.orElse(folder.path())), message, false));
    }
    return metadata;
  }

  /** Most headers are short and most bodies are long. */
  private Optional<byte[]> header(Path file) {
    return files
        .head(file, SMALL)
        .flatMap(
            head ->
                head.length < SMALL || CoreMetadata.headerLength(head) < SMALL
                    ? Optional.of(head)
                    : files.head(file, HEAD));
  }

  private Optional<Path> metadataFile(MetadataFolder folder) {
    return switch (folder.form()) {
      case DIST_INFO -> Optional.of(folder.path().resolve("METADATA"));
      case EGG -> Optional.of(folder.files().resolve("PKG-INFO"));
      // distutils wrote the PKG-INFO itself under the folder's name.
      case EGG_INFO ->
          Optional.of(
              host.isFile(folder.path()) ? folder.path() : folder.path().resolve("PKG-INFO"));
      case EGG_LINK ->
          EggLink.read(folder, host, problems).metadata().map(info -> info.resolve("PKG-INFO"));
    };
  }

  /** pip and uv write one word, Poetry writes {@code Poetry 1.2}. */
  private String installer(MetadataFolder folder) {
    if (folder.form() != Form.DIST_INFO) {
      return "";
    }
    String text =
        files
            .head(folder.path().resolve("INSTALLER"), 256)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
            .orElse("");
    return firstWord(text).toLowerCase(Locale.ROOT);
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && " \t\n\u000B\f\r".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, end);
  }

  private DirectUrl source(MetadataFolder folder, String installer) {
    if (folder.form() == Form.EGG_LINK) {
      Optional<Path> tree = EggLink.read(folder, host, problems).source();
      return new DirectUrl(Origin.EDITABLE, tree.map(host::text).orElse(""));
    }
    Path file = folder.files().resolve("direct_url.json");
    Optional<byte[]> content =
        folder.form() == Form.DIST_INFO ? files.bytes(file, SMALL) : Optional.empty();
    if (content.isEmpty()) {
      return new DirectUrl(undocumentedOrigin(folder, installer), "");
    }
    try {
      return DirectUrl.parse(content.get());
    } catch (IOException e) {
      problems.add(file, e);
      return new DirectUrl(Origin.UNKNOWN, "");
    }
  }

  private Origin undocumentedOrigin(MetadataFolder folder, String installer) {
    String stem = folder.project() + "-" + folder.version();
    Path marker = host.path(host.text(folder.sitePackages()) + "/__editable__." + stem + ".pth");
    if (folder.form() == Form.DIST_INFO && host.isFile(marker)) {
      return Origin.EDITABLE;
    }
    return installer.isEmpty() ? Origin.UNKNOWN : Origin.INDEX;
  }
}
