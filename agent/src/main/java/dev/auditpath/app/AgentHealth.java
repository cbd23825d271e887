package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.memory.InstanceLock;
import dev.auditpath.memory.StatusFile;
import dev.auditpath.model.AgentStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the user's agent is up, as another process sees it.
 *
 * @param running whether a process holds the agent's lock
 * @param fresh whether it gave a sign of life in the last minute and a half
 * @param lastSign the last one
 * @param status what it says of itself
 */
record AgentHealth(
    boolean running, boolean fresh, Optional<Instant> lastSign, Optional<AgentStatus> status) {
  private static final Duration SILENCE = Duration.ofSeconds(90);

  static AgentHealth of(Host host, Problems problems) throws IOException {
    StatusFile file = new StatusFile(host);
    Optional<Instant> sign = file.lastSign();
    boolean fresh = sign.map(at -> at.plus(SILENCE).isAfter(host.clock().instant())).orElse(false);
    return new AgentHealth(InstanceLock.isHeld(host), fresh, sign, file.read(problems));
  }

  /** Returns whether it is up and its watches are armed. */
  boolean isUp() {
    return running && fresh && status.map(AgentStatus::armed).orElse(false);
  }

  String inWords() {
    if (!running) {
      return lastSign
          .map(at -> "no agent is running; one ended without a word at " + at)
          .orElse("no agent is running");
    }
    if (status.isEmpty()) {
      return "it has not said anything yet";
    }
    String process = "process " + status.get().processId() + ", since " + status.get().started();
    if (!fresh) {
      return process
          + ", has not been heard of since "
          + lastSign.map(Instant::toString).orElse("it began");
    }
    return status.get().armed() ? process : process + ", is still making its first audit";
  }
}
