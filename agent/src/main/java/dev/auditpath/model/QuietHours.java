package dev.auditpath.model;

import java.time.LocalTime;

/**
 * A part of the day in which nobody wants to be disturbed; it may reach over midnight.
 *
 * @param from belongs to it
 * @param until does not
 */
public record QuietHours(LocalTime from, LocalTime until) {

  /** Returns whether a time of day lies within. */
  public boolean cover(LocalTime time) {
    boolean sameDay = from.isBefore(until);
    boolean begun = !time.isBefore(from);
    boolean over = !time.isBefore(until);
    return sameDay ? begun && !over : begun || !over;
  }
}
