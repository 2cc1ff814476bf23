package dev.matchbook.tck;

import static dev.matchbook.tck.rows.TradeBuilder.trade;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.Side;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredSettlement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Rows of settlements for rules. */
final class Settled {
  /** How many {@link #mixed} and {@link #mixedBatches} have. */
  static final int ROWS = 40;

  /** Those that a trade can have. */
  static final List<SettlementState> STATES =
      List.of(
          SettlementState.PENDING,
          SettlementState.SETTLING,
          SettlementState.SETTLED,
          SettlementState.BUSTED);

  /** All printable characters, some of them again where they look like escapes. */
  static final List<String> TEXTS = texts();

  private Settled() {}

  private static List<String> texts() {
    StringBuilder printable = new StringBuilder();
    for (char c = ' '; c <= '~'; c++) {
      printable.append(c);
    }
    return List.of(
        printable.toString(),
        "\"\\".repeat(128),
        "x".repeat(256),
        "\\u0041\\n",
        "'; -- %_",
        " ",
        "null",
        "{\"seq\":1}");
  }

  static StoredSettlement row(long tradeId, long seq, SettlementState state, long batchId) {
    return new StoredSettlement(trade(tradeId).build(), seq, 1_000 + seq, state, batchId);
  }

  static SettlementBatch batch(long id, long seq, SettlementState state, List<Long> trades) {
    return batch(id, seq, "BTC-USD", state, trades);
  }

  static SettlementBatch batch(
      long id, long seq, String symbol, SettlementState state, List<Long> trades) {
    boolean failed = state == SettlementState.SPLIT || state == SettlementState.BUSTED;
    return new SettlementBatch(
        id,
        seq,
        symbol,
        state,
        0,
        trades,
        String.format("0x%064x", id),
        (int) (seq - id),
        "0x" + seq,
        seq,
        21_000L,
        1,
        failed ? "failed" : null,
        0,
        failed ? Fault.MAKER : null,
        id,
        seq);
  }

  /** What can be there or not is, in turns; texts of every kind, the largest numbers. */
  static List<SettlementBatch> strangeBatches() {
    List<SettlementBatch> batches = new ArrayList<>();
    SettlementState[] states = SettlementState.values();
    Fault[] faults = Fault.values();
    for (int i = 0; i < 2 * TEXTS.size(); i++) {
      String text = TEXTS.get(i / 2);
      long most = i % 3 == 0 ? Long.MAX_VALUE : i;
      long id = 1 + i;
      batches.add(
          new SettlementBatch(
              id,
              i == 2 * TEXTS.size() - 1 ? Long.MAX_VALUE : id,
              i % 2 == 0 ? "A:B.C/x-_" : "S".repeat(32),
              states[1 + i % (states.length - 1)],
              i % 4 == 0 ? 0 : most,
              List.of(most == 0 ? 1 : most, 1_000L - i),
              text,
              i % 2 == 0 ? 0 : Integer.MAX_VALUE - i,
              i % 2 == 0 ? text.substring(0, Math.min(128, text.length())) : null,
              i % 2 == 1 ? most : null,
              i % 5 == 1 ? most : null,
              i % 3 == 1 ? Integer.MAX_VALUE : 0,
              i % 2 == 1 ? text : null,
              i % 4 == 2 ? most : 0,
              i % 5 == 0 ? null : faults[i % faults.length],
              i % 2 == 0 ? 0 : most,
              most));
    }
    return batches;
  }

  /** The bust of a trade of that quantity at 100.00, the maker of which is {@code orderId}. */
  static TradeBusted bust(long seq, long orderId, String qty) {
    return new TradeBusted(
        seq,
        seq,
        seq,
        "BTC-USD",
        new BigDecimal("100.00"),
        new BigDecimal(qty),
        Side.SELL,
        orderId,
        orderId + 100,
        "alice",
        "bob",
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        Fault.NONE,
        "bust");
  }

  static StoredSettlement pending(long tradeId) {
    return StoredSettlement.pending(trade(tradeId).build());
  }

  /** Trades 1 to {@value #ROWS} of two markets, in every state and several batches. */
  static List<StoredSettlement> mixed() {
    List<StoredSettlement> rows = new ArrayList<>();
    for (long id = 1; id <= ROWS; id++) {
      Trade trade = trade(id).symbol(id % 3 == 0 ? "ETH-USD" : "BTC-USD").build();
      SettlementState state = STATES.get((int) (id * 7 / 5 % STATES.size()));
      long batchId = state == SettlementState.PENDING ? 0 : 201 + id % 4;
      rows.add(new StoredSettlement(trade, 100 + id, id, state, batchId));
    }
    return rows;
  }

  /** Batches 201 and so on, as many, of two markets, in every state. */
  static List<SettlementBatch> mixedBatches() {
    List<SettlementBatch> rows = new ArrayList<>();
    SettlementState[] states = SettlementState.values();
    for (long id = 201; id <= 200 + ROWS; id++) {
      rows.add(
          batch(
              id,
              id + 300,
              id % 3 == 0 ? "ETH-USD" : "BTC-USD",
              states[1 + (int) (id * 7 / 5 % (states.length - 1))],
              List.of(id, id + 1)));
    }
    return rows;
  }

  /** With and without each condition; some that nothing matches. */
  static List<SettlementQuery> queries() {
    List<SettlementQuery> queries = new ArrayList<>();
    List<SettlementState> states = new ArrayList<>(List.of(SettlementState.values()));
    states.add(null);
    for (SettlementState state : states) {
      for (String symbol : new String[] {null, "BTC-USD", "ETH-USD", "eth-usd"}) {
        for (long batchId : new long[] {0, 201, 202, 204, 999}) {
          queries.add(new SettlementQuery(symbol, state, batchId, 0));
        }
      }
    }
    for (long seq : new long[] {100, 101, 120, 139, 500, 530, 540, 900, Long.MAX_VALUE}) {
      queries.add(SettlementQuery.all().since(seq));
      queries.add(SettlementQuery.all().since(seq).state(SettlementState.SETTLED));
      queries.add(SettlementQuery.all().since(seq).symbol("ETH-USD").batch(202));
    }
    return queries;
  }
}
