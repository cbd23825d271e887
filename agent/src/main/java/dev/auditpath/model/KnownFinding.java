package dev.auditpath.model;

import java.time.Instant;

/**
 * What is remembered of a finding.
 *
 * @param fingerprint its identity
 * @param rule the rule's id
 * @param severity how bad it is
 * @param command the command concerned; empty for rules about PATH entries
 * @param path as text
 * @param provider in words; empty when unattributed
 * @param message one sentence
 * @param since when it was first seen
 */
public record KnownFinding(
    String fingerprint,
    String rule,
    Severity severity,
    String command,
    String path,
    String provider,
    String message,
    Instant since) {}
