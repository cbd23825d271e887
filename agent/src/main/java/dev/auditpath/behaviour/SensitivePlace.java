package dev.auditpath.behaviour;

import java.util.Optional;

/**
 * A file or folder that a wrapper of another command has no business with.
 *
 * @param toRead what one gets by reading it, for example "AWS credentials"; empty when nothing
 * @param toWrite what one changes by writing it, for example "shell start-up file"; empty when
 *     nothing
 */
record SensitivePlace(String toRead, String toWrite) {

  /** Returns what reading it is; empty when that is nothing. */
  Optional<Effect> read() {
    return toRead.isEmpty()
        ? Optional.empty()
        : Optional.of(new Effect(Effect.CREDENTIALS, toRead));
  }

  /** Returns what writing it is; empty when that is nothing. */
  Optional<Effect> written() {
    return toWrite.isEmpty()
        ? Optional.empty()
        : Optional.of(new Effect(Effect.PERSISTENCE, toWrite));
  }
}
