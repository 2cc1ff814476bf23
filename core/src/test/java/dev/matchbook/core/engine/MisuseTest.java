package dev.matchbook.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a host must not do is told by an exception that names the parameter; nothing changes. */
class MisuseTest {
  private final Matchbook exchange = new Matchbook();
  private final MatchingEngine engine = exchange.engine();
  private long stateBefore;

  @BeforeEach
  void addMarket() {
    exchange.submit(AddMarket.of("A", "1", "1"));
    stateBefore = exchange.stateHash();
  }

  @AfterEach
  void nothingChanged() {
    assertThat(exchange.stateHash()).isEqualTo(stateBefore);
  }

  private static void assertNull(String parameter, ThrowingCallable call) {
    assertThatNullPointerException().isThrownBy(call).withMessage(parameter);
  }

  private OrderEntry entry() {
    return new OrderEntry()
        .market(engine.market("A"))
        .account(engine.account("ann"))
        .side(Side.BUY)
        .qty(1)
        .price(1);
  }

  @Test
  void commandIsRequired() {
    assertNull("command", () -> exchange.submit(null));
  }

  @Test
  void listenerIsRequired() {
    assertNull("listener", () -> new MatchingEngine(null));
  }

  @Test
  void entryNeedsMarketSideAndAccount() {
    OrderEntry noMarket = new OrderEntry().side(Side.BUY).account(engine.account("ann"));
    assertNull("market", () -> engine.newOrder(9, noMarket));
    assertNull("side", () -> engine.newOrder(9, entry().side(null)));
    assertNull("account", () -> engine.newOrder(9, entry().account(null)));
    assertNull("name", () -> engine.account(null));
  }

  @Test
  void cancelAndReplaceNeedAName() {
    String message = "orderId, or account and clOrdId, must name the order";
    long none = MatchingEngine.NO_ORDER_ID;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.cancel(9, none, "ann", null))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.replace(9, none, null, "a", new ReplaceEntry().qty(1)))
        .withMessage(message);
  }

  @Test
  void massCancelNeedsAnAccountAndStatusAStatus() {
    assertNull("account", () -> engine.massCancel(9, null, null, null));
    assertNull("status", () -> engine.status(9, "A", (MarketStatus) null));
  }

  @Test
  void depthIsOneToTenThousandLevels() {
    for (int levels : new int[] {0, 10_001}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> engine.depth(9, "A", levels))
          .withMessageStartingWith("levels:");
    }
  }

  @Test
  void wordsOfAnEntryAreRequired() {
    assertNull("entry", () -> engine.newOrder(9, null));
    assertNull("ordType", () -> engine.newOrder(9, entry().ordType(null)));
    assertNull("tif", () -> engine.newOrder(9, entry().tif(null)));
    assertNull("stp", () -> engine.newOrder(9, entry().stp(null)));
    assertNull("market", () -> entry().market(null));
  }

  @Test
  void symbolsDefinitionsAndChangesAreRequired() {
    assertNull("symbol", () -> engine.mark(9, null, 1));
    assertNull("symbol", () -> engine.depth(9, null, 1));
    assertNull("symbol", () -> engine.status(9, null, MarketStatus.HALTED));
    assertNull("definition", () -> engine.addMarket(null));
    assertNull("entry", () -> engine.replace(9, 1, null, null, null));
  }

  @Test
  void handlesOfAnotherEngineAreRefused() {
    MatchingEngine other = new Matchbook().engine();
    other.addMarket(AddMarket.of("A", "1", "1"));
    Account foreign = other.account("ann");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.newOrder(9, entry().account(foreign)))
        .withMessageStartingWith("account: of another engine");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.newOrder(9, entry().market(other.market("A"))))
        .withMessageStartingWith("market: of another engine");
  }

  @Test
  void textsAndLinesHaveTheirShape() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.account(""))
        .withMessageStartingWith("name:");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry().clOrdId("\u00e9"))
        .withMessageStartingWith("clOrdId:");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine.malformed(0, "x"))
        .withMessageStartingWith("line:");
  }
}
