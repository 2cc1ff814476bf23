package dev.matchbook.tck;

import static dev.matchbook.tck.rows.TradeBuilder.trade;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.CacheStore;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredNonce.Kind;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.OrderBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * Batches of which every trace tells the number: batch n gives all orders version n and fills them
 * up to n, signs them with n, makes the trade n, the last price n and the checkpoint n. So any two
 * looks at a store can be compared: a later look may not show a smaller number.
 */
final class Waves {
  /** How many orders change in each batch. */
  static final int ORDERS = 12;

  private static final String SYMBOL = "BTC-USD";
  private static final AddMarket MARKET = AddMarket.of(SYMBOL, "0.01", "1");

  private Waves() {}

  /** The batch of that number, from 1. */
  static Batch batch(long n) {
    BigDecimal last = BigDecimal.valueOf(n, 2);
    return BatchBuilder.after(n == 1 ? Checkpoint.START : checkpoint(n - 1))
        .orders(orders(n))
        .trades(trade(n).build())
        .markets(new MarketState(0, MARKET, MarketStatus.OPEN, last, null))
        .authorizations(authorization(1, n), authorization(ORDERS, n))
        .nonces(new StoredNonce("alice", Kind.NEXT, BigInteger.ZERO, BigInteger.valueOf(n), n))
        .settlements(settlements(n))
        .settlementBatches(settlementBatch(n))
        .audit(new OrderTriggered(n, n, 1))
        .build();
  }

  private static StoredAuthorization authorization(long orderId, long n) {
    return new StoredAuthorization(orderId, n, String.format("%064x", n), "signed " + n, null);
  }

  /** The first trade changes with each batch; of the others only the last one is pending. */
  private static List<StoredSettlement> settlements(long n) {
    StoredSettlement first =
        new StoredSettlement(trade(1).build(), n, n, SettlementState.SETTLING, 1);
    if (n == 1) {
      return List.of(first);
    }
    StoredSettlement last = StoredSettlement.pending(trade(n).build());
    StoredSettlement before =
        new StoredSettlement(trade(n - 1).build(), n, n, SettlementState.SETTLED, 1);
    return n == 2 ? List.of(first, last) : List.of(first, before, last);
  }

  private static SettlementBatch settlementBatch(long n) {
    return new SettlementBatch(
        1,
        n,
        SYMBOL,
        SettlementState.SETTLING,
        0,
        List.of(1L),
        "0x" + n,
        0,
        null,
        n,
        null,
        0,
        null,
        0,
        null,
        n,
        n);
  }

  private static Checkpoint checkpoint(long n) {
    return new Checkpoint(n, n, trade(1).build().ts(), ORDERS, n);
  }

  /** All orders in that version. */
  static List<StoredOrder> orders(long n) {
    return LongStream.rangeClosed(1, ORDERS).mapToObj(id -> order(id, n)).toList();
  }

  private static StoredOrder order(long id, long n) {
    return OrderBuilder.order(id)
        .clOrdId("c" + id)
        .seq(n)
        .nonce(BigInteger.valueOf(n))
        .qty("1000000")
        .fill(BigDecimal.valueOf(n), new BigDecimal("100.00"))
        .build();
  }

  /** Something to look at, and how it gives the number that it shows. */
  record Look(String what, ToLongFunction<ExchangeStore> number) {}

  /** What there is to look at. */
  static List<Look> looks() {
    OrderQuery own = OrderQuery.all().account("alice").open();
    TradeQuery newest = TradeQuery.all().account("bob").newest();
    return List.of(
        new Look("checkpoint", store -> store.checkpoint().commands()),
        orders(),
        openOrders(),
        new Look("orders of the account", store -> one(store.orders(own, null, ORDERS + 1))),
        new Look("first order", store -> one(store.findOrder(1).orElseThrow())),
        new Look("last order", store -> one(store.findOrder(ORDERS).orElseThrow())),
        new Look("by clOrdId", store -> one(store.findOrder("alice", "c2").orElseThrow())),
        new Look("first authorization", store -> signed(store.findAuthorization(1).orElseThrow())),
        new Look(
            "last authorization", store -> signed(store.findAuthorization(ORDERS).orElseThrow())),
        new Look("nonces", store -> used(store.nonces(null, 10).rows())),
        new Look("settlement", store -> store.findSettlement(1).orElseThrow().seq()),
        new Look("pending settlements", Waves::pending),
        new Look("settlement batch", store -> settling(store.findSettlementBatch(1).orElseThrow())),
        new Look("audit", Waves::told),
        new Look("recent trade", store -> latest(store.recentTrades(null, 1))),
        new Look("recent trades of the market", store -> latest(store.recentTrades(SYMBOL, 3))),
        new Look("trades of an account", store -> latest(store.trades(newest, null, 3).rows())),
        new Look("market", store -> number(store.markets().get(0).lastPrice())));
  }

