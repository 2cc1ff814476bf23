package dev.matchbook.tck;

import static dev.matchbook.tck.rows.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.Names;
import dev.matchbook.tck.rows.TradeBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic X: what was written comes back exactly, whatever it is. */
public abstract class ExactnessContract extends StoreContract {
  private static final BigDecimal TINY = new BigDecimal("0.000000000000000001");
  private static final BigDecimal MOST_QTY = new BigDecimal("1000000000000000000");
  private static final BigDecimal MOST_PRICE = new BigDecimal("1000000000000000");

  /** For a backend's tests. */
  protected ExactnessContract() {}

  @Test
  @DisplayName("X-01 orders of every type, with and without what is optional, come back exactly")
  void x01_ordersOfEveryTypeComeBackExactly() {
    for (Batch batch : history(60)) {
      store().saveOrders(batch.orders());
      for (StoredOrder order : batch.orders()) {
        Same.found("by id", store().findOrder(order.orderId()), order);
      }
    }
  }

  @Test
  @DisplayName("X-02 decimals of orders keep their scale: 1.50 is not 1.5, nor is 0.00 0")
  void x02_decimalsOfOrdersKeepTheirScale() {
    List<StoredOrder> orders = new ArrayList<>();
    for (String price : List.of("1.5", "1.50", "100", "100.000", "0.00000001", "10.00")) {
      for (String qty : List.of("10", "10.0", "0.100", "1000000")) {
        orders.add(
            order(orders.size() + 1)
                .price(price)
                .qty(qty)
                .grossTradeAmt(BigDecimal.valueOf(0, orders.size()))
                .display(new BigDecimal(qty))
                .stopPx(new BigDecimal(price))
                .build());
      }
    }
    store().saveOrders(orders);
    Same.rows("orders", Pages.orders(store(), OrderQuery.all()).all(), orders);
  }

  @Test
  @DisplayName("X-03 the greatest and the smallest numbers of an order come back")
  void x03_theGreatestNumbersOfAnOrderComeBack() {
    long last = Long.MAX_VALUE;
    StoredOrder greatest =
        order(last)
            .seq(last)
            .tif(TimeInForce.GTD, last)
            .price(MOST_PRICE)
            .qty(MOST_QTY)
            .grossTradeAmt(MOST_PRICE.multiply(MOST_QTY))
            .rests((1L << 62) - 1)
            .createdTs(last - 1)
            .updatedTs(last)
            .build();
    StoredOrder longest =
        order(2)
            .price(MOST_PRICE.movePointLeft(18))
            .qty(MOST_QTY.subtract(BigDecimal.ONE).movePointLeft(18))
            .grossTradeAmt(MOST_PRICE.multiply(MOST_QTY).subtract(TINY).movePointLeft(18))
            .build();
    StoredOrder smallest = order(1).price(TINY).qty(TINY).createdTs(0).updatedTs(0).build();
    StoredOrder odd = order((1L << 53) + 1).seq((1L << 53) + 1).tif(TimeInForce.GTD, 0L).build();
    store().saveOrders(List.of(greatest, smallest, odd, longest));
    Same.rows(
        "orders",
        Pages.orders(store(), OrderQuery.all()).all(),
        List.of(smallest, longest, odd, greatest));
    assertThat(Pages.orders(store(), OrderQuery.all().changedSince(last - 1)).all())
        .containsExactly(greatest);
  }

  @Test
  @DisplayName("X-04 names that differ by case, spaces, wildcards or quotes are told apart")
  void x04_namesThatDifferByLittleAreToldApart() {
    List<StoredOrder> orders = new ArrayList<>();
    for (String name : Names.ACCOUNTS) {
      long id = orders.size() + 1;
      String symbol = Names.SYMBOLS.get((int) id % Names.SYMBOLS.size());
      orders.add(order(id).account(name).clOrdId(name).symbol(symbol).build());
    }
    store().saveOrders(orders);
    for (StoredOrder order : orders) {
      String name = order.account();
      Same.found("by clOrdId", store().findOrder(name, name), order);
      List<StoredOrder> own = Pages.orders(store(), OrderQuery.all().account(name)).all();
      Same.rows("orders of '" + name + "'", own, List.of(order));
    }
    for (String symbol : Names.SYMBOLS) {
      List<StoredOrder> there =
          orders.stream().filter(order -> order.symbol().equals(symbol)).toList();
      OrderQuery query = OrderQuery.all().symbol(symbol);
      Same.rows("orders in " + symbol, Pages.orders(store(), query).all(), there);
      assertThat(Pages.openOrders(store(), symbol).all())
          .as("open orders of %s", symbol)
          .containsExactlyInAnyOrderElementsOf(there);
    }
  }

