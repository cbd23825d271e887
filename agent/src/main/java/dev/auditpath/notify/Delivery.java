package dev.auditpath.notify;

/**
 * How a shown notification is reached again.
 *
 * @param server the program that shows it, by a name that no other one ever has; empty where the
 *     notification cannot be reached
 * @param id the server's number for it
 */
public record Delivery(String server, long id) {
  /** Shown, and out of reach. */
  static final Delivery OUT_OF_REACH = new Delivery("", 0);
}
