package dev.matchbook.store.postgres;

import static dev.matchbook.tck.rows.OrderBuilder.like;
import static dev.matchbook.tck.rows.OrderBuilder.order;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoreException.Kind;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.spi.Exchange;
import dev.matchbook.tck.rows.BatchBuilder;
import java.math.BigInteger;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was changed by hand is found, named, and not taken for something else. */
class DamagedRowTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final String ENGINE = "engine=damaged";

  private static final SettlementQuery PENDING =
      SettlementQuery.all().state(SettlementState.PENDING);

  private final StoredOrder resting = order(1).qty("10.0").build();
  private final StoredOrder closed = order(2).cancel(CancelReason.REQUESTED).build();
  private final Batch batch =
      BatchBuilder.after(Checkpoint.START)
          .orders(resting, closed)
          .trades(trade(1).build())
          .markets(
              new MarketState(
                  0, AddMarket.of("BTC-USD", "0.01", "0.1"), MarketStatus.OPEN, null, null))
          .authorizations(new StoredAuthorization(1, 1, "ab".repeat(32), "0x", null))
          .nonces(new StoredNonce("ann", StoredNonce.Kind.NEXT, BigInteger.ZERO, BigInteger.TEN, 1))
          .settlements(StoredSettlement.pending(trade(1).build()))
          .settlementBatches(SettlementBatch.started(2, 1, "BTC-USD", 0, List.of(1L), "0x"))
          .build();

  private PostgresStore store;

  @BeforeEach
  void fill() {
    store = DATABASE.open(ENGINE + "&retries=0");
    assertThat(store.commit(batch)).isTrue();
  }

  @AfterEach
  void empty() {
    store.close();
    DATABASE.run(
        "DELETE FROM orders",
        "DELETE FROM trades",
        "DELETE FROM markets",
        "DELETE FROM settlements",
        "DELETE FROM settlement_batches",
        "DELETE FROM authorizations",
        "DELETE FROM nonces",
        "DELETE FROM checkpoints");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status = 'NONSENSE'",
        "side = 'buy'",
        "tif = ''",
        "qty = 'NaN'",
        "price = 'Infinity'",
        "leaves_qty = -1",
        "created_at = 'infinity'",
        "updated_at = '9999-12-31'",
        "place = 1, waiting = true, status = 'FILLED', leaves_qty = 5"
      })
  void anOrderThatCannotBeIsCorruptWhereverItIsRead(String damage) {
    DATABASE.run("UPDATE orders_open SET " + damage);
    corrupt(() -> store.findOrder(1), "orders", "order_id 1");
    corrupt(() -> store.orders(OrderQuery.all(), null, 10), "orders", "order_id 1");
    corrupt(() -> store.openOrders("BTC-USD", null, 10), "orders", "order_id 1");
    assertThat(store.findOrder(2)).as("its neighbour").contains(closed);
  }

  @Test
  void anEngineDoesNotRecoverWithoutAnOrderThatIsDamaged() {
    DATABASE.run("UPDATE orders_open SET status = 'NONSENSE'");
    store.close();
    corrupt(() -> Exchange.open(DATABASE.uri(ENGINE)).close(), "orders", "order_id 1", "NONSENSE");
    assertThat(DATABASE.value("SELECT status FROM orders WHERE order_id = 1"))
        .as("it is left as it was found")
        .isEqualTo("NONSENSE");
  }

  @Test
  void aTradeThatCannotBeIsCorrupt() {
    DATABASE.run("UPDATE trades SET price = 'NaN'");
    corrupt(() -> store.findTrade(1), "trades", "seq 1");
    corrupt(() -> store.recentTrades(null, 1), "trades", "seq 1");
    corrupt(() -> store.trades(TradeQuery.all().account("bob"), null, 1), "trades", "seq 1");
  }

  @Test
  void aMarketThatCannotBeIsCorrupt() {
    DATABASE.run("UPDATE markets SET status = 'AJAR'");
    corrupt(() -> store.markets(), "markets", "market_index 0", "AJAR");
  }

  @Test
  void aSettlementWithoutItsTradeIsCorrupt() {
    DATABASE.run("DELETE FROM trades");
    corrupt(() -> store.findSettlement(1), "settlements", "trade_id 1", "trade is not there");
    corrupt(() -> store.settlements(PENDING, null, 10), "settlements", "trade_id 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"state = 'NONSENSE'", "state = 'FINAL'", "seq = 0", "batch_id = -1"})
  void aSettlementThatCannotBeIsCorrupt(String damage) {
    DATABASE.run("UPDATE settlements SET " + damage);
    corrupt(() -> store.findSettlement(1), "settlements", "trade_id 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"state = 'PENDING'", "trades = '{}'", "trades = '{NULL}'", "seq = 0"})
  void aBatchOfTradesThatCannotBeIsCorrupt(String damage) {
    DATABASE.run("UPDATE settlement_batches SET " + damage);
    corrupt(() -> store.findSettlementBatch(2), "settlement_batches", "batch_id 2");
  }

  @Test
  void anEventThatCannotBeIsCorrupt() {
    DATABASE.run(
        "INSERT INTO audit VALUES (3, 1, 0, 0, 'damaged', '{}'),"
            + " (4, 0, 0, 9, 'damaged', '{\"seq\":5,\"ts\":1,\"type\":\"triggered\",\"orderId\":1}')");
    corrupt(() -> store.audit(AuditQuery.order(1), null, 10), "audit", "seq 3");
    corrupt(() -> store.audit(AuditQuery.batch(9), null, 10), "audit", "seq 4");
  }

  @Test
  void anAuthorizationThatCannotBeIsCorrupt() {
    DATABASE.run("UPDATE authorizations SET digest = 'AB'");
    corrupt(() -> store.findAuthorization(1), "authorizations", "order_id 1", "digest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind = 'NAUGHT'", "value = 'NaN'", "key = -1", "value = 10 ^ 77 * 2"})
  void aNonceThatCannotBeIsCorrupt(String damage) {
    DATABASE.run("UPDATE nonces SET " + damage);
    corrupt(() -> store.nonces(null, 10), "nonces", "seq 1");
  }

  @Test
  void aCheckpointThatCannotBeIsCorrupt() {
    DATABASE.run("UPDATE checkpoints SET seq = -5");
    corrupt(() -> store.checkpoint(), "checkpoints", "seq");
    corrupt(() -> store.commit(next(resting)), "checkpoints", "seq");
  }

  @Test
  void anOrderThatSomebodyRemovedIsWrittenByTheNextBatchThatChangesIt() {
    DATABASE.run("DELETE FROM orders WHERE order_id = 1");
    StoredOrder filled = like(resting).seq(3).fill("4.0").build();
    assertThat(store.commit(next(filled))).isTrue();
    assertThat(store.orders(OrderQuery.all(), null, 10).rows()).containsExactly(filled, closed);
  }

  @Test
  void anOrderThatIsThereAlreadyIsNotDoubled() {
    StoredOrder third = order(3).build();
    DATABASE.run(
        "INSERT INTO orders SELECT (jsonb_populate_record(o, '{\"order_id\": 3, \"seq\": 1}')).*"
            + " FROM orders o WHERE order_id = 1");
    assertThat(store.commit(next(third))).isTrue();
    assertThat(store.orders(OrderQuery.all(), null, 10).rows())
        .containsExactly(resting, closed, third);
  }

  private Batch next(StoredOrder changed) {
    return BatchBuilder.after(batch.checkpoint())
        .orders(List.of(like(changed).seq(Math.max(3, changed.seq())).build()))
        .build();
  }

  private static void corrupt(ThrowingCallable read, String... said) {
    Refusal.of(Kind.CORRUPT, read, said);
  }
}
