package dev.matchbook.composite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.store.memory.MemorySettings;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A cache that loses its memory while it is filled is filled again, and is not taken for whole. */
class LostWhileFilledTest extends LayersFixture {
  private static final OrderQuery OPEN = OrderQuery.all().open();

  @Test
  void whatWasLostWhileACacheWasFilledComesAgain() {
    try (ExchangeStore before = file("record")) {
      commit(before, 50);
    }
    AtomicBoolean lost = new AtomicBoolean();
    cache.after(
        call -> {
          if (call.equals("saveOrders") && lost.compareAndSet(false, true)) {
            memory.clear();
          }
        });
    try (CompositeStore store = open(MemorySettings.defaults(), "layer.retry=10ms")) {
      Conditions.await(() -> figures(store, 0).state() == LayerState.FOLLOWING);
      assertThat(lost).isTrue();
      int open = store.orders(OPEN, null, Page.MAX_ROWS).rows().size();
      assertThat(memory.orders(OPEN, null, Page.MAX_ROWS).rows()).hasSize(open);
      assertThat(open).isPositive();
    }
  }
}
