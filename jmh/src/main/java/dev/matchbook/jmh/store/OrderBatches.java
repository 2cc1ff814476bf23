package dev.matchbook.jmh.store;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
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
        1_700_000_000_000_000_000L + id);
  }
}
