package dev.matchbook.spi;

import dev.matchbook.core.event.Event;
import java.util.List;

/** Is told what became of a command, once. */
@FunctionalInterface
public interface Acknowledgement {

  /**
   * The command's outcome.
   *
   * @param events what it did, durable; null if it failed
   * @param failure null if it is durable; a {@link CommandRefusedException} if the engine never saw
   *     it; a {@link dev.matchbook.core.runner.RunnerStoppedException} if it is not durable, or not
   *     known to be
   */
  void done(List<Event> events, RuntimeException failure);
}
