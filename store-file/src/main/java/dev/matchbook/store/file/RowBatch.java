package dev.matchbook.store.file;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.spi.json.LineBuffer;
import dev.matchbook.spi.json.RowWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/** Rows that are written, or were read, together, and where in their segment each is. */
final class RowBatch {
  final List<MarketState> markets = new ArrayList<>();
  final List<StoredOrder> orders = new ArrayList<>();
  final LongArrayList orderOffsets = new LongArrayList();
  final List<Trade> trades = new ArrayList<>();
  final LongArrayList tradeOffsets = new LongArrayList();
  final List<StoredAuthorization> authorizations = new ArrayList<>();
  final LongArrayList authorizationOffsets = new LongArrayList();
  final List<StoredNonce> nonces = new ArrayList<>();
  final List<StoredSettlement> settlements = new ArrayList<>();
  final LongArrayList settlementOffsets = new LongArrayList();
  final List<SettlementBatch> settlementBatches = new ArrayList<>();
  final LongArrayList settlementBatchOffsets = new LongArrayList();
  final List<Event> audit = new ArrayList<>();
  final LongArrayList auditOffsets = new LongArrayList();
  final LongArrayList removed = new LongArrayList();
  final LongArrayList removedOffsets = new LongArrayList();

  /** Where it ends, or null for rows without a batch. */
  Checkpoint checkpoint;

  boolean isEmpty() {
    return checkpoint == null && orders.isEmpty() && trades.isEmpty() && removed.isEmpty();
  }

  void clear() {
    markets.clear();
    orders.clear();
    orderOffsets.clear();
    trades.clear();
    tradeOffsets.clear();
    authorizations.clear();
    authorizationOffsets.clear();
    nonces.clear();
    settlements.clear();
    settlementOffsets.clear();
    settlementBatches.clear();
    settlementBatchOffsets.clear();
    audit.clear();
    auditOffsets.clear();
    removed.clear();
    removedOffsets.clear();
    checkpoint = null;
  }

  /**
   * Writes all lines and the one that ends them.
   *
   * @param start where in the segment the buffer will be
   */
  void encode(LineBuffer out, long start, LineSums sums, HashChain chain) {
    RowWriter writer = new RowWriter(out);
    sums.clear();
    int from = out.length();
    for (MarketState market : markets) {
      int at = out.length();
      writer.market(market);
      sums.add(out.array(), at, out.length() - at);
    }
    encodeOrders(writer, out, start, sums);
    encodeTrades(writer, out, start, sums);
    encodeSigned(writer, out, start, sums);
    encode(settlements, writer::settlement, settlementOffsets, out, start, sums);
    encode(settlementBatches, writer::settlementBatch, settlementBatchOffsets, out, start, sums);
    encode(audit, writer::audit, auditOffsets, out, start, sums);
    for (int i = 0; i < removed.size(); i++) {
      int at = out.length();
      writer.removed(removed.get(i));
      removedOffsets.add(start + at);
      sums.add(out.array(), at, out.length() - at);
    }
    chain.add(out.array(), from, out.length() - from);
    EndLine.write(out, out.length(), checkpoint, sums, chain);
  }

  private static <T> void encode(
      List<T> rows,
      Consumer<T> write,
      LongArrayList offsets,
      LineBuffer out,
      long start,
      LineSums sums) {
    for (T row : rows) {
      int at = out.length();
      write.accept(row);
      offsets.add(start + at);
      sums.add(out.array(), at, out.length() - at);
    }
  }

  private void encodeOrders(RowWriter writer, LineBuffer out, long start, LineSums sums) {
    for (StoredOrder order : orders) {
      int at = out.length();
      writer.order(order);
      orderOffsets.add(start + at);
      sums.add(out.array(), at, out.length() - at);
    }
  }

  private void encodeTrades(RowWriter writer, LineBuffer out, long start, LineSums sums) {
    for (Trade trade : trades) {
      int at = out.length();
      writer.trade(trade);
      tradeOffsets.add(start + at);
      sums.add(out.array(), at, out.length() - at);
    }
  }

  private void encodeSigned(RowWriter writer, LineBuffer out, long start, LineSums sums) {
    for (StoredAuthorization authorization : authorizations) {
      int at = out.length();
      writer.authorization(authorization);
      authorizationOffsets.add(start + at);
      sums.add(out.array(), at, out.length() - at);
    }
    for (StoredNonce nonce : nonces) {
      int at = out.length();
      writer.nonce(nonce);
      sums.add(out.array(), at, out.length() - at);
    }
  }
}
