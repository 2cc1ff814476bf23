package dev.matchbook.tck;

import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.Side;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.OrderQuery.Sort;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.tck.model.ModelStore;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random questions to a store, whose answers have to be those of the model. */
final class Questions {
  private static final String UNKNOWN = "nobody knows";
  private static final int[] LIMITS = {1, 2, 5, 20, 10_000};

  private final Random random;
  private final ModelStore model;

  Questions(long seed, ModelStore model) {
    random = new Random(seed);
    this.model = model;
  }

  /** Asks that many. */
  void ask(ExchangeStore store, int questions) {
    for (int i = 0; i < questions; i++) {
      ask(store);
    }
  }

  private void ask(ExchangeStore store) {
    switch (random.nextInt(14)) {
      case 0 -> byId(store);
      case 1 -> byClOrdId(store);
      case 2 -> orders(store);
      case 3 -> openOrders(store);
      case 4 -> trades(store);
      case 5 -> recent(store);
      case 6 -> authorization(store);
      case 7 -> nonces(store);
      case 8 -> settlement(store);
      case 9 -> settlements(store);
      case 10 -> settlementBatches(store);
      case 11 -> audit(store);
      case 12 -> Same.rows("markets", store.markets(), model.markets());
      default -> Same.value("checkpoint", store.checkpoint(), model.checkpoint());
    }
  }

  private void byId(ExchangeStore store) {
    long order = random.nextLong(model.checkpoint().orderId() + 2);
    Same.value("order " + order, store.findOrder(order), model.findOrder(order));
    long trade = random.nextLong(model.checkpoint().tradeId() + 2);
    Same.value("trade " + trade, store.findTrade(trade), model.findTrade(trade));
  }

  private void authorization(ExchangeStore store) {
    long order = random.nextLong(model.checkpoint().orderId() + 2);
    String what = "authorization of order " + order;
    Same.value(what, store.findAuthorization(order), model.findAuthorization(order));
  }

  private void nonces(ExchangeStore store) {
    long seq = random.nextLong(model.checkpoint().seq() + 2);
    Cursor after = random.nextBoolean() ? null : Cursor.of(seq);
    int limit = anyLimit();
    samePage("nonces", limit, Pages.nonces(store).page(after, limit), model.nonces(after, limit));
  }

  private void settlement(ExchangeStore store) {
    long trade = random.nextLong(model.checkpoint().tradeId() + 2);
    String what = "settlement of trade " + trade;
    Same.value(what, store.findSettlement(trade), model.findSettlement(trade));
    long batch = anyBatchId();
    String which = "settlement batch " + batch;
    Same.value(which, store.findSettlementBatch(batch), model.findSettlementBatch(batch));
  }

  private void settlements(ExchangeStore store) {
    SettlementQuery query = anySettlementQuery();
    long trade = random.nextLong(model.checkpoint().tradeId() + 2);
    Cursor after = random.nextBoolean() ? null : Cursor.of(trade);
    int limit = anyLimit();
    samePage(
        query.toString(),
        limit,
        Pages.settlements(store, query).page(after, limit),
        model.settlements(query, after, limit));
  }

  private void settlementBatches(ExchangeStore store) {
    SettlementQuery query = anySettlementQuery();
    Cursor after = random.nextBoolean() ? null : Cursor.of(anyBatchId());
    int limit = anyLimit();
    samePage(
        "batches of " + query,
        limit,
        Pages.settlementBatches(store, query).page(after, limit),
        model.settlementBatches(query, after, limit));
  }

  private void audit(ExchangeStore store) {
    AuditQuery query =
        switch (random.nextInt(3)) {
          case 0 -> AuditQuery.all();
          case 1 -> AuditQuery.order(1 + random.nextLong(model.checkpoint().orderId() + 1));
          default -> AuditQuery.batch(anyBatchId());
        };
    long seq = random.nextLong(model.checkpoint().seq() + 2);
    Cursor after = random.nextBoolean() ? null : Cursor.of(seq);
    int limit = anyLimit();
    samePage(
        query.toString(),
        limit,
        Pages.audit(store, query).page(after, limit),
        model.audit(query, after, limit));
  }

  private SettlementQuery anySettlementQuery() {
    SettlementQuery query = SettlementQuery.all();
    Trade like = anyTrade();
    if (like != null && random.nextInt(3) == 0) {
      query = query.symbol(random.nextInt(9) == 0 ? UNKNOWN : like.symbol());
    }
    if (random.nextInt(2) == 0) {
      SettlementState[] states = SettlementState.values();
      query = query.state(states[random.nextInt(states.length)]);
    }
    if (random.nextInt(3) == 0) {
      query = query.since(random.nextLong(model.checkpoint().seq() + 2));
    }
    return random.nextInt(3) == 0 ? query.batch(anyBatchId()) : query;
  }

  /** Mostly of one that is there. */
  private long anyBatchId() {
    long seq = random.nextLong(model.checkpoint().seq() + 2);
    return model.settlementBatches(SettlementQuery.all(), Cursor.of(seq), 1).rows().stream()
        .mapToLong(SettlementBatch::batchId)
        .findFirst()
        .orElse(seq + 1);
  }

