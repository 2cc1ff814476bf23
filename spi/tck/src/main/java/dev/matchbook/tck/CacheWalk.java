package dev.matchbook.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.CacheStore;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchGenerator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * A random history in a cache and in a model that forgets nothing: what the cache does not show has
 * to be what it says it has forgotten. A backend's tests use it with bounds smaller than a contract
 * can ask for. The same seed does the same. Not for several threads.
 */
public final class CacheWalk {
  private static final int LOOKS = 12;

  private final long seed;
  private final CacheStore cache;
  private final Random random;
  private final BatchGenerator generator;
  private final ModelStore model = new ModelStore();
  private final Questions questions;

  /**
   * The beginning of a walk.
   *
   * @param cache a new one
   * @param settings how much happens in a batch
   */
  public CacheWalk(long seed, CacheStore cache, BatchGenerator.Settings settings) {
    this.seed = seed;
    this.cache = cache;
    random = new Random(seed);
    generator = new BatchGenerator(seed, settings);
    questions = new Questions(seed, model);
  }

  /** How many orders were closed so far. */
  public long closedOrders() {
    return generator.closedOrders();
  }

  /** How many trades there were so far. */
  public long trades() {
    return generator.checkpoint().tradeId();
  }

  /**
   * Commits a batch, now and then saves again or removes some rows, and looks.
   *
   * @throws AssertionError naming the seed, if something is missing without a word
   */
  public void step() {
    try {
      commit(1);
      for (int i = random.nextInt(4); i > 0; i--) {
        saveAgain();
      }
      for (int i = 0; i < LOOKS; i++) {
        look();
      }
    } catch (AssertionError | RuntimeException e) {
      String where = "batch to " + model.checkpoint() + " of -Dmatchbook.seed=" + seed;
      throw new AssertionError(where + ": " + e.getMessage(), e);
    }
  }

  void commit(int batches) {
    for (int i = 0; i < batches; i++) {
      Batch batch = generator.next();
      model.commit(batch);
      assertThat(cache.commit(batch)).as("applied").isTrue();
    }
  }

  /** As who has found them in the store below does. */
  private void saveAgain() {
    StoredOrder order = questions.anyOrder();
    Trade trade = questions.anyTrade();
    if (order != null && !order.isOpen() && random.nextInt(20) == 0) {
      model.removeOrder(order.orderId());
      cache.removeOrder(order.orderId());
    } else if (order != null) {
      cache.saveOrder(order);
    }
    if (trade != null) {
      cache.saveTrade(trade);
    }
  }

  private void look() {
    StoredOrder order = questions.anyOrder();
    Trade trade = questions.anyTrade();
    switch (random.nextInt(6)) {
      case 0 -> {
        long id = order == null ? 1 : order.orderId();
        one("order " + id, cache.seeOrder(id), model.findOrder(id), StoredOrder::seq);
      }
      case 1 -> byName(order);
      case 2 -> {
        long id = trade == null ? 1 : trade.tradeId();
        one("trade " + id, cache.seeTrade(id), model.findTrade(id), Trade::seq);
      }
      case 3 -> {
        OrderQuery query = questions.anyOrderQuery();
        Seen<Page<StoredOrder>> seen = cache.seeOrders(query, null, Page.MAX_ROWS);
        List<StoredOrder> all = Pages.orders(model, query).all();
        all(Describe.query(query), seen, all, StoredOrder::seq);
      }
      case 4 -> {
        TradeQuery query = questions.anyTradeQuery();
        Seen<Page<Trade>> seen = cache.seeTrades(query, null, Page.MAX_ROWS);
        all(Describe.query(query), seen, Pages.trades(model, query).all(), Trade::seq);
      }
      default -> whole(order);
    }
  }

