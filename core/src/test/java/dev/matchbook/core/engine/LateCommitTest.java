package dev.matchbook.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.oracle.RandomCommands;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/**
 * The last commit of a process that died may reach the store while the next process reads it: what
 * that one has read then is of two moments.
 */
class LateCommitTest {
  private static final int COMMANDS = 40;
  private static final EngineListener NOBODY = new EventRecorder(event -> {});

  private final Queue<Batch> late = new ArrayDeque<>();
  private int together = 1;

  /** Gets late batches between its checkpoint and its open orders. */
  private final KeptRows store =
      new KeptRows() {
        @Override
        public synchronized Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
          for (int i = 0; i < together && !late.isEmpty(); i++) {
            commit(late.remove());
          }
          return super.openOrders(symbol, after, limit);
        }

        @Override
        public synchronized Page<StoredSettlement> settlements(
            SettlementQuery query, Cursor after, int limit) {
          if (whileSettlementsAreRead && !late.isEmpty()) {
            commit(late.remove());
          }
          return super.settlements(query, after, limit);
        }
      };

  private boolean whileSettlementsAreRead;

  private final List<Event> events = new ArrayList<>();
  private final JournaledEngine dead = JournaledEngine.on(store, new EventRecorder(events::add));

  @Test
  void aCommitThatComesWhileTheStoreIsReadIsTakenIn() {
    for (long seed = 1; seed <= 20; seed++) {
      RandomCommands commands = new RandomCommands(seed);
      batch(commands);
      while (!late.isEmpty()) {
        store.commit(late.remove());
      }
      batch(commands);
      JournaledEngine next = JournaledEngine.on(store, NOBODY);
      assertThat(late).isEmpty();
      assertThat(next.checkpoint()).isEqualTo(dead.checkpoint());
      assertThat(next.engine().stateHash()).isEqualTo(dead.engine().stateHash());
    }
  }

  @Test
  void aCommitThatComesWhileSettlementsAreReadIsTakenIn() {
    together = 0;
    for (long seed = 1; seed <= 20; seed++) {
      RandomSettlements commands = new RandomSettlements(seed, false);
      whileSettlementsAreRead = false;
      for (int i = 0; i < 5; i++) {
        batch(commands);
      }
      while (late.size() > 2) {
        store.commit(late.remove());
      }
      whileSettlementsAreRead = true;
      JournaledEngine next = JournaledEngine.on(store, NOBODY);
      assertThat(late).isEmpty();
      assertThat(next.checkpoint()).isEqualTo(dead.checkpoint());
      assertThat(next.engine().stateHash()).isEqualTo(dead.engine().stateHash());
    }
  }

  @Test
  void somebodyWhoGoesOnCommittingIsAnError() {
    RandomCommands commands = new RandomCommands(1);
    batch(commands);
    store.commit(late.remove());
    for (int i = 0; i < 100; i++) {
      batch(commands);
    }
    assertThatThrownBy(() -> JournaledEngine.on(store, NOBODY))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FAILED))
        .hasMessageContaining("kept:")
        .hasMessageContaining("somebody else commits");
  }

  private void batch(RandomSettlements commands) {
    for (int i = 0; i < COMMANDS; i++) {
      events.clear();
      dead.engine().apply(commands.next());
      commands.heard(events);
    }
    late.add(dead.endBatch(COMMANDS));
  }

  private void batch(RandomCommands commands) {
    for (int i = 0; i < COMMANDS; i++) {
      dead.engine().apply(commands.next());
    }
    late.add(dead.endBatch(COMMANDS));
  }
}
