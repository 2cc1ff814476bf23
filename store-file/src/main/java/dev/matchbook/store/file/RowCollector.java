package dev.matchbook.store.file;

import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.spi.json.Row;
import dev.matchbook.spi.json.RowReader;
import java.io.IOException;

/** Reads the rows of a segment and gives them on, batch by batch. */
final class RowCollector implements SegmentScan.Visitor {
  /** Is given each whole batch. */
  interface Target {
    /** Valid during the call; what is wrong with it is {@link BadLineException}. */
    void accept(RowBatch rows) throws IOException;
  }

  private final RowReader reader = new RowReader();
  private final RowBatch rows = new RowBatch();
  private final Target target;

  RowCollector(Target target) {
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
    } else if (row instanceof Row.AuthorizationRow authorization) {
      rows.authorizations.add(authorization.authorization());
      rows.authorizationOffsets.add(position);
    } else if (row instanceof Row.NonceRow nonce) {
      rows.nonces.add(nonce.nonce());
    } else if (row instanceof Row.AuditRow audit) {
      rows.audit.add(audit.event());
      rows.auditOffsets.add(position);
    } else if (row instanceof Row.SettlementRow settlement) {
      rows.settlements.add(settlement.settlement());
      rows.settlementOffsets.add(position);
    } else if (row instanceof Row.SettlementBatchRow batch) {
      rows.settlementBatches.add(batch.batch());
      rows.settlementBatchOffsets.add(position);
    } else if (row instanceof Row.RemovedRow removed) {
      rows.removed.add(removed.orderId());
      rows.removedOffsets.add(position);
    } else {
      throw new BadLineException("a checkpoint without a hash");
    }
  }

  @Override
  public boolean end(Checkpoint checkpoint) throws IOException {
    rows.checkpoint = checkpoint;
    target.accept(rows);
    rows.clear();
    return true;
  }
}
