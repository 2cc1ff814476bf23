package dev.matchbook.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.oracle.RandomCommands;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import java.util.ArrayDeque;
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
      };

  private final JournaledEngine dead = JournaledEngine.on(store, NOBODY);

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

  private void batch(RandomCommands commands) {
    for (int i = 0; i < COMMANDS; i++) {
      dead.engine().apply(commands.next());
    }
    late.add(dead.endBatch(COMMANDS));
  }
}