  /** What a cache shows; the answer has to be of the checkpoint that comes with it. */
  static List<Look> sights() {
    OrderQuery own = OrderQuery.all().account("alice");
    TradeQuery newest = TradeQuery.all().symbol(SYMBOL).newest();
    return List.of(
        sight("orders", cache -> cache.seeOrders(own, null, ORDERS + 1), Waves::one),
        sight("open orders", cache -> cache.seeOpenOrders(SYMBOL, null, ORDERS + 1), Waves::one),
        sight("order", cache -> cache.seeOrder(ORDERS), found -> one(found.orElseThrow())),
        sight("name", cache -> cache.seeOrder("alice", "c2"), found -> one(found.orElseThrow())),
        sight("trades", cache -> cache.seeTrades(newest, null, 3), page -> latest(page.rows())),
        sight("markets", CacheStore::seeMarkets, list -> number(list.get(0).lastPrice())));
  }

  private static <T> Look sight(
      String what, Function<CacheStore, Seen<T>> see, ToLongFunction<T> number) {
    return new Look(
        what + " seen",
        store -> {
          Seen<T> seen = see.apply((CacheStore) store);
          long shown = number.applyAsLong(seen.value());
          if (shown != seen.at().commands()) {
            throw new AssertionError(what + " of batch " + shown + " are seen at " + seen.at());
          }
          return shown;
        });
  }

  /** All orders in one answer. */
  static Look orders() {
    return new Look("orders", store -> one(store.orders(OrderQuery.all(), null, ORDERS + 1)));
  }

  /** All open orders in one answer. */
  static Look openOrders() {
    return new Look("open orders", store -> one(store.openOrders(SYMBOL, null, ORDERS + 1)));
  }

  /** One answer may not show orders of several batches. */
  private static long one(Page<StoredOrder> page) {
    List<Long> numbers = new ArrayList<>();
    page.rows().forEach(order -> numbers.add(one(order)));
    if (numbers.size() != ORDERS || numbers.stream().distinct().count() != 1) {
      throw new AssertionError("torn batch: one answer has orders of the batches " + numbers);
    }
    return numbers.get(0);
  }

  private static long one(StoredOrder order) {
    if (order.cumQty().longValueExact() != order.seq()
        || order.nonce().longValueExact() != order.seq()) {
      throw new AssertionError("torn order: " + order);
    }
    return order.seq();
  }

  private static long signed(StoredAuthorization authorization) {
    if (!authorization.equals(authorization(authorization.orderId(), authorization.seq()))) {
      throw new AssertionError("torn authorization: " + authorization);
    }
    return authorization.seq();
  }

  private static long used(List<StoredNonce> nonces) {
    StoredNonce nonce = nonces.get(0);
    if (nonces.size() > 1 || nonce.value().longValueExact() != nonce.seq()) {
      throw new AssertionError("torn nonces: " + nonces);
    }
    return nonce.seq();
  }

  private static long pending(ExchangeStore store) {
    SettlementQuery query = SettlementQuery.all().state(SettlementState.PENDING);
    Page<StoredSettlement> page = store.settlements(query, null, Page.MAX_ROWS);
    if (page.rows().size() > 1) {
      throw new AssertionError("torn settlements: " + page);
    }
    return page.rows().isEmpty() ? 1 : page.rows().get(0).tradeId();
  }

  private static long settling(SettlementBatch batch) {
    if (batch.block() != batch.seq() || !batch.root().equals("0x" + batch.seq())) {
      throw new AssertionError("torn settlement batch: " + batch);
    }
    return batch.seq();
  }

  private static long told(ExchangeStore store) {
    return store.audit(AuditQuery.order(1), null, Page.MAX_ROWS).rows().size();
  }

  private static long latest(List<Trade> trades) {
    for (int i = 1; i < trades.size(); i++) {
      if (trades.get(i).seq() != trades.get(i - 1).seq() - 1) {
        throw new AssertionError("a trade is missing among the newest: " + trades);
      }
    }
    return trades.get(0).seq();
  }

  private static long number(BigDecimal lastPrice) {
    return lastPrice.unscaledValue().longValueExact();
  }
}
