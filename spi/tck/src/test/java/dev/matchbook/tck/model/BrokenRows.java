package dev.matchbook.tck.model;

import static dev.matchbook.tck.model.BrokenStore.broken;
import static dev.matchbook.tck.rows.OrderBuilder.like;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.rows.TradeBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.UnaryOperator;

/** Stores that do not give back what they were given. */
final class BrokenRows {
  private static final BigDecimal LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  private BrokenRows() {}

  static List<BrokenStore> all() {
    return List.of(
        orders("strips trailing zeros", BrokenRows::stripped, "X-01", "X-02"),
        orders("keeps eight decimals", BrokenRows::eightDecimals, "X-03"),
        orders("keeps quantities as double", BrokenRows::asDouble, "X-03"),
        orders("keeps amounts in a long", BrokenRows::amountInALong, "X-01", "X-03"),
        orders("trims names", o -> like(o).account(o.account().strip()).build(), "X-01", "X-04"),
        orders("takes an empty clOrdId for none", BrokenRows::emptyClOrdId, "X-01"),
        orders("forgets why an order was canceled", BrokenRows::noReason, "X-01"),
        orders("forgets what an iceberg shows", BrokenRows::shownAnew, "X-01"),
        orders("keeps microseconds", BrokenRows::microseconds, "X-01"),
        trades("keeps fees with eight decimals", BrokenRows::eightDecimals, "X-05"),
        trades("mixes up maker and taker", BrokenRows::mixedUp, "T-01", "X-05"),
        broken("forgets the mark of a market", ForgetsMarks::new, "X-07", "B-08"),
        broken("forgets the scale of a tick", ForgetsTicks::new, "X-07"));
  }

  private static BrokenStore orders(
      String fault, UnaryOperator<StoredOrder> wrong, String... rules) {
    return broken(fault, () -> Altered.orders(wrong), rules);
  }

  private static BrokenStore trades(String fault, UnaryOperator<Trade> wrong, String... rules) {
    return broken(fault, () -> Altered.trades(wrong), rules);
  }

  private static StoredOrder stripped(StoredOrder o) {
    return o.price() == null ? o : like(o).price(o.price().stripTrailingZeros()).build();
  }

  private static StoredOrder eightDecimals(StoredOrder o) {
    boolean more = o.price() != null && o.price().scale() > 8;
    return more ? like(o).price(o.price().setScale(8, RoundingMode.DOWN)).build() : o;
  }

  private static StoredOrder asDouble(StoredOrder o) {
    BigDecimal rounded =
        new BigDecimal(String.format("%." + o.qty().scale() + "f", o.qty().doubleValue()));
    return rounded.equals(o.qty()) ? o : like(o).qty(rounded).build();
  }

  private static StoredOrder amountInALong(StoredOrder o) {
    BigDecimal units = new BigDecimal(o.grossTradeAmt().unscaledValue());
    boolean over = units.compareTo(LONG) > 0;
    return over ? like(o).grossTradeAmt(LONG).build() : o;
  }

  private static StoredOrder emptyClOrdId(StoredOrder o) {
    return like(o).clOrdId(o.clOrdId() == null ? "" : o.clOrdId()).build();
  }

  private static StoredOrder noReason(StoredOrder o) {
    boolean rare = o.cancelReason() == CancelReason.FILL_OR_KILL;
    return rare ? like(o).cancel(CancelReason.REQUESTED).build() : o;
  }

  private static StoredOrder shownAnew(StoredOrder o) {
    boolean iceberg = o.isOpen() && !o.waiting() && o.displayQty() != null;
    return iceberg ? like(o).display(o.displayQty()).build() : o;
  }

  private static StoredOrder microseconds(StoredOrder o) {
    return like(o).updatedTs(o.updatedTs() / 1_000 * 1_000).build();
  }

  private static Trade eightDecimals(Trade t) {
    boolean more = t.makerFee().scale() > 8;
    BigDecimal fee = more ? t.makerFee().setScale(8, RoundingMode.DOWN) : t.makerFee();
    return TradeBuilder.like(t).fees(fee, t.takerFee()).build();
  }

  private static Trade mixedUp(Trade t) {
    return TradeBuilder.like(t).accounts(t.takerAccount(), t.makerAccount()).build();
  }

  private static final class ForgetsMarks extends ModelStore {
    @Override
    public synchronized List<MarketState> markets() {
      return super.markets().stream()
          .map(m -> new MarketState(m.index(), m.definition(), m.status(), m.lastPrice(), null))
          .toList();
    }
  }

  private static final class ForgetsTicks extends ModelStore {
    @Override
    public synchronized List<MarketState> markets() {
      return super.markets().stream()
          .map(
              m ->
                  new MarketState(
                      m.index(), stripped(m.definition()), m.status(), m.lastPrice(), m.mark()))
          .toList();
    }

    private static AddMarket stripped(AddMarket d) {
      return new AddMarket(
          d.ts(),
          d.symbol(),
          d.tickSize().stripTrailingZeros(),
          d.lotSize(),
          d.minQty(),
          d.maxQty(),
          d.priceBand(),
          d.marketCollar(),
          d.makerFee(),
          d.takerFee(),
          d.feeScale(),
          d.maxConditional());
    }
  }
}
