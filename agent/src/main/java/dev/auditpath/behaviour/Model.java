package dev.auditpath.behaviour;

/** What a function does that is known and not followed. */
@FunctionalInterface
interface Model {
  Values call(Call call);
}
