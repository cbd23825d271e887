package dev.auditpath.notify;

import java.util.List;

/**
 * What to do now.
 *
 * @param ledger what is known then, all that is to be shown still waiting in it
 * @param show notifications to show
 * @param withdraw notifications whose cause is gone
 */
record Plan(Ledger ledger, List<Message> show, List<Delivery> withdraw) {
  Plan {
    show = List.copyOf(show);
    withdraw = List.copyOf(withdraw);
  }
}
