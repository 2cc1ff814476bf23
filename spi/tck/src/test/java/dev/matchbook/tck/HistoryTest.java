package dev.matchbook.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The history that many rules use has what there is to get wrong. */
class HistoryTest {
  private static final BigDecimal LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  private final List<Batch> history = StoreContract.history(60);
  private final List<StoredOrder> orders =
      history.stream().flatMap(batch -> batch.orders().stream()).toList();
  private final List<Trade> trades =
      history.stream().flatMap(batch -> batch.trades().stream()).toList();

  @Test
  void everyWordOccurs() {
    assertThat(orders).extracting(StoredOrder::ordType).contains(OrdType.values());
    assertThat(orders).extracting(StoredOrder::tif).contains(TimeInForce.values());
    assertThat(orders).extracting(StoredOrder::stp).contains(SelfTradePrevention.values());
    assertThat(orders).extracting(StoredOrder::status).contains(OrdStatus.values());
    assertThat(orders).extracting(StoredOrder::cancelReason).contains(CancelReason.values());
  }

  @Test
  void openOrdersOfEveryKindOccur() {
    List<StoredOrder> open = orders.stream().filter(StoredOrder::isOpen).toList();
    assertThat(open).anyMatch(o -> o.waiting() && o.trailOffset() != null);
    assertThat(open).anyMatch(o -> !o.waiting() && o.ordType().isTriggered());
    assertThat(open).anyMatch(o -> o.allOrNone()).anyMatch(o -> o.minFillQty() != null);
    assertThat(open).anyMatch(o -> o.displayQty() != null && o.displayQty().signum() == 0);
    assertThat(open).as("icebergs with less than they can show").anyMatch(HistoryTest::isChipped);
    assertThat(open).as("rejoined").anyMatch(o -> o.place() > o.orderId() && o.place() < o.seq());
    assertThat(open).anyMatch(StoredOrder::postOnly).anyMatch(o -> o.clOrdId() == null);
  }

  private static boolean isChipped(StoredOrder o) {
    return !o.waiting()
        && !o.isDark()
        && o.displayQty() != null
        && o.shownQty().compareTo(o.displayQty().min(o.leavesQty())) < 0;
  }

  @Test
  void numbersOfEveryKindOccur() {
    assertThat(orders).extracting(o -> o.qty().scale()).contains(0, 2, 3, 8);
    assertThat(orders)
        .as("amounts beyond a long")
        .anyMatch(o -> new BigDecimal(o.grossTradeAmt().unscaledValue()).compareTo(LONG) > 0);
    assertThat(trades).anyMatch(t -> t.makerFee().signum() < 0);
    assertThat(trades).anyMatch(t -> t.makerAccount().equals(t.takerAccount()));
    assertThat(orders).as("nanoseconds").anyMatch(o -> o.updatedTs() % 1_000 != 0);
  }

  @Test
  void versionsTie() {
    List<StoredOrder> tied = new ArrayList<>();
    for (Batch batch : history) {
      for (int i = 1; i < batch.orders().size(); i++) {
        if (batch.orders().get(i).seq() == batch.orders().get(i - 1).seq()) {
          tied.add(batch.orders().get(i));
        }
      }
    }
    assertThat(tied).as("orders with the seq of another").hasSizeGreaterThan(5);
    assertThat(tied).as("a trailing stop that followed").anyMatch(o -> o.trailOffset() != null);
  }

  @Test
  void tradesSettleAndAreBustedInEveryWay() {
    assertThat(history)
        .flatExtracting(batch -> batch.settlements().trades())
        .extracting(StoredSettlement::state)
        .contains(
            SettlementState.PENDING,
            SettlementState.SETTLING,
            SettlementState.SETTLED,
            SettlementState.BUSTED);
    assertThat(history)
        .flatExtracting(batch -> batch.settlements().batches())
        .extracting(SettlementBatch::state)
        .contains(
            SettlementState.SETTLING,
            SettlementState.SETTLED,
            SettlementState.FINAL,
            SettlementState.SPLIT,
            SettlementState.BUSTED);
    assertThat(orders).as("comes back").anyMatch(o -> o.refOrderId() != null);
    Map<Long, StoredOrder> closed = new HashMap<>();
    List<StoredOrder> corrected = new ArrayList<>();
    for (StoredOrder order : orders) {
      StoredOrder before = closed.get(order.orderId());
      if (before != null && !before.isOpen()) {
        corrected.add(order);
      }
      closed.put(order.orderId(), order);
    }
    assertThat(corrected).as("closed and busted").hasSizeGreaterThan(5);
  }

  @Test
  void everyKindOfEventIsAudited() {
    assertThat(history)
        .flatExtracting(Batch::audit)
        .extracting(Event::getClass)
        .extracting(Class::getSimpleName)
        .contains(
            "OrderAccepted",
            "OrderRejected",
            "OrderTriggered",
            "Trade",
            "OrderReplenished",
            "OrderCanceled",
            "OrderExpired",
            "OrderReplaced",
            "SettlementStarted",
            "SettlementChanged",
            "TradeBusted");
  }

  @Test
  void marketsAreHaltedTradeAndHaveMarks() {
    assertThat(history)
        .flatExtracting(Batch::markets)
        .anyMatch(m -> m.status() == MarketStatus.HALTED)
        .anyMatch(m -> m.mark() != null)
        .anyMatch(m -> m.lastPrice() != null);
    assertThat(trades).as("fewer than every store keeps").hasSizeBetween(50, 500);
  }
}
