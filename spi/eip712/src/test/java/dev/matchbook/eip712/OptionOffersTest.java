package dev.matchbook.eip712;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.RejectReason;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.AdvanceTime;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.eip712.typed.TypedDataException;
import dev.matchbook.spi.DirectExchange;
import dev.matchbook.spi.OrderAuthenticator.Verdict;
import dev.matchbook.tck.model.ModelStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A host's own struct on its way into the book: exact amounts, and used once by its digest. */
class OptionOffersTest {
  private static final String WETH = "0x" + "11".repeat(20);
  private static final Venue VENUE =
      new Venue(Traders.DOMAIN, List.of(new OptionOffers(Map.of(WETH, "WETH-CALL"), 6, 9)));
  private static final long DEADLINE = 1_800_000_000L;

  private static Map<String, Object> offer() {
    Map<String, Object> offer = new LinkedHashMap<>();
    offer.put("writer", Traders.account(Traders.ANN));
    offer.put("underlying", WETH);
    offer.put("collateralAmount", Traders.units("1500000000000000000"));
    offer.put("stablecoin", "0x" + "22".repeat(20));
    offer.put("isCall", true);
    offer.put("premiumPerDay", 2_500_001);
    offer.put("minDuration", 1);
    offer.put("maxDuration", 30);
    offer.put("minFillAmount", Traders.units("500000000000000000"));
    offer.put("deadline", DEADLINE);
    offer.put("configHash", "0x" + "33".repeat(32));
    return offer;
  }

  @Test
  void amountsBecomeTheMarketsExactly() {
    NewOrder order = (NewOrder) Traders.sign(VENUE, Traders.ANN, "OptionOffer", offer()).command();
    assertThat(order.symbol()).isEqualTo("WETH-CALL");
    assertThat(order.side()).isEqualTo(Side.SELL);
    assertThat(order.price()).isEqualByComparingTo("2.500001");
    assertThat(order.qty()).isEqualByComparingTo("1.5");
    assertThat(order.minFillQty()).isEqualByComparingTo("0.5");
  }

  @Test
  void anAmountThatTheMarketCannotHoldIsRefused() {
    Map<String, Object> fine =
        Traders.with(offer(), "collateralAmount", Traders.units("1500000000000000001"));
    assertThatThrownBy(() -> VENUE.message("OptionOffer", fine, new byte[65]))
        .isInstanceOf(TypedDataException.class)
        .hasMessageStartingWith("message.collateralAmount");
    Map<String, Object> unknown = Traders.with(offer(), "underlying", "0x" + "44".repeat(20));
    assertThatThrownBy(() -> VENUE.message("OptionOffer", unknown, new byte[65]))
        .hasMessage("message.underlying: not traded here");
  }

  @Test
  void anOfferIsUsedOnceAndNeverFilledBeyondWhatWasSigned() {
    ModelStore store = new ModelStore();
    SignedMessage signed = Traders.sign(VENUE, Traders.ANN, "OptionOffer", offer());
    try (DirectExchange exchange = open(store)) {
      exchange.submit(AddMarket.of("WETH-CALL", "0.000001", "0.000000001"));
      assertThat(exchange.submit(signed.command(), signed).get(0))
          .isInstanceOf(OrderAccepted.class);
      fill(exchange, "1");
      fill(exchange, "1");
      StoredOrder order = store.findOrder(1).orElseThrow();
      assertThat(order.cumQty()).isEqualByComparingTo("1.5");
      assertThat(order.isOpen()).isFalse();
      exchange.submit(new MassCancel(0, "taker", null, null));
      assertUsed(exchange.submit(signed.command(), signed), RejectReason.NONCE_USED);
    }
    try (DirectExchange exchange = open(store.reopened())) {
      assertUsed(exchange.submit(signed.command(), signed), RejectReason.NONCE_USED);
      exchange.submit(new AdvanceTime(DEADLINE * 1_000_000_000L));
      assertUsed(exchange.submit(signed.command(), signed), RejectReason.SIGNATURE_EXPIRED);
    }
  }

  /** Takers need not sign here. */
  private static DirectExchange open(ModelStore store) {
    Eip712Authenticator signed = Eip712Authenticator.of(VENUE);
    return DirectExchange.open(
        store,
        1,
        (command, credential) ->
            isOfTaker(command) ? Verdict.accept() : signed.authenticate(command, credential));
  }

  private static boolean isOfTaker(Command command) {
    return command instanceof NewOrder order && order.account().equals("taker")
        || command instanceof MassCancel;
  }

  private static void fill(DirectExchange exchange, String qty) {
    List<Event> events =
        exchange.submit(NewOrder.limit("WETH-CALL", "taker", Side.BUY, qty, "2.500001").build());
    assertThat(events).hasAtLeastOneElementOfType(Trade.class);
  }

  private static void assertUsed(List<Event> events, RejectReason reason) {
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            OrderRejected.class, rejected -> assertThat(rejected.reason()).isEqualTo(reason));
  }
}
