package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import java.nio.file.Path;

/** Tells prefixes that pip installs into, where a wheel may have imitated another's layout. */
final class PythonPrefix {
  private PythonPrefix() {}

  /** Returns whether a directory is the prefix of a virtual or a conda environment. */
  static boolean is(Path prefix, Host host) {
    return host.exists(prefix.resolve("pyvenv.cfg")) || host.exists(prefix.resolve("conda-meta"));
  }
}
