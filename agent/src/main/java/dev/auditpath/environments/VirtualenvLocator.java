package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import java.util.Optional;

/**
 * What virtualenv makes: its own key stands in {@code pyvenv.cfg}; before version 20 there was no
 * such file, and {@code bin/activate} beside {@code bin/python} tells.
 */
public final class VirtualenvLocator implements EnvironmentLocator {

  @Override
  public String id() {
    return "virtualenv";
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    boolean claimed =
        prefix.isVenv()
            ? prefix.setting("virtualenv").isPresent()
            : !prefix.isConda() && prefix.hasFile("bin/activate") && prefix.has("bin/python");
    return Claim.when(claimed, "virtualenv");
  }
}
