package dev.matchbook.composite.model;

import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.Side;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Asks random questions; each answer has to be that of the history as of one of the numbers that
 * there were while it was asked. For one thread.
 */
final class Reader {
  private static final String UNKNOWN = "nobody knows";
  private static final int[] LIMITS = {1, 2, 5, 20, 500};

  /** Of a thousand reads so many ask for pages, which cost a scan of everything. */
  private static final int PAGES = 40;

  /** Half of the questions are about what is as new as that. */
  private static final int RECENT = 150;

  private static final int LAST = 12;

  /** What was shown of an order, and the number of the last write by then. */
  private record Shown(long seq, int write) {}

  private final SplittableRandom random;
  private final Map<Long, Shown> seen = new HashMap<>();
  private final History history;
  private final Predicate<StoreException> mayFail;
  private long failures;

  /**
   * A reader.
   *
   * @param mayFail says of an exception whether the system of record has been told to throw it
   */
  Reader(long seed, History history, Predicate<StoreException> mayFail) {
    random = new SplittableRandom(seed);
    this.history = history;
    this.mayFail = mayFail;
  }

  /** How many reads failed since the system of record failed. */
  long failures() {
    return failures;
  }

  /** Asks anything. */
  void look(ExchangeStore store) {
    int roll = random.nextInt(1_000);
    if (roll < PAGES) {
      page(store);
    } else if (roll < 600) {
      order(store, anyId(history.checkpoint(history.given()).orderId()));
    } else if (roll < 700) {
      name(store);
    } else if (roll < 850) {
      trade(store, anyId(history.checkpoint(history.given()).tradeId()));
    } else if (roll < 910) {
      authorization(store, anyId(history.checkpoint(history.given()).orderId()));
    } else if (roll < 930) {
      nonces(store);
    } else if (roll < 950) {
      settled(store);
    } else if (roll < 965) {
      check("checkpoint", store, ExchangeStore::checkpoint, history::checkpoint);
    } else {
      check("markets", store, ExchangeStore::markets, history::markets);
    }
  }

  private void order(ExchangeStore store, long id) {
    check(
        "order " + id,
        store,
        s -> s.findOrder(id),
        at -> history.order(at, id),
        (is, shouldBe) -> is.equals(shouldBe) && isNotOlder(is));
  }

  /** Who has seen a version sees no older one, unless it was of a write that failed. */
  private boolean isNotOlder(Optional<StoredOrder> found) {
    if (found.isEmpty()) {
      return true;
    }
    StoredOrder order = found.get();
    Shown before = seen.put(order.orderId(), new Shown(order.seq(), history.given()));
    return before == null || order.seq() >= before.seq || history.hasFailed(before.write);
  }

  /** Asks for a trade. */
  void trade(ExchangeStore store, long id) {
    check("trade " + id, store, s -> s.findTrade(id), at -> history.trade(at, id));
  }

  private void authorization(ExchangeStore store, long id) {
    check(
        "authorization of order " + id,
        store,
        s -> s.findAuthorization(id),
        at -> history.authorization(at, id));
  }

  private void nonces(ExchangeStore store) {
    int limit = LIMITS[random.nextInt(LIMITS.length)];
    Cursor after = random.nextBoolean() ? null : Cursor.of(lastSeq() - random.nextInt(RECENT));
    check(
        "nonces after " + after + " limit " + limit,
        store,
        s -> s.nonces(after, limit),
        at -> history.nonces(at, after, limit),
        (is, shouldBe) -> isSame(is, shouldBe, limit));
  }

  private void settled(ExchangeStore store) {
    int limit = LIMITS[random.nextInt(LIMITS.length)];
    switch (random.nextInt(5)) {
      case 0 -> {
        long id = anyId(history.checkpoint(history.given()).tradeId());
        check(
            "settlement of trade " + id,
            store,
            s -> s.findSettlement(id),
            at -> history.settlement(at, id));
      }
      case 1 -> settlements(store, limit);
      case 2 -> batches(store, limit);
      default -> audit(store, limit);
    }
  }

  private void settlements(ExchangeStore store, int limit) {
    SettlementQuery query = anySettlementQuery();
    Cursor after = Cursor.of(anyId(history.checkpoint(history.given()).tradeId()));
    check(
        query + " of trades after " + after + " limit " + limit,
        store,
        s -> s.settlements(query, after, limit),
        at -> history.settlements(at, query, after, limit),
        (is, shouldBe) -> isSame(is, shouldBe, limit));
  }

