package dev.matchbook.store.postgres;

import dev.matchbook.core.Side;
import dev.matchbook.core.event.Trade;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The columns of {@code trades}, in one order for writing and reading. */
final class TradeColumns {
  private static final List<String> OWN =
      List.of(
          "seq",
          "traded_at",
          "traded_nanos",
          "trade_id",
          "symbol",
          "price",
          "qty",
          "taker_side",
          "maker_order_id",
          "taker_order_id",
          "maker_account",
          "taker_account",
          "maker_leaves",
          "taker_leaves",
          "maker_fee",
          "taker_fee");

  /** What is read. */
  static final String SELECTED = String.join(", ", OWN);

  /** What is written. */
  static final String WRITTEN = SELECTED + ", engine";

  private static final int COUNT = OWN.size() + 1;

  private TradeColumns() {}

  /** Writes a row. */
  static void write(BinaryRows to, byte[] engine, Trade t) throws SQLException {
    to.row(COUNT);
    to.number(t.seq());
    to.instant(t.ts());
    to.below(t.ts());
    to.number(t.tradeId());
    to.text(t.symbol());
    to.decimal(t.price());
    to.decimal(t.qty());
    to.word(t.takerSide());
    to.number(t.makerOrderId());
    to.number(t.takerOrderId());
    to.text(t.makerAccount());
    to.text(t.takerAccount());
    to.decimal(t.makerLeaves());
    to.decimal(t.takerLeaves());
    to.decimal(t.makerFee());
    to.decimal(t.takerFee());
    to.encoded(engine);
  }

  /**
   * The trade in a row of what is {@link #SELECTED}.
   *
   * @throws IllegalArgumentException if the row holds none
   */
  static Trade read(ResultSet row) throws SQLException {
    return new Trade(
        row.getLong(1),
        Times.nanos(row, 2, 3),
        row.getLong(4),
        row.getString(5),
        row.getBigDecimal(6),
        row.getBigDecimal(7),
        Side.valueOf(row.getString(8)),
        row.getLong(9),
        row.getLong(10),
        row.getString(11),
        row.getString(12),
        row.getBigDecimal(13),
        row.getBigDecimal(14),
        row.getBigDecimal(15),
        row.getBigDecimal(16));
  }
}