  private void byName(StoredOrder like) {
    if (like == null || like.clOrdId() == null) {
      return;
    }
    Seen<Optional<StoredOrder>> seen = cache.seeOrder(like.account(), like.clOrdId());
    Optional<StoredOrder> there = model.findOrder(like.account(), like.clOrdId());
    if (seen.value().isPresent() && there.isPresent() && !seen.value().equals(there)) {
      StoredOrder older = seen.value().get();
      Same.found("an older namesake", model.findOrder(older.orderId()), older);
      said("order " + there.get().orderId() + " by its name", seen, there.get().seq());
    } else {
      one("order by its name", seen, there, StoredOrder::seq);
    }
  }

  private void whole(StoredOrder like) {
    Same.rows("markets", at(cache.seeMarkets()).value(), model.markets());
    if (like != null) {
      Seen<Page<StoredOrder>> seen = cache.seeOpenOrders(like.symbol(), null, Page.MAX_ROWS);
      List<StoredOrder> open = Pages.openOrders(model, like.symbol()).all();
      Same.rows("open orders of " + like.symbol(), at(seen).value().rows(), open);
    }
  }

  private <T> void one(
      String what, Seen<Optional<T>> seen, Optional<T> there, ToLongFunction<T> seq) {
    at(seen);
    if (seen.value().isEmpty() && there.isPresent()) {
      said(what, seen, seq.applyAsLong(there.get()));
    } else {
      Same.value(what, seen.value(), there);
    }
  }

  private <T> void all(String what, Seen<Page<T>> seen, List<T> there, ToLongFunction<T> seq) {
    at(seen);
    Set<T> rest = new HashSet<>(there);
    for (T row : seen.value().rows()) {
      assertThat(rest.remove(row)).as("%s shows what is not there: %s", what, row).isTrue();
    }
    rest.forEach(row -> said(what + " shows no " + row, seen, seq.applyAsLong(row)));
  }

  private <T> Seen<T> at(Seen<T> seen) {
    Same.value("seen at", seen.at(), model.checkpoint());
    return seen;
  }

  private static void said(String what, Seen<?> seen, long seq) {
    assertThat(seen.wholeSince())
        .as("%s is not shown, seq %s: whole since", what, seq)
        .isGreaterThanOrEqualTo(seq);
  }

  /** What is shown is what is read, while nobody writes. */
  void requireSeenAsRead(int looks) {
    for (int i = 0; i < looks; i++) {
      long id = 1 + random.nextLong(model.checkpoint().orderId() + 1);
      same("order", cache.seeOrder(id), cache.findOrder(id));
      same("trade", cache.seeTrade(id), cache.findTrade(id));
      StoredOrder like = questions.anyOrder();
      int limit = 1 + random.nextInt(20);
      if (like != null && like.clOrdId() != null) {
        Optional<StoredOrder> found = cache.findOrder(like.account(), like.clOrdId());
        same("name", cache.seeOrder(like.account(), like.clOrdId()), found);
      }
      if (like != null) {
        String symbol = like.symbol();
        Page<StoredOrder> open = cache.openOrders(symbol, null, limit);
        same("open orders", cache.seeOpenOrders(symbol, null, limit), open);
        same(
            "open orders behind",
            cache.seeOpenOrders(symbol, open.next(), limit),
            cache.openOrders(symbol, open.next(), limit));
      }
      OrderQuery orders = questions.anyOrderQuery();
      Page<StoredOrder> page = cache.orders(orders, null, limit);
      same("orders", cache.seeOrders(orders, null, limit), page);
      same(
          "orders behind",
          cache.seeOrders(orders, page.next(), limit),
          cache.orders(orders, page.next(), limit));
      TradeQuery trades = questions.anyTradeQuery();
      same("trades", cache.seeTrades(trades, null, limit), cache.trades(trades, null, limit));
    }
    same("markets", cache.seeMarkets(), cache.markets());
  }

  private <T> void same(String what, Seen<T> seen, T read) {
    Same.value(what + " seen", seen.value(), read);
    Same.value("seen at", seen.at(), cache.checkpoint());
    Same.value("seen at", seen.at(), model.checkpoint());
  }
}
