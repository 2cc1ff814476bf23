package dev.matchbook.spi.settlement;

import dev.matchbook.core.engine.EventRecorder;
import dev.matchbook.core.engine.JournaledEngine;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.event.Event;
import dev.matchbook.tck.model.ModelStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * An engine on its store, in one thread, that crashes now and then: before a commit, after it, or
 * before anybody is told. What was not committed is gone.
 */
final class Process implements EngineAccess {
  private final ModelStore store;
  private final JournaledEngine engine;
  private final Random dice;
  private final List<Event> told;
  private final List<Event> events = new ArrayList<>();
  private boolean calm;

  /**
   * One that goes on where the store is.
   *
   * @param told is given every event that is durable
   */
  Process(ModelStore store, Random dice, List<Event> told, boolean calm) {
    this.store = store;
    this.dice = dice;
    this.told = told;
    this.calm = calm;
    engine = JournaledEngine.on(store, new EventRecorder(events::add));
  }

  private void mayCrash() {
    if (!calm && dice.nextInt(25) == 0) {
      throw new Crash();
    }
  }

  @Override
  public void run(ToIntFunction<MatchingEngine> commands, Consumer<RuntimeException> done) {
    int count = commands.applyAsInt(engine.engine());
    mayCrash();
    if (count > 0) {
      store.commit(engine.endBatch(count));
      told.addAll(events);
      events.clear();
    }
    mayCrash();
    done.accept(null);
  }

  MatchingEngine engine() {
    return engine.engine();
  }
}
