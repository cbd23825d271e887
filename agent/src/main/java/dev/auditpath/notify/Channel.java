package dev.auditpath.notify;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A way to a person's eyes. Every call ends within seconds. For use by one thread. */
interface Channel extends Closeable {

  /** What a person answered; called on any thread. */
  interface Answers {

    /** One of the notification's actions was chosen. */
    void chosen(Delivery delivery, String action);

    /** The notification is gone from the screen. */
    void closed(Delivery delivery);
  }

  /**
   * Shows a message.
   *
   * @param before the notification that it takes the place of
   * @throws IOException where nobody can have seen it
   */
  Delivery show(Message message, Optional<Delivery> before) throws IOException;

  /** Takes a notification back; one that is gone already is none to speak of. */
  void withdraw(Delivery delivery) throws IOException;

  /**
   * Returns the name of the server that shows notifications now; empty where none does, or where
   * this way has none.
   */
  String server() throws IOException;

  /** Returns in a few words where the way leads. */
  String describe() throws IOException;
}
