package dev.matchbook.store.redis;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Writes, one write at a time. It knows the head and all open orders, and makes of them what the
 * script has to do; the script does it only if the head is still that one. If it is not, somebody
 * else has written, or Redis has lost its memory: then both are read again.
 *
 * <p>A write of which no answer came is simply sent again. Whichever of the two is executed first
 * changes the head, so the other one does nothing and finds the head that this write has made.
 */
final class Writer {
  /** How often somebody else may write in between. */
  private static final int ATTEMPTS = 8;

  private final String layer;
  private final Database database;
  private final Consumer<Consumer<StoredOrder>> openOrders;
  private final Keys keys;
  private final RowCodec codec;
  private final String engine;
  private final int depthLevels;

  /** Random: no two writers have the same. */
  private final String instance = UUID.randomUUID().toString();

  private long writes;
  private Known known;
  private volatile boolean hasWritten;

  /** What is stored, as far as a writer has to know it. */
  private record Known(Head head, OpenOrders open, CheckedKeys checked) {}

  /**
   * A writer.
   *
   * @param openOrders gives every open order that is stored
   */
  Writer(
      String layer,
      Database database,
      Consumer<Consumer<StoredOrder>> openOrders,
      Keys keys,
      String engine,
      int depthLevels) {
    this.layer = layer;
    this.database = database;
    this.keys = keys;
    this.depthLevels = depthLevels;
    this.openOrders = openOrders;
    this.engine = engine;
    codec = database.codec();
  }

  /** Whether it has ever written. */
  boolean hasWritten() {
    return hasWritten;
  }

  synchronized boolean commit(Batch batch) {
    Rows rows = Rows.of(batch, codec);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (known == null) {
        load();
      }
      if (!batch.previous().equals(known.head.checkpoint()) && isStale()) {
        continue;
      }
      if (!batch.followsOn(known.head.checkpoint(), layer)) {
        return false;
      }
      if (write(rows, batch.checkpoint(), batch)) {
        return true;
      }
    }
    throw busy();
  }

  synchronized void save(Collection<StoredOrder> orders, Collection<Trade> trades) {
    Rows rows = Rows.of(orders, trades, codec);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (known == null) {
        load();
      }
      if (write(rows, known.head.checkpoint(), null)) {
        return;
      }
    }
    throw busy();
  }

  synchronized boolean remove(long orderId) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (known == null) {
        load();
      }
      StoredOrder stored = database.orders(List.of(orderId)).get(orderId);
      if (stored == null) {
        return false;
      }
      if (stored.isOpen()) {
        throw new IllegalStateException("orderId: " + orderId + " is open");
      }
      Operations operations = new Operations(keys);
      new Plan(known.open, operations).remove(stored);
      Head head = known.head;
      Head next =
          new Head(
              nextWrite(),
              head.checkpoint(),
              head.topOrderId(),
              head.topTradeId(),
              head.open(),
              head.nonceSeq(),
              head.kept());
      if (apply(known, next, operations, symbol -> null)) {
        return true;
      }
    }
    throw busy();
  }

  /** Forgets everything; whatever is known of it too. */
  synchronized void clear(Eraser eraser) {
    known = null;
    eraser.erase();
  }

  private StoreException busy() {
    return StoreException.failed(
        layer, "somebody else writes to this engine, " + ATTEMPTS + " times in between", null);
  }

  /** Whether the head is not the known one any more; then nothing is known. */
  private boolean isStale() {
    boolean stale = !database.head().equals(known.head);
    if (stale) {
      known = null;
    }
    return stale;
  }

  private void load() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Head head = database.head();
      OpenOrders open = new OpenOrders();
      openOrders.accept(open::add);
      if (head.equals(database.head())) {
        requireAll(head, open);
        if (head.equals(Head.NONE)) {
          database.requireWhole();
        }
        known = new Known(head, open, new CheckedKeys());
        return;
      }
    }
    throw busy();
  }

  private void requireAll(Head head, OpenOrders open) {
    if (head.open() != open.size()) {
      throw StoreException.corrupt(
          layer, "there should be " + head.open() + " open orders, not " + open.size(), null);
    }
  }

  private boolean write(Rows rows, Checkpoint checkpoint, Batch batch) {
    Head head = known.head;
    Map<Long, StoredOrder> stored = stored(rows);
    Set<Long> missing = new HashSet<>(database.missingTrades(rows.tradesUpTo(head.topTradeId())));
    Operations operations = new Operations(keys);
    Plan plan = new Plan(known.open, operations);
    Known before = known;
    // Until it is done nobody can say what is open.
    known = null;
    rows.orders().forEach(of -> plan.order(of.row(), of.value(), stored.get(of.row().orderId())));
    for (Rows.Of<Trade> of : rows.trades()) {
      long id = of.row().tradeId();
      if (id > head.topTradeId() || missing.contains(id)) {
        plan.trade(of.row(), of.value());
      }
    }
    rows.markets().forEach(of -> operations.market(of.row().index(), of.value()));
    rows.authorizations().forEach(of -> operations.authorization(of.row().orderId(), of.value()));
    rows.nonces().forEach(of -> operations.nonce(of.row(), of.value()));
    rows.settlements().forEach(of -> operations.settlement(of.row(), of.value()));
    rows.batches().forEach(of -> operations.settlementBatch(of.row(), of.value()));
    rows.audit().forEach(of -> operations.audit(of.row(), of.value()));
    long seq = rows.topSeq(checkpoint);
    plan.touched().forEach(book -> operations.depth(book.symbol, book.depth(seq, depthLevels)));
    if (batch == null && operations.isEmpty()) {
      known = before;
      return !isStale();
    }
    Head next =
        new Head(
            nextWrite(),
            checkpoint,
            rows.topOrderId(Math.max(head.topOrderId(), checkpoint.orderId())),
            rows.topTradeId(Math.max(head.topTradeId(), checkpoint.tradeId())),
            before.open.size(),
            rows.nonceSeq(head.nonceSeq()),
            rows.kept(head.kept()));
    return apply(before, next, operations, symbol -> firstLine(batch, symbol));
  }

  private String firstLine(Batch batch, String symbol) {
    return batch == null
        ? null
        : Json.committed(engine, symbol, batch.previous().seq() + 1, batch.checkpoint().seq());
  }

  /** A text that no other write has, whoever writes. */
  private String nextWrite() {
    return instance + "-" + ++writes;
  }

  private boolean apply(
      Known before, Head next, Operations operations, Operations.Message message) {
    known = null;
    List<String> newKeys = before.checked.unknown(operations.sets());
    if (!database.write(before.head, next, newKeys, operations, message)) {
      return false;
    }
    hasWritten = true;
    before.checked.add(newKeys);
    known = new Known(next, before.open, before.checked);
    return true;
  }

  /** The stored rows of those orders of which the open orders do not say enough. */
  private Map<Long, StoredOrder> stored(Rows rows) {
    List<Long> unknown = new ArrayList<>();
    for (Rows.Of<StoredOrder> of : rows.orders()) {
      StoredOrder order = of.row();
      OpenOrder open = known.open.get(order.orderId());
      boolean enough =
          open == null
              ? order.orderId() > known.head.topOrderId()
              : open.identity == OpenOrder.identity(order);
      if (!enough) {
        unknown.add(order.orderId());
      }
    }
    return unknown.isEmpty() ? new HashMap<>() : database.orders(unknown);
  }
}
