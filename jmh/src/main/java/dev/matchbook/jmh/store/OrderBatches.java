package dev.matchbook.jmh.store;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.StoredOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Batches of plain orders, one behind the other, as an engine would end them. */
final class OrderBatches {
  private static final String SYMBOL = "ETH-USDC";
  private static final BigDecimal NOTHING = BigDecimal.valueOf(0, 3);
  private static final BigDecimal NO_AMOUNT = BigDecimal.valueOf(0, 5);

  private Checkpoint last;

  /** Batches that go on from there. */
  OrderBatches(Checkpoint from) {
    last = from;
  }

  /** The next batch: that many new orders, open or canceled already. */
  Batch next(int orders, boolean open) {
    List<StoredOrder> rows = new ArrayList<>(orders);
    for (int i = 1; i <= orders; i++) {
      rows.add(order(last.orderId() + i, last.seq() + i, open));
    }
    List<MarketState> markets =
        last.commands() == 0
            ? List.of(
                new MarketState(
                    0, AddMarket.of(SYMBOL, "0.01", "0.001"), MarketStatus.OPEN, null, null))
            : List.of();
    Checkpoint end =
        new Checkpoint(
            last.commands() + orders, last.seq() + orders, last.ts(), last.orderId() + orders, 0);
    Batch batch = new Batch(last, end, rows, List.of(), markets);
    last = end;
    return batch;
  }

  /** The next batch: that many trades, each of two orders of long ago. */
  Batch trades(int trades) {
    List<Trade> rows = new ArrayList<>(trades);
    for (int i = 1; i <= trades; i++) {
      rows.add(trade(last.tradeId() + i, last.seq() + i));
    }
    Checkpoint end =
        new Checkpoint(
            last.commands() + trades,
            last.seq() + trades,
            last.ts(),
            last.orderId(),
            last.tradeId() + trades);
    Batch batch = new Batch(last, end, List.of(), rows, List.of());
    last = end;
    return batch;
  }

  /** The next batch: the orders of an earlier one, each filled a bit. */
  Batch fill(Batch earlier) {
    int orders = earlier.orders().size();
    List<StoredOrder> rows = new ArrayList<>(orders);
    for (StoredOrder order : earlier.orders()) {
      rows.add(filled(order, last.seq() + rows.size() + 1));
    }
    Checkpoint end =
        new Checkpoint(last.commands() + orders, last.seq() + orders, last.ts(), last.orderId(), 0);
    Batch batch = new Batch(last, end, rows, List.of(), List.of());
    last = end;
    return batch;
  }

  private static Trade trade(long id, long seq) {
    BigDecimal qty = BigDecimal.valueOf(1000 + id % 5000, 3);
    return new Trade(
        seq,
        1_700_000_000_000_000_000L + id,
        id,
        SYMBOL,
        BigDecimal.valueOf(190_000 - id % 1000, 2),
        qty,
        Side.BUY,
        2 * id,
        2 * id + 1,
        "account" + id % 1000,
        "account" + id * 7 % 1000,
        NOTHING,
        NOTHING,
        NO_AMOUNT,
        NO_AMOUNT);
  }

  private static StoredOrder filled(StoredOrder o, long seq) {
    BigDecimal fill = BigDecimal.valueOf(1, 3);
    return new StoredOrder(
        o.orderId(),
        seq,
        o.clOrdId(),
        o.account(),
        o.symbol(),
        o.side(),
        o.ordType(),
        o.tif(),
        o.stp(),
        OrdStatus.PARTIALLY_FILLED,
        null,
        o.price(),
        null,
        null,
        o.qty(),
        o.leavesQty().subtract(fill),
        o.cumQty().add(fill),
        o.grossTradeAmt().add(o.price().multiply(fill)),
        null,
        o.shownQty().subtract(fill),
        null,
        false,
        false,
        null,
        false,
        o.place(),
        o.createdTs(),
        o.updatedTs() + 1000,
        null,
        null);
  }

  private static StoredOrder order(long id, long seq, boolean open) {
    BigDecimal qty = BigDecimal.valueOf(1000 + id % 5000, 3);
    return new StoredOrder(
        id,
        seq,
        "c" + id,
        "account" + id % 1000,
        SYMBOL,
        Side.BUY,
        OrdType.LIMIT,
        TimeInForce.GTC,
        SelfTradePrevention.NONE,
        open ? OrdStatus.NEW : OrdStatus.CANCELED,
        open ? null : CancelReason.REQUESTED,
        BigDecimal.valueOf(190_000 - id % 1000, 2),
        null,
        null,
        qty,
        open ? qty : NOTHING,
        NOTHING,
        NO_AMOUNT,
        null,
        open ? qty : NOTHING,
        null,
        false,
        false,
        null,
        false,
        open ? seq : 0,
        1_700_000_000_000_000_000L + id,
        1_700_000_000_000_000_000L + id,
        null,
        null);
  }
}