  private void byClOrdId(ExchangeStore store) {
    StoredOrder any = anyOrder();
    if (any != null && any.clOrdId() != null) {
      String what = "order '" + any.clOrdId() + "' of '" + any.account() + "'";
      Same.value(
          what,
          store.findOrder(any.account(), any.clOrdId()),
          model.findOrder(any.account(), any.clOrdId()));
    }
  }

  private void orders(ExchangeStore store) {
    OrderQuery query = anyOrderQuery();
    Cursor after = random.nextBoolean() ? cursor(query) : null;
    int limit = anyLimit();
    samePage(
        Describe.query(query),
        limit,
        Pages.orders(store, query).page(after, limit),
        model.orders(query, after, limit));
  }

  private Cursor cursor(OrderQuery query) {
    StoredOrder any = anyOrder();
    return any == null ? null : query.sort().key(any);
  }

  private void openOrders(ExchangeStore store) {
    StoredOrder any = anyOrder();
    String symbol = any == null ? UNKNOWN : any.symbol();
    List<StoredOrder> open = model.openOrders(symbol, null, Page.MAX_ROWS).rows();
    boolean first = open.isEmpty() || random.nextBoolean();
    Cursor after = first ? null : open.get(random.nextInt(open.size())).priority();
    int limit = anyLimit();
    samePage(
        "open orders of " + symbol,
        limit,
        Pages.openOrders(store, symbol).page(after, limit),
        model.openOrders(symbol, after, limit));
  }

  private void trades(ExchangeStore store) {
    TradeQuery query = anyTradeQuery();
    Trade any = anyTrade();
    Cursor after = any == null || random.nextBoolean() ? null : query.key(any);
    int limit = anyLimit();
    samePage(
        Describe.query(query),
        limit,
        Pages.trades(store, query).page(after, limit),
        model.trades(query, after, limit));
  }

  private void recent(ExchangeStore store) {
    Trade any = anyTrade();
    String symbol = any == null || random.nextBoolean() ? null : any.symbol();
    int limit = anyLimit();
    Same.rows(
        "recent " + limit + " of " + symbol,
        store.recentTrades(symbol, limit),
        model.recentTrades(symbol, limit));
  }

  /** A page that is full may say that there is more though there is not. */
  private static <T> void samePage(String query, int limit, Page<T> actual, Page<T> expected) {
    Same.rows(query, actual.rows(), expected.rows());
    if (expected.hasNext() || actual.rows().size() < limit) {
      Same.value(query + " next", actual.next(), expected.next());
    }
  }

  OrderQuery anyOrderQuery() {
    OrderQuery query = OrderQuery.all();
    StoredOrder like = anyOrder();
    if (like == null) {
      return query;
    }
    if (random.nextInt(3) == 0) {
      query = query.account(like.account());
    }
    if (random.nextInt(3) == 0) {
      query = query.symbol(random.nextInt(9) == 0 ? UNKNOWN : like.symbol());
    }
    if (random.nextInt(3) == 0) {
      query = query.side(random.nextBoolean() ? Side.BUY : Side.SELL);
    }
    if (random.nextInt(3) == 0) {
      query = query.changedSince(like.seq() - random.nextInt(2));
    }
    query = random.nextInt(3) == 0 ? query.open() : query.status(anyStatuses());
    return query.sort(Sort.values()[random.nextInt(Sort.values().length)]);
  }

  private Set<OrdStatus> anyStatuses() {
    Set<OrdStatus> statuses = EnumSet.allOf(OrdStatus.class);
    if (random.nextBoolean()) {
      statuses.removeIf(status -> random.nextBoolean());
    }
    return statuses;
  }

  TradeQuery anyTradeQuery() {
    TradeQuery query = TradeQuery.all();
    Trade like = anyTrade();
    if (like == null) {
      return query;
    }
    if (random.nextInt(3) == 0) {
      query = query.symbol(random.nextInt(9) == 0 ? UNKNOWN : like.symbol());
    }
    if (random.nextInt(3) == 0) {
      query = query.account(random.nextBoolean() ? like.makerAccount() : like.takerAccount());
    }
    if (random.nextInt(4) == 0) {
      query = query.order(random.nextBoolean() ? like.makerOrderId() : like.takerOrderId());
    }
    if (random.nextInt(3) == 0) {
      query = query.between(like.ts(), like.ts() + random.nextInt(2_000));
    }
    if (random.nextInt(3) == 0) {
      query = query.since(like.seq() - random.nextInt(2));
    }
    return random.nextBoolean() ? query.newest() : query;
  }

  private int anyLimit() {
    return LIMITS[random.nextInt(LIMITS.length)];
  }

  StoredOrder anyOrder() {
    long id = random.nextLong(model.checkpoint().orderId() + 2);
    OrderQuery query = OrderQuery.all();
    return model.orders(query, Cursor.of(id - 1), 1).rows().stream().findFirst().orElse(null);
  }

  Trade anyTrade() {
    return model.findTrade(random.nextLong(model.checkpoint().tradeId() + 2)).orElse(null);
  }
}
