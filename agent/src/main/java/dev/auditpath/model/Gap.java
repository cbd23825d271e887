package dev.auditpath.model;

import java.time.Instant;

/**
 * A time in which nothing was watched, or in which it cannot be told whether something was.
 *
 * @param from when it began, or the last sign of life before it
 * @param to when everything was looked at again
 * @param reason a clause
 */
public record Gap(Instant from, Instant to, String reason) {}
