package dev.matchbook.spi.settlement;

import dev.matchbook.core.engine.MatchingEngine;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** The way to an engine whose commands become durable. */
interface EngineAccess {

  /**
   * Gives the engine commands, on its thread.
   *
   * @param commands gives them and says how many there were
   * @param done is told when everything that was done and seen there is durable: null; or why it is
   *     not
   */
  void run(ToIntFunction<MatchingEngine> commands, Consumer<RuntimeException> done);
}
