package dev.matchbook.store.postgres;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.store.MarketState;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The rows of {@code markets}. */
final class MarketRows {
  private static final String COLUMNS =
      "market_index, defined_at, defined_nanos, symbol, tick_size, lot_size, min_qty, max_qty,"
          + " price_band, market_collar, maker_fee, taker_fee, fee_scale, max_conditional, status,"
          + " last_price, mark, settlement, audited";

  /** All markets of an engine in their order. */
  static final String SELECT =
      "SELECT " + COLUMNS + " FROM markets WHERE engine = ? ORDER BY market_index";

  private static final String UPSERT =
      "INSERT INTO markets ("
          + COLUMNS
          + ", engine) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (engine, market_index) DO UPDATE SET"
          + " defined_at = excluded.defined_at, defined_nanos = excluded.defined_nanos,"
          + " symbol = excluded.symbol, tick_size = excluded.tick_size,"
          + " lot_size = excluded.lot_size, min_qty = excluded.min_qty,"
          + " max_qty = excluded.max_qty, price_band = excluded.price_band,"
          + " market_collar = excluded.market_collar, maker_fee = excluded.maker_fee,"
          + " taker_fee = excluded.taker_fee, fee_scale = excluded.fee_scale,"
          + " max_conditional = excluded.max_conditional, status = excluded.status,"
          + " last_price = excluded.last_price, mark = excluded.mark,"
          + " settlement = excluded.settlement, audited = excluded.audited";

  private MarketRows() {}

  /** Writes them, new or not. */
  static void write(Session session, String engine, List<MarketState> markets) throws SQLException {
    if (markets.isEmpty()) {
      return;
    }
    PreparedStatement upsert = session.statement(UPSERT);
    for (MarketState market : markets) {
      set(upsert, market);
      upsert.setString(20, engine);
      upsert.addBatch();
    }
    upsert.executeBatch();
  }

  private static void set(PreparedStatement row, MarketState market) throws SQLException {
    AddMarket definition = market.definition();
    row.setInt(1, market.index());
    row.setObject(2, Times.instant(definition.ts()));
    row.setShort(3, Times.below(definition.ts()));
    row.setString(4, definition.symbol());
    row.setBigDecimal(5, definition.tickSize());
    row.setBigDecimal(6, definition.lotSize());
    row.setBigDecimal(7, definition.minQty());
    row.setBigDecimal(8, definition.maxQty());
    row.setBigDecimal(9, definition.priceBand());
    row.setBigDecimal(10, definition.marketCollar());
    row.setBigDecimal(11, definition.makerFee());
    row.setBigDecimal(12, definition.takerFee());
    row.setInt(13, definition.feeScale());
    row.setInt(14, definition.maxConditional());
    row.setString(15, market.status().name());
    row.setBigDecimal(16, market.lastPrice());
    row.setBigDecimal(17, market.mark());
    row.setString(18, definition.settlement().name());
    row.setBoolean(19, definition.audited());
  }

  /**
   * The market in a row.
   *
   * @throws IllegalArgumentException if the row holds none
   */
  static MarketState read(ResultSet row) throws SQLException {
    AddMarket definition =
        new AddMarket(
            Times.nanos(row, 2, 3),
            row.getString(4),
            row.getBigDecimal(5),
            row.getBigDecimal(6),
            row.getBigDecimal(7),
            row.getBigDecimal(8),
            row.getBigDecimal(9),
            row.getBigDecimal(10),
            row.getBigDecimal(11),
            row.getBigDecimal(12),
            row.getInt(13),
            row.getInt(14),
            SettlementPolicy.valueOf(row.getString(18)),
            row.getBoolean(19));
    return new MarketState(
        row.getInt(1),
        definition,
        MarketStatus.valueOf(row.getString(15)),
        row.getBigDecimal(16),
        row.getBigDecimal(17));
  }
}
