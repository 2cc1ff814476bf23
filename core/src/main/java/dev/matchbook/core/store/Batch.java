package dev.matchbook.core.store;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * What some commands changed: the unit in which a store is written.
 *
 * <p>A batch follows on where the store's checkpoint equals {@link #previous}; it was already
 * applied where the store's checkpoint {@link Checkpoint#isAtOrAfter is at or after} {@link
 * #checkpoint}. Nothing else can be written.
 *
 * @param previous where the engine was before
 * @param checkpoint where it is afterwards; {@code commands} is greater
 * @param orders those that changed, each once with its last state, in ascending {@code seq}, then
 *     {@code orderId}
 * @param trades those that happened, all of them, in ascending {@code tradeId} and so in ascending
 *     {@code seq}
 * @param markets those that were defined or whose status, last price or mark changed, in ascending
 *     index
 * @param authorizations of orders that were entered or replaced, in ascending {@code seq}; of an
 *     order that has two, the later one counts
 * @param nonces that were used or given up, each account, kind and key once, in ascending {@code
 *     seq}
 * @param settlements of trades and of batches of them, that changed
 * @param audit what happened to orders, trades and settlements of audited markets, all of it, in
 *     ascending {@code seq}
 */
public record Batch(
    Checkpoint previous,
    Checkpoint checkpoint,
    List<StoredOrder> orders,
    List<Trade> trades,
    List<MarketState> markets,
    List<StoredAuthorization> authorizations,
    List<StoredNonce> nonces,
    SettlementRows settlements,
    List<Event> audit) {
  /** The order of orders in a batch. */
  public static final Comparator<StoredOrder> ORDER =
      Comparator.comparingLong(StoredOrder::seq).thenComparingLong(StoredOrder::orderId);

  /**
   * Checks what every backend relies on: where there are rows, no trade is left out. The lists are
   * not copied: whoever makes a batch gives them away.
   *
   * @throws IllegalArgumentException naming what is out of its range or order
   */
  public Batch {
    Objects.requireNonNull(previous, "previous");
    Objects.requireNonNull(checkpoint, "checkpoint");
    if (!checkpoint.isAtOrAfter(previous) || checkpoint.commands() == previous.commands()) {
      throw new IllegalArgumentException("checkpoint: " + checkpoint + " is not after " + previous);
    }
    requireOrders(orders, previous.seq(), checkpoint.seq());
    if (!orders.isEmpty() || !trades.isEmpty()) {
      requireTrades(trades, previous, checkpoint);
    }
    requireSeqs("authorizations", authorizations, StoredAuthorization::seq, previous, checkpoint);
    requireSeqs("nonces", nonces, StoredNonce::seq, previous, checkpoint);
    requireSeqs("settlements", settlements.trades(), StoredSettlement::seq, previous, checkpoint);
    requireSeqs(
        "settlementBatches", settlements.batches(), SettlementBatch::seq, previous, checkpoint);
    requireSeqs("audit", audit, Event::seq, previous, checkpoint);
    for (int i = 1; i < markets.size(); i++) {
      if (markets.get(i - 1).index() >= markets.get(i).index()) {
        throw new IllegalArgumentException("markets: not in ascending index");
      }
    }
  }

  /** A batch of an engine where nobody signs. */
  public Batch(
      Checkpoint previous,
      Checkpoint checkpoint,
      List<StoredOrder> orders,
      List<Trade> trades,
      List<MarketState> markets) {
    this(previous, checkpoint, orders, trades, markets, List.of(), List.of());
  }

  /** A batch of an engine where nothing is settled or audited. */
  public Batch(
      Checkpoint previous,
      Checkpoint checkpoint,
      List<StoredOrder> orders,
      List<Trade> trades,
      List<MarketState> markets,
      List<StoredAuthorization> authorizations,
      List<StoredNonce> nonces) {
    this(
        previous,
        checkpoint,
        orders,
        trades,
        markets,
        authorizations,
        nonces,
        SettlementRows.NONE,
        List.of());
  }

  /**
   * A batch over what was saved before: it moves the checkpoint and the markets alone. For bringing
   * a store to where another one is, see {@link CacheStore}; an engine makes none.
   *
   * @param previous where the store is
   * @param checkpoint where the other store was before its rows were read
   * @param markets all, in ascending index
   */
  public static Batch leap(Checkpoint previous, Checkpoint checkpoint, List<MarketState> markets) {
    return new Batch(previous, checkpoint, List.of(), List.of(), markets);
  }

  /**
   * What a store at that checkpoint does with this batch.
   *
   * @return true to apply it, false to pass it over since it was applied already
   * @throws StoreException <i>rejected</i>, if it does not follow on
   * @param layer named in the exception
   */
  public boolean followsOn(Checkpoint stored, String layer) {
    if (previous.equals(stored)) {
      return true;
    }
    if (stored.isAtOrAfter(checkpoint)) {
      return false;
    }
    throw StoreException.rejected(
        layer, "the batch from " + previous + " does not follow on " + stored);
  }

  private static <T> void requireSeqs(
      String name, List<T> rows, ToLongFunction<T> seqOf, Checkpoint from, Checkpoint to) {
    long least = from.seq() + 1;
    for (T row : rows) {
      long seq = seqOf.applyAsLong(row);
      if (seq < least || seq > to.seq()) {
        throw new IllegalArgumentException(name + ": seq " + seq + " is out of order");
      }
      least = seq;
    }
  }

  private static void requireOrders(List<StoredOrder> orders, long after, long to) {
    long seq = after;
    long id = Long.MAX_VALUE;
    for (StoredOrder order : orders) {
      boolean ascends = order.seq() > seq || order.seq() == seq && order.orderId() > id;
      if (!ascends || order.seq() > to) {
        throw new IllegalArgumentException(
            "orders: order " + order.orderId() + " with seq " + order.seq() + " is out of order");
      }
      seq = order.seq();
      id = order.orderId();
    }
  }

  private static void requireTrades(List<Trade> trades, Checkpoint from, Checkpoint to) {
    long seq = from.seq();
    long id = from.tradeId();
    for (Trade trade : trades) {
      if (trade.tradeId() != id + 1 || trade.seq() <= seq || trade.seq() > to.seq()) {
        throw new IllegalArgumentException(
            "trades: trade " + trade.tradeId() + " with seq " + trade.seq() + " is out of order");
      }
      seq = trade.seq();
      id = trade.tradeId();
    }
    if (id != to.tradeId()) {
      throw new IllegalArgumentException("trades: end at " + id + ", not " + to.tradeId());
    }
  }
}
