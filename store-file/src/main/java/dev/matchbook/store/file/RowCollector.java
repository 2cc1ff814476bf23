package dev.matchbook.store.file;

import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.spi.json.Row;
import dev.matchbook.spi.json.RowReader;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads the rows of a segment and gives them on, batch by batch. */
final class RowCollector implements SegmentScan.Visitor {
  private final RowReader reader = new RowReader();
  private final RowBatch rows = new RowBatch();
  private final Consumer<RowBatch> target;

  /**
   * A collector.
   *
   * @param target is given each whole batch; valid during the call
   */
  RowCollector(Consumer<RowBatch> target) {
    this.target = target;
  }

  @Override
  public void row(byte[] bytes, int offset, int length, long position) throws IOException {
    Row row = reader.read(bytes, offset, length);
    if (row instanceof Row.OrderRow order) {
      rows.orders.add(order.order());
      rows.orderOffsets.add(position);
    } else if (row instanceof Row.TradeRow trade) {
      rows.trades.add(trade.trade());
      rows.tradeOffsets.add(position);
    } else if (row instanceof Row.MarketRow market) {
      rows.markets.add(market.market());
    } else if (row instanceof Row.RemovedRow removed) {
      rows.removed.add(removed.orderId());
      rows.removedOffsets.add(position);
    } else {
      throw new BadLineException("a checkpoint without a hash");
    }
  }

  @Override
  public void end(Checkpoint checkpoint) {
    rows.checkpoint = checkpoint;
    target.accept(rows);
    rows.clear();
  }
}
