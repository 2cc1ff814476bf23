package dev.matchbook.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.command.Command;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.oracle.RandomCommands;
import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random streams through an engine that is thrown away and made anew from its store again and
 * again: it must give the events and have the state of one that was never stopped.
 */
class RecoveryTest {
  private static final int COMMANDS = 500;

  @Test
  void anEngineMadeAnewFromItsStoreGoesOnAsIfNothingHadHappened() {
    long first = Seeds.of(RecoveryTest.class);
    int streams = Integer.getInteger("matchbook.streams", 300);
    for (long seed = first; seed < first + streams; seed++) {
      try {
        new Stream(seed).run();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static final class Stream {
    private final RandomCommands commands;
    private final Random dice;
    private final Matchbook uninterrupted = new Matchbook();
    private final KeptRows store = new KeptRows();
    private final RowLedger ledger = new RowLedger();
    private final List<Event> events = new ArrayList<>();
    private JournaledEngine engine = JournaledEngine.on(store, new EventRecorder(events::add));
    private int pending;

    Stream(long seed) {
      commands = new RandomCommands(seed);
      dice = new Random(seed);
    }

    void run() {
      int batch = 1 + dice.nextInt(20);
      for (int i = 0; i < COMMANDS; i++) {
        step(commands.next());
        if (dice.nextInt(batch) == 0) {
          commit();
        }
      }
      commit();
      ledger.requireEqual(store);
    }

    private void step(Command command) {
      events.clear();
      engine.engine().apply(command);
      pending++;
      assertThat(events).as("%s", command).isEqualTo(uninterrupted.submit(command));
      events.forEach(ledger::add);
      if (dice.nextInt(10) == 0) {
        engine.engine().open.shrink();
      }
    }

    private void commit() {
      if (pending == 0) {
        return;
      }
      Batch batch = engine.endBatch(pending);
      pending = 0;
      assertThat(store.commit(batch)).isTrue();
      if (dice.nextInt(3) == 0) {
        engine = JournaledEngine.on(store, new EventRecorder(events::add));
      }
      assertThat(engine.engine().stateHash()).isEqualTo(uninterrupted.stateHash());
      assertThat(engine.checkpoint()).isEqualTo(store.checkpoint());
    }
  }
}
