package vn.traceability.subscription;

import java.util.function.Consumer;

/** The connection of one stream. Called by one thread at a time. */
public interface Line {
  /**
   * Sends a message; returns before it has gone.
   *
   * @param gone is told once whether the network took all of it; not always on this thread
   */
  void send(String message, Consumer<Boolean> gone);

  /** Asks for a sign of life. */
  void ping();

  /** Ends it. Does nothing where it has ended. */
  void close(Ending ending);
}
