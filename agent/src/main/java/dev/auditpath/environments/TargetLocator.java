package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import java.util.Optional;

/** What {@code pip install --target DIR} makes: distributions lie beside {@code bin}. */
public final class TargetLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "target";
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    return Claim.when(prefix.sitePackages().isEmpty() && prefix.holdsDistributions(), "target");
  }
}
