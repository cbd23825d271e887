package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.ManagedPackage;
import java.util.Optional;

/** Recognises the files that one version manager or runtime put where its layout has them. */
interface ToolchainLayout {

  /** Returns who put a candidate's real file there; empty where it is not of this layout. */
  Optional<ManagedPackage> provider(Candidate candidate, Host host, Problems problems);
}
