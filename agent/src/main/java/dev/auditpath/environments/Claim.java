package dev.auditpath.environments;

import dev.auditpath.model.EnvironmentKind;
import java.util.Optional;

/** The answer of a locator that is asked whether an environment is its manager's. */
final class Claim {

  private Claim() {}

  /** Returns a kind where a condition holds. */
  static Optional<EnvironmentKind> when(boolean condition, String kind) {
    return condition ? Optional.of(new EnvironmentKind(kind)) : Optional.empty();
  }
}