  private void batches(ExchangeStore store, int limit) {
    SettlementQuery query = anySettlementQuery();
    Cursor after = random.nextBoolean() ? null : Cursor.of(lastSeq() - random.nextInt(RECENT));
    check(
        query + " of batches after " + after + " limit " + limit,
        store,
        s -> s.settlementBatches(query, after, limit),
        at -> history.settlementBatches(at, query, after, limit),
        (is, shouldBe) -> isSame(is, shouldBe, limit));
  }

  private SettlementQuery anySettlementQuery() {
    SettlementQuery query = SettlementQuery.all();
    if (random.nextBoolean()) {
      query = query.state(SettlementState.values()[random.nextInt(4)]);
    }
    return random.nextInt(3) == 0 ? query.since(lastSeq()) : query;
  }

  private void audit(ExchangeStore store, int limit) {
    long id = anyId(history.checkpoint(history.given()).orderId());
    AuditQuery query = random.nextBoolean() ? AuditQuery.all() : AuditQuery.order(id);
    Cursor after = random.nextBoolean() ? null : Cursor.of(lastSeq() - random.nextInt(RECENT));
    check(
        query + " after " + after + " limit " + limit,
        store,
        s -> s.audit(query, after, limit),
        at -> history.audit(at, query, after, limit),
        (is, shouldBe) -> isSame(is, shouldBe, limit));
  }

  private void name(ExchangeStore store) {
    StoredOrder like = anyOrder();
    if (like != null && like.clOrdId() != null) {
      check(
          "order " + like.clOrdId() + " of " + like.account(),
          store,
          s -> s.findOrder(like.account(), like.clOrdId()),
          at -> history.order(at, like.account(), like.clOrdId()));
    }
  }

  /** Asks for a page of anything. */
  void page(ExchangeStore store) {
    int limit = LIMITS[random.nextInt(LIMITS.length)];
    switch (random.nextInt(3)) {
      case 0 -> orders(store, limit);
      case 1 -> openOrders(store, limit);
      default -> trades(store, limit);
    }
  }

  private void orders(ExchangeStore store, int limit) {
    OrderQuery query = anyOrderQuery();
    Cursor after = random.nextBoolean() ? null : anyCursor(query);
    check(
        query + " after " + after + " limit " + limit,
        store,
        s -> s.orders(query, after, limit),
        at -> history.orders(at, query, after, limit),
        (is, shouldBe) -> isSame(is, shouldBe, limit));
  }

  private Cursor anyCursor(OrderQuery query) {
    if (query.sort() == OrderQuery.Sort.BY_CHANGE && random.nextBoolean()) {
      return Cursor.of(lastSeq(), 0);
    }
    StoredOrder any = anyOrder();
    return any == null ? null : query.sort().key(any);
  }

  /** Of one of the last events: where layers that were just filled begin to be whole. */
  private long lastSeq() {
    return Math.max(0, history.checkpoint(history.acked()).seq() - random.nextInt(3));
  }

  /** Asks for all open orders of a market. */
  void openOrders(ExchangeStore store) {
    StoredOrder any = anyOrder();
    openOrders(store, any == null ? UNKNOWN : any.symbol(), null, Page.MAX_ROWS);
  }

  private void openOrders(ExchangeStore store, int limit) {
    StoredOrder any = anyOrder();
    String symbol = any == null ? UNKNOWN : any.symbol();
    boolean first = any == null || !any.isOpen() || any.price() == null || random.nextBoolean();
    openOrders(store, symbol, first ? null : any.priority(), limit);
  }

  private void openOrders(ExchangeStore store, String symbol, Cursor after, int limit) {
    check(
        "open orders of " + symbol + " after " + after + " limit " + limit,
        store,
        s -> s.openOrders(symbol, after, limit),
        at -> history.openOrders(at, symbol, after, limit),
        (is, shouldBe) -> isSame(is, shouldBe, limit));
  }

  private void trades(ExchangeStore store, int limit) {
    TradeQuery query = anyTradeQuery();
    Trade any = anyTrade();
    Cursor after = any == null || random.nextBoolean() ? null : query.key(any);
    check(
        query + " after " + after + " limit " + limit,
        store,
        s -> s.trades(query, after, limit),
        at -> history.trades(at, query, after, limit),
        (is, shouldBe) -> isSame(is, shouldBe, limit));
  }

