package dev.matchbook.store.postgres;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.StoredOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The columns of {@code orders}, in one order for writing and reading. */
final class OrderColumns {
  /** All of them but {@code engine}, {@code open} and those derived from priority. */
  private static final List<String> OWN =
      List.of(
          "order_id",
          "seq",
          "cl_ord_id",
          "account",
          "symbol",
          "side",
          "ord_type",
          "tif",
          "stp",
          "status",
          "cancel_reason",
          "price",
          "stop_px",
          "trail_offset",
          "qty",
          "leaves_qty",
          "cum_qty",
          "gross_trade_amt",
          "display_qty",
          "shown_qty",
          "min_fill_qty",
          "all_or_none",
          "post_only",
          "expires_at",
          "expires_nanos",
          "waiting",
          "place",
          "created_at",
          "created_nanos",
          "updated_at",
          "updated_nanos",
          "nonce",
          "ref_order_id");

  private static final List<String> DERIVED = List.of("engine", "open", "queue", "rank", "turn");

  /** What is read. */
  static final String SELECTED = String.join(", ", OWN);

  /** What is written. */
  static final String WRITTEN = SELECTED + ", " + String.join(", ", DERIVED);

  private static final int COUNT = OWN.size() + DERIVED.size();

  private OrderColumns() {}

  /** Writes a row. */
  static void write(BinaryRows to, byte[] engine, StoredOrder o) throws SQLException {
    to.row(COUNT);
    to.number(o.orderId());
    to.number(o.seq());
    to.text(o.clOrdId());
    to.text(o.account());
    to.text(o.symbol());
    to.word(o.side());
    to.word(o.ordType());
    to.word(o.tif());
    to.word(o.stp());
    to.word(o.status());
    to.word(o.cancelReason());
    to.decimal(o.price());
    to.decimal(o.stopPx());
    to.decimal(o.trailOffset());
    to.decimal(o.qty());
    to.decimal(o.leavesQty());
    to.decimal(o.cumQty());
    to.decimal(o.grossTradeAmt());
    to.decimal(o.displayQty());
    to.decimal(o.shownQty());
    to.decimal(o.minFillQty());
    to.flag(o.allOrNone());
    to.flag(o.postOnly());
    expiry(to, o.expireTs());
    to.flag(o.waiting());
    to.number(o.place());
    to.instant(o.createdTs());
    to.below(o.createdTs());
    to.instant(o.updatedTs());
    to.below(o.updatedTs());
    to.integer(o.nonce());
    to.numberOrNull(o.refOrderId());
    to.encoded(engine);
    to.flag(o.isOpen());
    priority(to, o);
  }

  private static void expiry(BinaryRows to, Long nanos) {
    if (nanos == null) {
      to.nothing();
      to.nothing();
    } else {
      to.instant(nanos);
      to.below(nanos);
    }
  }

  private static void priority(BinaryRows to, StoredOrder order) {
    if (order.isOpen()) {
      Cursor priority = order.priority();
      to.small((int) priority.first());
      to.number(priority.second());
      to.number(priority.third());
    } else {
      to.nothing();
      to.nothing();
      to.nothing();
    }
  }

  /**
   * The order in a row of what is {@link #SELECTED}.
   *
   * @throws IllegalArgumentException if the row holds none
   */
  static StoredOrder read(ResultSet row) throws SQLException {
    String cancelReason = row.getString(11);
    return new StoredOrder(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Side.valueOf(row.getString(6)),
        OrdType.valueOf(row.getString(7)),
        TimeInForce.valueOf(row.getString(8)),
        SelfTradePrevention.valueOf(row.getString(9)),
        OrdStatus.valueOf(row.getString(10)),
        cancelReason == null ? null : CancelReason.valueOf(cancelReason),
        row.getBigDecimal(12),
        row.getBigDecimal(13),
        row.getBigDecimal(14),
        row.getBigDecimal(15),
        row.getBigDecimal(16),
        row.getBigDecimal(17),
        row.getBigDecimal(18),
        row.getBigDecimal(19),
        row.getBigDecimal(20),
        row.getBigDecimal(21),
        row.getBoolean(22),
        row.getBoolean(23),
        Times.nanosOrNull(row, 24, 25),
        row.getBoolean(26),
        row.getLong(27),
        Times.nanos(row, 28, 29),
        Times.nanos(row, 30, 31),
        integerOrNull(row.getBigDecimal(32)),
        row.getObject(33, Long.class));
  }

  private static BigInteger integerOrNull(BigDecimal value) {
    return value == null ? null : value.toBigIntegerExact();
  }
}
