package dev.auditpath.behaviour;

/**
 * An address on a network that a text names.
 *
 * @param host the host, or the whole address where it has none
 * @param what in words, for example "the cloud's metadata service"
 * @param telling whether naming it is reason enough to think that it is talked to; a plain web
 *     address is none, since help texts are full of them
 */
record Endpoint(String host, String what, boolean telling) {

  /** Returns what talking to it is. */
  Effect talkedTo() {
    return new Effect(Effect.NETWORK, what);
  }
}
