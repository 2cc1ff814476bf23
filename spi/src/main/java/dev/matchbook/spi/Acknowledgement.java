package dev.matchbook.spi;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.runner.RunnerStoppedException;
import java.util.List;

/** Is told what became of a command, once. */
@FunctionalInterface
public interface Acknowledgement {

  /**
   * The command's outcome.
   *
   * @param events what it did, durable; null if it failed
   * @param failure why it is not durable, or not known to be; null if it is
   */
  void done(List<Event> events, RunnerStoppedException failure);
}
