package dev.matchbook.composite.model;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.CacheStore;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.Seen;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A cache that fails as it is told to, forgets what does not fit, and can lose its memory or go
 * back to an earlier one at any moment.
 */
final class FaultyCache extends FaultyStore implements CacheStore {
  private final int mostClosed;
  private final int mostTrades;
  private Tables remembered;
  private long forgotten;
  private long losses;
  private long clears;

  /** An empty cache that is not open. */
  FaultyCache(String name, boolean local, int mostClosed, int mostTrades, boolean jitters) {
    super(
        name,
        local ? Set.of(Capability.LOCAL) : Set.of(),
        new Tables(mostClosed, mostTrades),
        jitters);
    this.mostClosed = mostClosed;
    this.mostTrades = mostTrades;
  }

  boolean isLocal() {
    return capabilities().contains(Capability.LOCAL);
  }

  /**
   * It is a new store all of a sudden. Not while it is being filled: that it is noticed then is
   * shown by {@code LostWhileFilledTest}.
   */
  synchronized void lose() {
    if (tables().checkpoint().commands() > 1) {
      renew();
      losses++;
    }
  }

  private void renew() {
    forgotten += tables().forgotten();
    tables(new Tables(mostClosed, mostTrades));
  }

  /** Whether its rows are those of that place, whatever it answers. */
  synchronized boolean isAt(Checkpoint place) {
    return tables().checkpoint().equals(place);
  }

  /** What it has now it may have again later. */
  synchronized void remember() {
    remembered = tables().copy();
  }

  /** It cannot go back. */
  synchronized void rememberNothing() {
    remembered = null;
  }

  /** It has what it had when it was told to remember; false if that is not earlier. */
  synchronized boolean goBack() {
    boolean isEarlier =
        remembered != null && remembered.checkpoint().commands() < tables().checkpoint().commands();
    if (isEarlier) {
      forgotten += tables().forgotten();
      tables(remembered);
      remembered = null;
      losses++;
    }
    return isEarlier;
  }

  /** Forgets all closed orders and trades but so many of each. */
  synchronized void forget(int left) {
    tables().forgetOrders(left);
    tables().forgetTrades(left);
  }

  /** How many rows were forgotten. */
  synchronized long forgotten() {
    return forgotten + tables().forgotten();
  }

  /** How often it lost its memory. */
  synchronized long losses() {
    return losses;
  }

  /** How often it was emptied. */
  synchronized long clears() {
    return clears;
  }

  private <T> Seen<T> see(Supplier<T> question, LongSupplier since) {
    return read(() -> new Seen<>(question.get(), tables().checkpoint(), since.getAsLong()));
  }

  private long ordersSince() {
    return tables().ordersSince();
  }

  private long tradesSince() {
    return tables().tradesSince();
  }

  @Override
  public Seen<Optional<StoredOrder>> seeOrder(long orderId) {
    return see(() -> tables().order(orderId), this::ordersSince);
  }

  @Override
  public Seen<Optional<StoredOrder>> seeOrder(String account, String clOrdId) {
    return see(() -> tables().order(account, clOrdId), this::ordersSince);
  }

  @Override
  public Seen<Page<StoredOrder>> seeOrders(OrderQuery query, Cursor after, int limit) {
    return see(
        () -> tables().orders(query, after, limit),
        query.isOpenOnly() ? () -> 0 : this::ordersSince);
  }

  @Override
  public Seen<Page<StoredOrder>> seeOpenOrders(String symbol, Cursor after, int limit) {
    return see(() -> tables().openOrders(symbol, after, limit), () -> 0);
  }

  @Override
  public Seen<Optional<Trade>> seeTrade(long tradeId) {
    return see(() -> tables().trade(tradeId), this::tradesSince);
  }

  @Override
  public Seen<Page<Trade>> seeTrades(TradeQuery query, Cursor after, int limit) {
    return see(() -> tables().trades(query, after, limit), this::tradesSince);
  }

  @Override
  public Seen<List<MarketState>> seeMarkets() {
    return see(() -> tables().markets(), () -> 0);
  }

  @Override
  public void clear() {
    write(
        () -> {
          renew();
          clears++;
          return true;
        });
  }
}
