package dev.matchbook.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoredSettlement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the events alone say of settlements, to be compared with what an engine or a store has; and
 * that no trade settles twice, or settles and is busted.
 */
final class SettlementLedger {
  final TreeMap<Long, StoredSettlement> trades = new TreeMap<>();
  final TreeMap<Long, SettlementBatch> batches = new TreeMap<>();
  private final Map<String, AddMarket> markets = new HashMap<>();

  /** Learns what a market is from the command that defined it. */
  void learn(Command command) {
    if (command instanceof AddMarket market) {
      markets.putIfAbsent(market.symbol(), market);
    }
  }

  AddMarket market(String symbol) {
    return markets.get(symbol);
  }

  void add(Event event) {
    if (event instanceof Trade e && markets.get(e.symbol()).settlement().settles()) {
      trades.put(e.tradeId(), StoredSettlement.pending(e));
    } else if (event instanceof SettlementStarted e) {
      start(e);
    } else if (event instanceof SettlementChanged e) {
      change(e);
    } else if (event instanceof TradeBusted e) {
      bust(e);
    }
  }

  private void start(SettlementStarted e) {
    SettlementBatch batch =
        SettlementBatch.started(e.seq(), e.ts(), e.symbol(), e.parentId(), e.trades(), e.root());
    assertThat(batches.put(e.seq(), batch)).isNull();
    for (long id : e.trades()) {
      StoredSettlement row = trades.get(id);
      assertThat(row.trade().symbol()).isEqualTo(e.symbol());
      assertThat(row.batchId()).as("where trade %d was", id).isEqualTo(e.parentId());
      boolean split =
          e.parentId() > 0 && batches.get(e.parentId()).state() == SettlementState.SPLIT;
      assertThat(row.state()).isEqualTo(split ? SettlementState.SETTLING : SettlementState.PENDING);
      put(row, e, SettlementState.SETTLING, e.seq());
    }
  }

  private void put(StoredSettlement row, Event event, SettlementState state, long batchId) {
    trades.put(
        row.tradeId(), new StoredSettlement(row.trade(), event.seq(), event.ts(), state, batchId));
  }

  private void change(SettlementChanged e) {
    SettlementBatch batch = e.batch();
    SettlementBatch before = batches.put(batch.batchId(), batch);
    assertThat(before.state().isOpen()).as("something follows on %s", before).isTrue();
    assertThat(batch.seq()).isEqualTo(e.seq());
    assertThat(batch.trades()).isEqualTo(before.trades());
    for (long id : batch.trades()) {
      StoredSettlement row = trades.get(id);
      assertThat(row.batchId()).as("where trade %d is", id).isEqualTo(batch.batchId());
      assertThat(row.state()).isEqualTo(before.state());
      SettlementState state =
          switch (batch.state()) {
            case FINAL -> SettlementState.SETTLED;
            case SPLIT, BUSTED -> SettlementState.SETTLING;
            default -> batch.state();
          };
      if (row.state() != state) {
        put(row, e, state, batch.batchId());
      }
    }
  }

  private void bust(TradeBusted e) {
    StoredSettlement row = trades.get(e.tradeId());
    boolean failed =
        row.batchId() > 0 && batches.get(row.batchId()).state() == SettlementState.BUSTED;
    assertThat(row.state())
        .as("state of trade %d", e.tradeId())
        .isEqualTo(failed ? SettlementState.SETTLING : SettlementState.PENDING);
    put(row, e, SettlementState.BUSTED, row.batchId());
  }

  /** The batches that a gateway may have something to say of. */
  List<SettlementBatch> openBatches() {
    return batches.values().stream().filter(batch -> batch.state().isOpen()).toList();
  }

  /** An engine knows exactly what may still be busted. */
  void requireEqual(Settlements settlements) {
    assertThat(settlements.batches()).containsExactlyElementsOf(openBatches());
    List<Trade> pending = in(SettlementState.PENDING);
    assertThat(settlements.symbols())
        .containsExactlyInAnyOrderElementsOf(
            pending.stream().map(Trade::symbol).distinct().toList());
    for (String symbol : settlements.symbols()) {
      assertThat(settlements.pending(symbol))
          .containsExactlyElementsOf(
              pending.stream().filter(trade -> trade.symbol().equals(symbol)).toList());
    }
    int inBatches = openBatches().stream().mapToInt(batch -> batch.trades().size()).sum();
    assertThat(settlements.size()).isEqualTo(pending.size() + inBatches);
  }

  private List<Trade> in(SettlementState state) {
    return trades.values().stream()
        .filter(row -> row.state() == state)
        .map(StoredSettlement::trade)
        .toList();
  }

  /** A store has every trade and every batch as it is. */
  void requireEqual(KeptRows store) {
    assertThat(store.settlements).isEqualTo(trades);
    assertThat(store.settlementBatches).isEqualTo(batches);
  }
}
