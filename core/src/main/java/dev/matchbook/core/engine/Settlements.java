package dev.matchbook.core.engine;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoredSettlement;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;

/**
 * The trades of an engine that may still be busted, and the batches they are in; got from {@link
 * MatchingEngine#settlements}. Read only by hosts, on the engine's thread, between commands.
 *
 * <p>A trade of a market that settles is an object here until it has settled for good: that is what
 * such a market costs beyond others, which cost nothing.
 */
public final class Settlements {
  /** Most trades that may still be busted; then markets that settle take no new orders. */
  public static final int MOST_TRADES = 1 << 20;

  private final LongObjectHashMap<UnsettledTrade> trades = new LongObjectHashMap<>();
  private final LongObjectHashMap<Party> parties = new LongObjectHashMap<>();
  private final Map<String, TreeMap<Long, Trade>> pending = new HashMap<>();
  private final TreeMap<Long, SettlementBatch> batches = new TreeMap<>();
  private final SettlementJournal journal = new SettlementJournal();

  Settlements() {}

  SettlementJournal journal() {
    return journal;
  }

  /** How many trades may still be busted. */
  public int size() {
    return trades.size();
  }

  /** Whether there is no room for more. */
  boolean isFull() {
    return trades.size() >= MOST_TRADES;
  }

  /** The markets that have pending trades. */
  public Set<String> symbols() {
    return Collections.unmodifiableSet(pending.keySet());
  }

  /** The trades of a market that are in no batch yet, in ascending {@code tradeId}. */
  public Collection<Trade> pending(String symbol) {
    TreeMap<Long, Trade> waiting = pending.get(symbol);
    return waiting == null ? Set.of() : Collections.unmodifiableCollection(waiting.values());
  }

  /** The batches that are settling, or settled and not for good yet, in ascending id. */
  public Collection<SettlementBatch> batches() {
    return Collections.unmodifiableCollection(batches.values());
  }

  /** The batch with that id, if it is one of {@link #batches}; otherwise null. */
  public SettlementBatch batch(long batchId) {
    return batches.get(batchId);
  }

  /** The trade with that id, if it may still be busted; otherwise null. */
  public Trade trade(long tradeId) {
    UnsettledTrade found = trades.get(tradeId);
    return found == null ? null : found.trade;
  }

  UnsettledTrade find(long tradeId) {
    return trades.get(tradeId);
  }

  /** Whether a trade of that order may still be busted. */
  boolean concerns(long orderId) {
    return parties.containsKey(orderId);
  }

  Party party(long orderId) {
    return parties.getIfAbsentPut(orderId, () -> new Party(orderId));
  }

  /** A trade has happened. */
  void add(Trade trade, Party maker, Party taker) {
    UnsettledTrade added = new UnsettledTrade(trade, maker, taker, SettlementState.PENDING, 0);
    put(added);
    journal.add(StoredSettlement.pending(trade));
  }

  private void put(UnsettledTrade added) {
    Trade trade = added.trade;
    trades.put(trade.tradeId(), added);
    if (added.state == SettlementState.PENDING) {
      pending
          .computeIfAbsent(trade.symbol(), symbol -> new TreeMap<>())
          .put(trade.tradeId(), trade);
    }
  }

  /** Takes in a row of a store whose parties are known. */
  void restore(StoredSettlement row, Party maker, Party taker) {
    put(new UnsettledTrade(row.trade(), maker, taker, row.state(), row.batchId()));
  }

  void restore(SettlementBatch batch) {
    batches.put(batch.batchId(), batch);
  }

  /** A trade is in another state, after the event with that {@code seq}. */
  void change(UnsettledTrade trade, SettlementState state, long batchId, long seq, long ts) {
    if (trade.state == SettlementState.PENDING) {
      noLongerPending(trade.trade);
    }
    trade.state = state;
    trade.batchId = batchId;
    journal.add(trade.row(seq, ts));
  }

  private void noLongerPending(Trade trade) {
    TreeMap<Long, Trade> waiting = pending.get(trade.symbol());
    waiting.remove(trade.tradeId());
    if (waiting.isEmpty()) {
      pending.remove(trade.symbol());
    }
  }

  /** A batch is new, or has changed; where nothing follows any more it is forgotten. */
  void put(SettlementBatch batch) {
    journal.add(batch);
    if (batch.state().isOpen()) {
      batches.put(batch.batchId(), batch);
    } else {
      batches.remove(batch.batchId());
    }
  }

  /** A trade can not be busted any more. */
  void forget(UnsettledTrade trade) {
    trades.remove(trade.trade.tradeId());
    leave(trade.maker);
    leave(trade.taker);
  }

  private void leave(Party party) {
    if (--party.unsettled == 0) {
      parties.remove(party.orderId);
    }
  }

  /** Mixes trades by id and batches by id in; nothing where there is none. */
  void addTo(StateHash hash) {
    trades
        .keySet()
        .toSortedList()
        .forEach(
            id -> {
              UnsettledTrade trade = trades.get(id);
              hash.add(id).add(trade.state.ordinal()).add(trade.batchId);
              trade.maker.addTo(hash);
              trade.taker.addTo(hash);
            });
    for (SettlementBatch batch : batches.values()) {
      hash.add(batch.batchId()).add(batch.seq()).add(batch.state().ordinal());
      hash.add(batch.attempts()).add(batch.root()).add(batch.retryTs());
    }
  }
}
