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
    return read(row, 0);
  }

  /** The trade in a row where what is {@link #SELECTED} stands behind so many columns. */
  static Trade read(ResultSet row, int behind) throws SQLException {
    return new Trade(
        row.getLong(behind + 1),
        Times.nanos(row, behind + 2, behind + 3),
        row.getLong(behind + 4),
        row.getString(behind + 5),
        row.getBigDecimal(behind + 6),
        row.getBigDecimal(behind + 7),
        Side.valueOf(row.getString(behind + 8)),
        row.getLong(behind + 9),
        row.getLong(behind + 10),
        row.getString(behind + 11),
        row.getString(behind + 12),
        row.getBigDecimal(behind + 13),
        row.getBigDecimal(behind + 14),
        row.getBigDecimal(behind + 15),
        row.getBigDecimal(behind + 16));
  }
}
