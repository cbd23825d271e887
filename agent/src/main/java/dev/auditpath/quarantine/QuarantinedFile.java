package dev.auditpath.quarantine;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that was made unable to run.
 *
 * @param fingerprint of the finding that it was done for
 * @param command the name that it answered to
 * @param original where it was
 * @param now where it is
 * @param mode its permission bits before
 * @param digest of its content, SHA-256
 * @param at when
 */
public record QuarantinedFile(
    String fingerprint,
    String command,
    Path original,
    Path now,
    int mode,
    String digest,
    Instant at) {}
