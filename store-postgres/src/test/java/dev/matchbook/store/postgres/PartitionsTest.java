package dev.matchbook.store.postgres;

import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.rows.BatchBuilder;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Trades and closed orders lie in the partition of their month, which is there before they are. */
class PartitionsTest {
  private final TestDatabase database = TestDatabase.fresh();
  private Checkpoint at = Checkpoint.START;

  @Test
  void rowsLieInThePartitionOfTheirMonthToTheNanosecond() {
    long february = nanos("2025-02-01T00:00:00Z");
    try (PostgresStore store = database.open("")) {
      happens(store, february - 1);
      happens(store, february);
      happens(store, nanos("2025-03-01T00:00:00Z") - 1);
    }
    assertThat(rows("trades")).containsExactly("2025_01: 1", "2025_02: 2, 3");
    assertThat(rows("orders_closed")).containsExactly("2025_01: 1", "2025_02: 2, 3");
  }

  @Test
  void theNextMonthIsThereBeforeItIsNeeded() {
    try (PostgresStore store = database.open("")) {
      assertThat(months("trades")).isEmpty();
      happens(store, nanos("2025-11-15T12:00:00Z"));
      assertThat(months("trades")).containsExactly("2025_11", "2025_12");
      happens(store, nanos("2025-12-15T12:00:00Z"));
      assertThat(months("trades")).containsExactly("2025_11", "2025_12", "2026_01");
      happens(store, nanos("2026-01-01T00:00:00Z"));
      assertThat(months("trades")).containsExactly("2025_11", "2025_12", "2026_01", "2026_02");
    }
    assertThat(months("orders_closed")).isEqualTo(months("trades"));
  }

  @Test
  void aMonthThatWasDetachedIsAnArchiveAndGetsAnotherPartition() {
    long march = nanos("2025-03-05T00:00:00Z");
    try (PostgresStore store = database.open("")) {
      happens(store, march);
      database.run("ALTER TABLE trades DETACH PARTITION trades_2025_03");
      happens(store, march + 1);
    }
    assertThat(months("trades")).containsExactly("2025_03_", "2025_04");
    assertThat(rows("trades")).containsExactly("2025_03_: 2");
    assertThat(database.value("SELECT trade_id FROM trades_2025_03")).isEqualTo("1");
  }

  @Test
  void whatWasSignedForAnOrderOfADetachedMonthIsNotFoundAnyMore() {
    long march = nanos("2025-03-05T00:00:00Z");
    StoredOrder old =
        order(1).createdTs(march).updatedTs(march).cancel(CancelReason.REQUESTED).build();
    try (PostgresStore store = database.open("")) {
      store.commit(
          BatchBuilder.after(Checkpoint.START)
              .orders(old)
              .authorizations(new StoredAuthorization(1, 1, "ab".repeat(32), "0x", null))
              .build());
      assertThat(store.findAuthorization(1)).isPresent();
      database.run("ALTER TABLE orders_closed DETACH PARTITION orders_closed_2025_03");
      assertThat(store.findOrder(1)).isEmpty();
      assertThat(store.findAuthorization(1)).isEmpty();
    }
  }

  @Test
  void theBeginningAndTheEndOfTimeAreMonthsToo() {
    try (PostgresStore store = database.open("")) {
      happens(store, 0);
      happens(store, nanos("1999-12-31T23:59:59.999999999Z"));
      happens(store, Long.MAX_VALUE);
      happens(store, Long.MAX_VALUE);
    }
    assertThat(rows("trades")).containsExactly("1970_01: 1", "1999_12: 2", "2262_04: 3, 4");
    try (PostgresStore store = database.open("")) {
      assertThat(store.recentTrades(null, 10))
          .extracting(Trade::ts)
          .containsExactly(
              Long.MAX_VALUE, Long.MAX_VALUE, nanos("1999-12-31T23:59:59.999999999Z"), 0L);
      assertThat(store.orders(OrderQuery.all(), null, 10).rows())
          .extracting(StoredOrder::createdTs)
          .contains(0L, Long.MAX_VALUE);
    }
  }