  /** A page that is full may say that there is more though there is not. */
  private static <T> boolean isSame(Page<T> is, Page<T> shouldBe, int limit) {
    return is.rows().equals(shouldBe.rows())
        && (Objects.equals(is.next(), shouldBe.next())
            || !shouldBe.hasNext() && is.rows().size() == limit);
  }

  private <T> void check(
      String what, ExchangeStore store, Function<ExchangeStore, T> read, IntFunction<T> expected) {
    check(what, store, read, expected, Objects::equals);
  }

  private <T> void check(
      String what,
      ExchangeStore store,
      Function<ExchangeStore, T> read,
      IntFunction<T> expected,
      BiPredicate<T, T> isSame) {
    int from = history.acked();
    T answer;
    try {
      answer = read.apply(store);
    } catch (StoreException e) {
      if (!mayFail.test(e)) {
        throw new AssertionError(what + ": " + e.getMessage(), e);
      }
      failures++;
      return;
    }
    int to = history.given();
    for (int at = from; at <= to; at++) {
      if (isSame.test(answer, expected.apply(at))) {
        return;
      }
    }
    throw new AssertionError(
        what
            + (" is as of no write from " + from + " to " + to)
            + ("\n is        " + shown(answer))
            + ("\n should be " + shown(expected.apply(from)))
            + ("\n or        " + shown(expected.apply(to))));
  }

  private static String shown(Object answer) {
    if (answer instanceof Page<?> page) {
      return page.rows().stream().map(Reader::shown).toList() + " then " + page.next();
    }
    if (answer instanceof Optional<?> found && found.isPresent()) {
      return shown(found.get());
    }
    if (answer instanceof StoredOrder order) {
      return order.orderId() + "@" + order.seq() + " " + order.status();
    }
    return answer instanceof Trade trade ? trade.tradeId() + "@" + trade.seq() : answer + "";
  }

  private long anyId(long last) {
    long id = random.nextLong(last + 2);
    if (random.nextBoolean()) {
      return id;
    }
    int recent = random.nextBoolean() ? RECENT : LAST;
    return Math.max(0, last + 1 - random.nextInt(recent));
  }

  private StoredOrder anyOrder() {
    int now = history.given();
    return history.order(now, anyId(history.checkpoint(now).orderId())).orElse(null);
  }

  private Trade anyTrade() {
    int now = history.given();
    return history.trade(now, anyId(history.checkpoint(now).tradeId())).orElse(null);
  }

  private OrderQuery anyOrderQuery() {
    OrderQuery query = OrderQuery.all();
    StoredOrder like = anyOrder();
    if (like == null) {
      return query;
    }
    if (random.nextInt(4) == 0) {
      query = query.account(like.account());
    }
    if (random.nextInt(4) == 0) {
      query = query.symbol(random.nextInt(9) == 0 ? UNKNOWN : like.symbol());
    }
    if (random.nextInt(4) == 0) {
      query = query.side(random.nextBoolean() ? Side.BUY : Side.SELL);
    }
    if (random.nextInt(3) == 0) {
      query = query.open();
    } else if (random.nextInt(3) == 0) {
      query = query.status(anyStatuses());
    }
    if (random.nextInt(2) == 0) {
      boolean isLast = random.nextInt(3) == 0;
      return query.changedSince(isLast ? lastSeq() : like.seq() - random.nextInt(2));
    }
    return query.sort(OrderQuery.Sort.values()[random.nextInt(3)]);
  }

  private Set<OrdStatus> anyStatuses() {
    Set<OrdStatus> statuses = EnumSet.allOf(OrdStatus.class);
    statuses.removeIf(status -> random.nextBoolean());
    return statuses;
  }

  private TradeQuery anyTradeQuery() {
    TradeQuery query = TradeQuery.all();
    Trade like = anyTrade();
    if (like == null) {
      return query;
    }
    if (random.nextInt(3) == 0) {
      query = query.symbol(random.nextInt(9) == 0 ? UNKNOWN : like.symbol());
    }
    if (random.nextInt(4) == 0) {
      query = query.account(random.nextBoolean() ? like.makerAccount() : like.takerAccount());
    }
    if (random.nextInt(5) == 0) {
      query = query.order(random.nextBoolean() ? like.makerOrderId() : like.takerOrderId());
    }
    if (random.nextInt(4) == 0) {
      query = query.between(like.ts(), like.ts() + random.nextInt(20_000));
    }
    if (random.nextInt(3) == 0) {
      query = query.since(Math.max(0, like.seq() - random.nextInt(2)));
    }
    return random.nextBoolean() ? query.newest() : query;
  }
}
