package dev.auditpath.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a running agent says of itself.
 *
 * @param processId its own
 * @param started when it did
 * @param armed whether it watches
 * @param audits how many it has made
 * @param lastAudit when the last one began
 * @param lastDuration how long that took
 * @param complete whether no command can have gone unseen in it
 * @param findings of that audit, by severity; allowed ones are not among them
 * @param allowed how many allowed ones were left out
 * @param searchPaths id and source of each
 * @param watched how many directories the kernel watches
 * @param allowance the most that the agent lets it watch
 * @param polled directories that are looked at every half minute instead
 * @param polledBecause why
 * @param overflows how often events were lost, after which everything was looked at again
 * @param gaps the last times in which nothing was watched
 * @param problems what could not be looked at or kept
 * @param residentKilobytes memory of the process, as the kernel counts it
 */
public record AgentStatus(
    long processId,
    Instant started,
    boolean armed,
    long audits,
    Instant lastAudit,
    Duration lastDuration,
    boolean complete,
    Map<Severity, Integer> findings,
    int allowed,
    List<String> searchPaths,
    int watched,
    int allowance,
    List<String> polled,
    List<String> polledBecause,
    long overflows,
    List<Gap> gaps,
    List<String> problems,
    long residentKilobytes) {}