  @Test
  @DisplayName("X-05 trades come back exactly: fees of every scale, rebates, extremes")
  void x05_tradesComeBackExactly() {
    List<Trade> trades = new ArrayList<>();
    history(60).forEach(batch -> trades.addAll(batch.trades()));
    trades.add(
        TradeBuilder.trade(Long.MAX_VALUE - 1)
            .fees(TINY.negate(), new BigDecimal("0E-18"))
            .build());
    trades.add(
        TradeBuilder.trade(Long.MAX_VALUE)
            .ts(Long.MAX_VALUE - 1)
            .price(MOST_PRICE)
            .qty(MOST_QTY)
            .maker(Long.MAX_VALUE - 1, "~", new BigDecimal("0.00"))
            .taker(Long.MAX_VALUE, " ", TINY)
            .fees(MOST_PRICE.multiply(MOST_QTY).negate(), new BigDecimal("0E-18"))
            .build());
    store().saveTrades(trades);
    for (Trade trade : trades) {
      Same.found("by id", store().findTrade(trade.tradeId()), trade);
    }
    Same.rows("trades", Pages.trades(store(), TradeQuery.all()).all(), trades);
  }

  @Test
  @DisplayName("X-06 accounts and symbols of trades are told apart by the last character")
  void x06_namesOfTradesAreToldApart() {
    List<Trade> trades = new ArrayList<>();
    for (String name : Names.ACCOUNTS) {
      String symbol = Names.SYMBOLS.get(trades.size() % Names.SYMBOLS.size());
      TradeBuilder trade = TradeBuilder.trade(trades.size() + 1).symbol(symbol);
      trades.add(trade.accounts(name, "taker").build());
    }
    store().saveTrades(trades);
    for (Trade trade : trades) {
      TradeQuery query = TradeQuery.all().account(trade.makerAccount());
      Same.rows(Describe.query(query), Pages.trades(store(), query).all(), List.of(trade));
    }
    for (String symbol : Names.SYMBOLS) {
      List<Trade> there = trades.stream().filter(t -> t.symbol().equals(symbol)).toList();
      TradeQuery query = TradeQuery.all().symbol(symbol);
      Same.rows(Describe.query(query), Pages.trades(store(), query).all(), there);
    }
  }

  @Test
  @DisplayName("X-07 markets come back exactly: all that defines them, status, prices, scales")
  void x07_marketsComeBackExactly() {
    BigDecimal fee = new BigDecimal("0.00020");
    BigDecimal band = new BigDecimal("0.10");
    AddMarket full =
        new AddMarket(
            Long.MAX_VALUE,
            Names.SYMBOLS.get(0),
            new BigDecimal("0.50"),
            new BigDecimal("1.000"),
            new BigDecimal("2.0"),
            new BigDecimal("30"),
            band,
            new BigDecimal("1"),
            fee.negate(),
            fee,
            18,
            0);
    AddMarket bare = AddMarket.of(Names.SYMBOLS.get(1), "0.000000000000000001", "1000");
    BigDecimal last = new BigDecimal("7.50");
    MarketState first = new MarketState(0, full, MarketStatus.HALTED, last, band);
    MarketState second = new MarketState(1, bare, MarketStatus.OPEN, null, null);
    List<MarketState> markets = new ArrayList<>(List.of(first, second));
    for (SettlementPolicy policy : SettlementPolicy.values()) {
      for (boolean audited : new boolean[] {true, false}) {
        int index = markets.size();
        markets.add(
            new MarketState(
                index, settled(bare, "M" + index, policy, audited), MarketStatus.OPEN, null, null));
      }
    }
    store()
        .commit(
            BatchBuilder.after(Checkpoint.START)
                .markets(markets.toArray(new MarketState[0]))
                .build());
    Same.rows("markets", store().markets(), markets);
  }

  private static AddMarket settled(
      AddMarket like, String symbol, SettlementPolicy policy, boolean audited) {
    return new AddMarket(
        like.ts(),
        symbol,
        like.tickSize(),
        like.lotSize(),
        like.minQty(),
        like.maxQty(),
        like.priceBand(),
        like.marketCollar(),
        like.makerFee(),
        like.takerFee(),
        like.feeScale(),
        like.maxConditional(),
        policy,
        audited);
  }

  @Test
  @DisplayName("X-08 a checkpoint comes back exactly, also near the end of a long")
  void x08_aCheckpointComesBackExactly() {
    long last = Long.MAX_VALUE;
    Checkpoint far = new Checkpoint(last, last - 1, last - 2, last - 3, 0);
    List<MarketState> none = List.of();
    store().commit(new Batch(Checkpoint.START, far, List.of(), List.of(), none));
    Same.value("checkpoint", store().checkpoint(), far);
  }
}
