package dev.matchbook.spi.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.Fault;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.runner.RunnerSettings;
import dev.matchbook.core.runner.RunnerSettings.Acknowledge;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.spi.Exchange;
import dev.matchbook.tck.model.ModelStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The whole cycle, on threads, with a gateway that fails on purpose. */
class SettlerTest {
  private static final long PAUSE_NANOS = 200_000;
  private static final long MOST_NANOS = Duration.ofSeconds(60).toNanos();

  private ModelStore store = new ModelStore();
  private final PickyGateway gateway = new PickyGateway();
  private final List<Event> events = new CopyOnWriteArrayList<>();

  private static SettlementSettings settings() {
    return SettlementSettings.defaults()
        .batching(Batching.defaults().upTo(4, Duration.ofMillis(1)))
        .attempts(Attempts.defaults().poll(Duration.ofMillis(1)));
  }

  private Exchange open() {
    Exchange exchange = Exchange.open(store, RunnerSettings.defaults());
    exchange.listen(events::add);
    return exchange;
  }

  private static long enter(Exchange exchange, String account, Side side, String qty) {
    NewOrder order = NewOrder.limit("X", account, side, qty, "100").build();
    return ((OrderAccepted) exchange.submit(order).join().get(0)).orderId();
  }

  private static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - start).isLessThan(MOST_NANOS);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static void awaitNothingLeft(Exchange exchange) {
    await(() -> exchange.ask(engine -> engine.settlements().size()).join() == 0);
  }

  private void settle(Exchange exchange, SettlementSettings settings, Runnable meanwhile) {
    Settler settler = exchange.settle(gateway, settings);
    try {
      meanwhile.run();
    } finally {
      settler.close();
    }
  }

  private SettlementState stateOf(long tradeId) {
    return store.findSettlement(tradeId).orElseThrow().state();
  }

  @Test
  void thePoisonedTradeIsFoundAndBustedAndTheInnocentSideComesBackAndTradesAgain() {
    gateway.poor.add("bob");
    try (Exchange exchange = open()) {
      exchange.submit(AddMarket.of("X", "1", "1").settled(SettlementPolicy.REENTER)).join();
      long offer = enter(exchange, "alice", Side.SELL, "8");
      enter(exchange, "carol", Side.BUY, "1");
      long poor = enter(exchange, "bob", Side.BUY, "5");
      enter(exchange, "dave", Side.BUY, "1");
      enter(exchange, "erin", Side.BUY, "1");
      settle(
          exchange,
          settings(),
          () -> {
            awaitNothingLeft(exchange);
            enter(exchange, "frank", Side.BUY, "5");
            awaitNothingLeft(exchange);
          });
      assertThat(gateway.submitted)
          .containsSubsequence(List.of(1L, 2L, 3L, 4L), List.of(1L, 2L), List.of(2L), List.of(5L));
      verify(offer, poor);
    }
  }

  private void verify(long offer, long poor) {
    for (long id : new long[] {1, 3, 4, 5}) {
      assertThat(stateOf(id)).isEqualTo(SettlementState.SETTLED);
    }
    assertThat(stateOf(2)).isEqualTo(SettlementState.BUSTED);
    TradeBusted bust =
        (TradeBusted) events.stream().filter(TradeBusted.class::isInstance).findAny().orElseThrow();
    assertThat(bust.tradeId()).isEqualTo(2);
    assertThat(bust.fault()).isEqualTo(Fault.TAKER);
    assertThat(bust.reason()).isEqualTo("bob has no money");
    StoredOrder sold = store.findOrder(offer).orElseThrow();
    assertThat(sold.status()).isEqualTo(OrdStatus.CANCELED);
    assertThat(sold.cancelReason()).isEqualTo(CancelReason.TRADE_BUSTED);
    assertThat(sold.cumQty()).isEqualByComparingTo("3");
    StoredOrder bought = store.findOrder(poor).orElseThrow();
    assertThat(bought.cumQty()).isZero();
    assertThat(store.audit(AuditQuery.order(offer), null, Page.MAX_ROWS).rows())
        .filteredOn(OrderAccepted.class::isInstance)
        .extracting(event -> ((OrderAccepted) event).refOrderId())
        .containsExactly(null, offer);
    assertThat(store.audit(AuditQuery.batch(1_000_000), null, 1).rows()).isEmpty();
  }

  @Test
  void aSettlerGoesOnWithWhatAnotherHasLeft() {
    gateway.depth = 1;
    try (Exchange exchange = open()) {
      exchange.submit(AddMarket.of("X", "1", "1").settled(SettlementPolicy.STAY_OUT)).join();
      enter(exchange, "alice", Side.SELL, "2");
      enter(exchange, "bob", Side.BUY, "2");
      settle(exchange, settings(), () -> await(() -> stateOf(1) == SettlementState.SETTLED));
    }
    store = store.reopened();
    gateway.known.replaceAll((key, status) -> new GatewayStatus.Included("0xabc", 7, 100, 64));
    try (Exchange exchange = open()) {
      settle(exchange, settings(), () -> awaitNothingLeft(exchange));
      assertThat(gateway.submitted).hasSize(1);
      SettlementBatch batch = store.settlementBatches(SettlementQuery.all(), null, 1).rows().get(0);
      assertThat(batch.state()).isEqualTo(SettlementState.FINAL);
      assertThat(batch.txHash()).isEqualTo("0xabc");
      assertThat(batch.block()).isEqualTo(7);
      assertThat(batch.gasUsed()).isEqualTo(100);
      assertThat(batch.confirmations()).isEqualTo(64);
    }
  }

  @Test
  void aRunnerThatTellsWhatIsNotDurableIsRefused() {
    try (Exchange exchange =
        Exchange.open(store, RunnerSettings.defaults().acknowledge(Acknowledge.MATCHED))) {
      assertThatThrownBy(() -> exchange.settle(gateway, settings()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("runner:");
    }
  }

  @Test
  void aFunctionOfTheHostThatThrowsStopsNothing() {
    SettlementSettings broken =
        settings()
            .batching(
                Batching.defaults()
                    .upTo(2, Duration.ZERO)
                    .priority(
                        trade -> {
                          throw new IllegalStateException("no");
                        }));
    try (Exchange exchange = open()) {
      exchange.submit(AddMarket.of("X", "1", "1").settled(SettlementPolicy.STAY_OUT)).join();
      enter(exchange, "alice", Side.SELL, "2");
      enter(exchange, "bob", Side.BUY, "1");
      enter(exchange, "bob", Side.BUY, "1");
      settle(
          exchange, broken, () -> assertThat(enter(exchange, "carol", Side.BUY, "1")).isEqualTo(4));
      assertThat(stateOf(1)).isEqualTo(SettlementState.PENDING);
      settle(exchange, settings(), () -> awaitNothingLeft(exchange));
    }
  }

  @Test
  void aQuietHourMakesNothingLate() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1_800_000_000L));
    SettlementSettings byHand = settings().clock(now::get, false);
    try (Exchange exchange = open()) {
      exchange.submit(AddMarket.of("X", "1", "1").settled(SettlementPolicy.STAY_OUT)).join();
      settle(
          exchange,
          byHand,
          () -> {
            for (int hour = 0; hour < 3; hour++) {
              long tradeId = hour + 1;
              enter(exchange, "alice", Side.SELL, "1");
              enter(exchange, "bob", Side.BUY, "1");
              await(
                  () -> {
                    now.updateAndGet(instant -> instant.plusMillis(1));
                    return stateOf(tradeId) != SettlementState.PENDING;
                  });
              awaitNothingLeft(exchange);
              assertThat(stateOf(tradeId)).isEqualTo(SettlementState.SETTLED);
              now.updateAndGet(instant -> instant.plusSeconds(7_200));
            }
          });
    }
  }

  @Test
  void anExchangeHasOneSettlerAtATime() {
    try (Exchange exchange = open()) {
      settle(
          exchange,
          settings(),
          () ->
              assertThatThrownBy(() -> exchange.settle(gateway, settings()))
                  .isInstanceOf(IllegalStateException.class));
      settle(exchange, settings(), () -> {});
    }
  }

  @Test
  void whateverAGatewayThrowsTheBatchIsTriedAgain() {
    AtomicInteger calls = new AtomicInteger();
    SettlementGateway odd =
        new SettlementGateway() {
          @Override
          public GatewayStatus submit(SettlementRequest request) {
            return switch (calls.getAndIncrement()) {
              case 0 -> SettlerTest.<RuntimeException>thrown(new IOException("checked"));
              case 1 -> throw new AssertionError("no");
              case 2 -> throw new Untold();
              default -> gateway.submit(request);
            };
          }

          @Override
          public GatewayStatus status(SettlementRequest request) {
            return gateway.status(request);
          }

          @Override
          public GatewayStatus cancel(SettlementRequest request) {
            return gateway.cancel(request);
          }
        };
    SettlementSettings quick =
        settings()
            .attempts(
                Attempts.defaults()
                    .poll(Duration.ofMillis(1))
                    .retries(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofHours(1)));
    try (Exchange exchange = open()) {
      exchange.submit(AddMarket.of("X", "1", "1").settled(SettlementPolicy.STAY_OUT)).join();
      enter(exchange, "alice", Side.SELL, "1");
      enter(exchange, "bob", Side.BUY, "1");
      Settler settler = exchange.settle(odd, quick);
      awaitNothingLeft(exchange);
      settler.close();
      assertThat(stateOf(1)).isEqualTo(SettlementState.SETTLED);
      assertThat(calls).hasValue(4);
    }
  }

  /** An exception that cannot even be told. */
  private static final class Untold extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String toString() {
      throw new IllegalStateException("untold");
    }
  }

  @SuppressWarnings("unchecked") // as another language of the JVM does it
  private static <E extends Exception> GatewayStatus thrown(Exception e) throws E {
    throw (E) e;
  }
}
