package dev.auditpath.behaviour;

/** A list, a dict or the like: a value that holds others. */
sealed interface Container extends Value permits Sequence, Mapping {

  /** Returns what is known of all that it holds without looking at each. */
  Held held();
}
