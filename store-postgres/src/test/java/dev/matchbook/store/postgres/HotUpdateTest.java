package dev.matchbook.store.postgres;

import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.rows.BatchBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A fill rewrites no index: it changes a row beside where it was. */
class HotUpdateTest {
  private static final int ORDERS = 2_000;
  private static final int BATCHES = 300;
  private static final int FILLS = 20;

  private final TestDatabase database = TestDatabase.fresh();
  private final List<StoredOrder> resting = new ArrayList<>();

  @Test
  void partialFillsOfRestingOrdersAreHotUpdates() {
    try (PostgresStore store = database.open("")) {
      Checkpoint at = commit(store, rest());
      // Updates of rows that are seen by nobody any more leave room for the next.
      SplittableRandom random = new SplittableRandom(1);
      for (int batch = 0; batch < BATCHES; batch++) {
        at = commit(store, fills(at, random));
      }
      assertThat(store.checkpoint()).isEqualTo(at);
    }
    Await.until(
        "the fills are counted",
        () -> Long.parseLong(count("n_tup_upd")) == (long) BATCHES * FILLS);
    assertThat(count("n_tup_hot_upd")).isEqualTo(count("n_tup_upd"));
    assertThat(count("n_tup_ins")).isEqualTo(Integer.toString(ORDERS));
  }

  @Test
  void tradesThatSettleAreHotUpdates() {
    int trades = 200;
    try (PostgresStore store = database.open("")) {
      SettlingVenue venue = new SettlingVenue(store).trades(20);
      for (int i = 0; i < trades / 20; i++) {
        long last = 20L * (i + 1);
        long batchId = venue.settle(last - 19, last);
        venue.trades(20);
        venue.settled(batchId);
      }
    }
    // Each comes into its batch, which its indexes have to know, and settles.
    Await.until(
        "the changes are counted",
        () -> Long.parseLong(count("n_tup_upd", "settlements")) == 2L * trades);
    assertThat(Long.parseLong(count("n_tup_hot_upd", "settlements")))
        .isGreaterThan(trades * 9L / 10);
  }

  private Batch rest() {
    for (int id = 1; id <= ORDERS; id++) {
      resting.add(
          order(id).qty("1000000.000").price("100." + (10 + id % 90)).clOrdId("c" + id).build());
    }
    return BatchBuilder.after(Checkpoint.START).orders(resting).build();
  }

  private Batch fills(Checkpoint at, SplittableRandom random) {
    List<StoredOrder> filled = new ArrayList<>();
    int[] chosen = random.ints(0, ORDERS).distinct().limit(FILLS).sorted().toArray();
    for (int i : chosen) {
      StoredOrder before = resting.get(i);
      long seq = at.seq() + 1 + filled.size();
      StoredOrder after =
          like(before).seq(seq).updatedTs(before.updatedTs() + 1).fill("1.000").build();
      resting.set(i, after);
      filled.add(after);
    }
    return BatchBuilder.after(at).orders(filled).build();
  }

  private static Checkpoint commit(PostgresStore store, Batch batch) {
    assertThat(store.commit(batch)).isTrue();
    return batch.checkpoint();
  }

  private String count(String what) {
    return count(what, "orders_open");
  }

  private String count(String what, String table) {
    return database.value(
        "SELECT " + what + " FROM pg_stat_user_tables WHERE relname = '" + table + "'");
  }
}