  @Test
  void monthsLongAgoComeInAnyOrder() {
    try (PostgresStore store = database.open("")) {
      List<Trade> trades =
          Stream.of("2025-05-01T00:00:00Z", "1971-02-03T00:00:00Z", "2025-05-31T00:00:00Z")
              .map(PartitionsTest::nanos)
              .map(ts -> trade(at.tradeId() + 1 + ts % 1_000 + ts / 1_000_000_000).ts(ts).build())
              .toList();
      store.saveTrades(trades);
      assertThat(store.recentTrades(null, 10)).hasSameElementsAs(trades);
    }
    assertThat(months("trades")).containsExactly("1971_02", "1971_03", "2025_05", "2025_06");
  }

  @Test
  void aPartitionThatWasDroppedMeanwhileIsMadeAgain() {
    long may = nanos("2025-05-10T00:00:00Z");
    try (PostgresStore store = database.open("retries=0")) {
      happens(store, may);
      drop("2025_06");
      happens(store, nanos("2025-06-10T00:00:00Z"));
      drop("2025_07");
      store.saveTrades(List.of(trade(50).ts(nanos("2025-07-10T00:00:00Z")).build()));
      drop("2025_05");
      StoredOrder old =
          order(60).createdTs(may).updatedTs(may).cancel(CancelReason.REQUESTED).build();
      store.saveOrders(List.of(old));
      assertThat(store.findOrder(60)).contains(old);
      assertThat(store.recentTrades(null, 10)).hasSize(2);
      assertThat(store.checkpoint()).isEqualTo(at);
    }
  }

  @Test
  void enginesThatNeedTheSamePartitionsAtOnceDoNotHinderEachOther() {
    List<PostgresStore> stores =
        Stream.of("a", "b", "c").map(name -> database.open("retries=0&engine=" + name)).toList();
    for (int year = 2000; year < 2008; year++) {
      long ts = nanos(year + "-06-15T00:00:00Z");
      Batch batch = batch(ts);
      stores.stream()
          .map(store -> CompletableFuture.supplyAsync(() -> store.commit(batch)))
          .toList()
          .forEach(commit -> assertThat(commit.join()).isTrue());
      at = batch.checkpoint();
    }
    stores.forEach(PostgresStore::close);
    assertThat(months("trades")).hasSize(16);
  }

  /** A trade and a closed order. */
  private void happens(PostgresStore store, long ts) {
    Batch batch = batch(ts);
    assertThat(store.commit(batch)).isTrue();
    at = batch.checkpoint();
  }

  private Batch batch(long ts) {
    long seq = at.seq() + 2;
    StoredOrder closed =
        order(at.orderId() + 1)
            .seq(seq)
            .createdTs(ts)
            .updatedTs(ts)
            .cancel(CancelReason.REQUESTED)
            .build();
    Trade trade = trade(at.tradeId() + 1).seq(seq - 1).ts(ts).build();
    return BatchBuilder.after(at).orders(closed).trades(trade).build();
  }

  private void drop(String month) {
    for (String table : List.of("trades", "orders_closed")) {
      String partition = table + "_" + month;
      database.run(
          "ALTER TABLE " + table + " DETACH PARTITION " + partition, "DROP TABLE " + partition);
    }
  }

  private List<String> months(String table) {
    return database.column(
        "SELECT replace(c.relname, '"
            + table
            + "_', '') FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
            + " WHERE i.inhparent = '"
            + table
            + "'::regclass ORDER BY 1");
  }

  /** Which ids are where. */
  private List<String> rows(String table) {
    String id = table.equals("trades") ? "trade_id" : "order_id";
    return database.column(
        "SELECT replace(tableoid::regclass::text, '%s_', '') || ': ' || string_agg(%s::text, ', ' ORDER BY %2$s) FROM %1$s GROUP BY tableoid ORDER BY 1"
            .formatted(table, id));
  }

  private static long nanos(String instant) {
    Instant at = Instant.parse(instant);
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
  }
}
