package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import java.util.Optional;

/**
 * The environments of nox: {@code .nox/<session>} in a project, or in {@code NOX_ENVDIR} (nox,
 * {@code --envdir}). Those that nox has conda make stay conda's.
 */
public final class NoxLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "nox";
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    boolean below =
        prefix.above(1).equals(".nox")
            || host.directory("NOX_ENVDIR").filter(prefix::isIn).isPresent();
    return Claim.when(below && prefix.isVenv(), "nox");
  }
}
