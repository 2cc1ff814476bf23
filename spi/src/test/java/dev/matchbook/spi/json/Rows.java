package dev.matchbook.spi.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes rows and reads lines, for tests. */
final class Rows {
  private Rows() {}

  /** The row's line without its LF. */
  static byte[] line(Row row) {
    LineBuffer buffer = new LineBuffer(1);
    write(row, new RowWriter(buffer));
    return Arrays.copyOf(buffer.array(), buffer.length() - 1);
  }

  static String text(Row row) {
    return new String(line(row), StandardCharsets.UTF_8);
  }

  static void write(Row row, RowWriter writer) {
    if (row instanceof Row.OrderRow r) {
      writer.order(r.order());
    } else if (row instanceof Row.TradeRow r) {
      writer.trade(r.trade());
    } else if (row instanceof Row.MarketRow r) {
      writer.market(r.market());
    } else if (row instanceof Row.CheckpointRow r) {
      writer.checkpoint(r.checkpoint());
    } else if (row instanceof Row.RemovedRow r) {
      writer.removed(r.orderId());
    } else if (row instanceof Row.NonceRow r) {
      writer.nonce(r.nonce());
    } else if (row instanceof Row.AuthorizationRow r) {
      writer.authorization(r.authorization());
    } else if (row instanceof Row.SettlementRow r) {
      writer.settlement(r.settlement());
    } else if (row instanceof Row.SettlementBatchRow r) {
      writer.settlementBatch(r.batch());
    } else if (row instanceof Row.AuditRow r) {
      writer.audit(r.event());
    }
  }

  static Row read(byte[] line) throws MalformedRowException {
    return new RowReader().read(line, 0, line.length);
  }

  static Row read(String line) throws MalformedRowException {
    return read(line.getBytes(StandardCharsets.UTF_8));
  }
}
