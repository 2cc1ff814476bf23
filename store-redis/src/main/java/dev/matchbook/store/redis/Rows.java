package dev.matchbook.store.redis;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementRows;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import org.eclipse.collections.impl.set.mutable.primitive.LongHashSet;

/**
 * What is to be written, with the values of its keys. Made before anything is looked at: what
 * cannot be written fails here.
 */
final class Rows {
  /** A row and its value. */
  record Of<T>(T row, byte[] value) {}

  private final List<Of<StoredOrder>> orders;
  private final List<Of<Trade>> trades;
  private final List<Of<MarketState>> markets;
  private final List<Of<StoredAuthorization>> authorizations = new ArrayList<>();
  private final List<Of<StoredNonce>> nonces = new ArrayList<>();
  private final List<Of<StoredSettlement>> settlements = new ArrayList<>();
  private final List<Of<SettlementBatch>> batches = new ArrayList<>();
  private final List<Of<Event>> audit = new ArrayList<>();

  private Rows(
      Collection<StoredOrder> orders,
      Collection<Trade> trades,
      Collection<MarketState> markets,
      RowCodec codec) {
    this.orders = newest(List.copyOf(orders), codec);
    this.trades = first(List.copyOf(trades), codec);
    this.markets = new ArrayList<>(markets.size());
    List.copyOf(markets).forEach(row -> this.markets.add(new Of<>(row, codec.bytes(row))));
  }

  static Rows of(Batch batch, RowCodec codec) {
    Rows rows = new Rows(batch.orders(), batch.trades(), batch.markets(), codec);
    batch.authorizations().forEach(row -> rows.authorizations.add(new Of<>(row, codec.bytes(row))));
    batch.nonces().forEach(row -> rows.nonces.add(new Of<>(row, codec.bytes(row))));
    SettlementRows settled = batch.settlements();
    settled.trades().forEach(row -> rows.settlements.add(new Of<>(row, codec.bytes(row))));
    settled.batches().forEach(row -> rows.batches.add(new Of<>(row, codec.bytes(row))));
    batch.audit().forEach(event -> rows.audit.add(new Of<>(event, codec.bytes(event))));
    return rows;
  }

  static Rows of(Collection<StoredOrder> orders, Collection<Trade> trades, RowCodec codec) {
    return new Rows(orders, trades, List.of(), codec);
  }

  /** Each order once, with its greatest version, in the order of versions. */
  private static List<Of<StoredOrder>> newest(List<StoredOrder> orders, RowCodec codec) {
    List<StoredOrder> sorted = new ArrayList<>(orders);
    sorted.sort(Batch.ORDER);
    LongHashSet ids = new LongHashSet(sorted.size());
    List<Of<StoredOrder>> rows = new ArrayList<>(sorted.size());
    for (int i = sorted.size() - 1; i >= 0; i--) {
      StoredOrder order = sorted.get(i);
      if (ids.add(order.orderId())) {
        rows.add(new Of<>(order, codec.bytes(order)));
      }
    }
    Collections.reverse(rows);
    return rows;
  }

  /** Each trade once, as it came first. */
  private static List<Of<Trade>> first(List<Trade> trades, RowCodec codec) {
    LongHashSet ids = new LongHashSet(trades.size());
    List<Of<Trade>> rows = new ArrayList<>(trades.size());
    for (Trade trade : trades) {
      if (ids.add(trade.tradeId())) {
        rows.add(new Of<>(trade, codec.bytes(trade)));
      }
    }
    return rows;
  }

  List<Of<StoredOrder>> orders() {
    return orders;
  }

  List<Of<Trade>> trades() {
    return trades;
  }

  List<Of<MarketState>> markets() {
    return markets;
  }

  /** Of an order that has two, the later one comes later. */
  List<Of<StoredAuthorization>> authorizations() {
    return authorizations;
  }

  List<Of<StoredNonce>> nonces() {
    return nonces;
  }

  List<Of<StoredSettlement>> settlements() {
    return settlements;
  }

  List<Of<SettlementBatch>> batches() {
    return batches;
  }

  List<Of<Event>> audit() {
    return audit;
  }

  /** Ids of trades that may be there already. */
  List<Long> tradesUpTo(long topTradeId) {
    return trades.stream().map(of -> of.row().tradeId()).filter(id -> id <= topTradeId).toList();
  }

  long topOrderId(long least) {
    return orders.stream().mapToLong(of -> of.row().orderId()).reduce(least, Math::max);
  }

  long topTradeId(long least) {
    return trades.stream().mapToLong(of -> of.row().tradeId()).reduce(least, Math::max);
  }

  /** The version of the last nonce that is written; that one if there is none. */
  long nonceSeq(long before) {
    return nonces.isEmpty() ? before : nonces.get(nonces.size() - 1).row().seq();
  }

  /** The versions of the last rows that are written; those where there are none. */
  Head.Kept kept(Head.Kept before) {
    return new Head.Kept(
        last(settlements, StoredSettlement::seq, before.settlementSeq()),
        last(batches, SettlementBatch::seq, before.batchSeq()),
        last(audit, Event::seq, before.auditSeq()));
  }

  private static <T> long last(List<Of<T>> rows, ToLongFunction<T> seq, long before) {
    return rows.isEmpty() ? before : seq.applyAsLong(rows.get(rows.size() - 1).row());
  }

  /** The greatest version that is written. */
  long topSeq(Checkpoint checkpoint) {
    return orders.stream().mapToLong(of -> of.row().seq()).reduce(checkpoint.seq(), Math::max);
  }
}
