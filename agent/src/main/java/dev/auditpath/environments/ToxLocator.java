package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import java.util.Optional;

/** The environments of tox: {@code .tox/<name>} in a project (tox.wiki, {@code work_dir}). */
public final class ToxLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "tox";
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    return Claim.when(prefix.isVenv() && prefix.above(1).equals(".tox"), "tox");
  }
}
