package dev.matchbook.core.engine;

import static dev.matchbook.core.engine.SettlementCommands.bust;
import static dev.matchbook.core.engine.SettlementCommands.buy;
import static dev.matchbook.core.engine.SettlementCommands.sell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.command.AuthorizedCommand;
import dev.matchbook.core.command.CancelBelow;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.QueryDepth;
import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.core.command.ReplayRule;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With what conditions, and by whose signature, an order comes back of a busted trade. */
class ReentryTermsTest {
  private final EventScript script = new EventScript();

  @BeforeEach
  void market() {
    script
        .run(
            new AddMarket(
                0,
                "A",
                BigDecimal.ONE,
                BigDecimal.ONE,
                new BigDecimal("2"),
                null,
                null,
                null,
                null,
                null,
                8,
                1,
                SettlementPolicy.REENTER,
                true))
        .fromHere();
  }

  private void given(Command... commands) {
    script.run(commands).fromHere();
  }

  private void requireThen(String expected, Command... commands) {
    script.run(commands);
    assertThat(script).hasToString(expected);
  }

  @Test
  void anIcebergShowsNoMoreThanBefore() {
    given(sell("ann", "9", "10").displayQty("4").build(), buy("bob", "6", "10").build());
    requireThen(
        """
        7  0   busted      #2 2 @ 10  #1 filled 4, #2 filled 4  TAKER
        8  0   accepted    #3 ann SELL LIMIT 2 @ 10 of #1
        9  0   busted      #1 4 @ 10  #1 filled 0, #2 filled 0  TAKER
        10 0   accepted    #4 ann SELL LIMIT 4 @ 10 of #1
        11 0   depth       bids [] asks [8 @ 10 (3)]
        """,
        bust(2, Fault.TAKER),
        bust(1, Fault.TAKER),
        QueryDepth.of("A"));
  }

  @Test
  void anIcebergThatComesBackIsOneAgain() {
    given(sell("ann", "9", "10").displayQty("4").build(), buy("bob", "9", "10").build());
    requireThen(
        """
        9  0   busted      #1 4 @ 10  #1 filled 5, #2 filled 5  TAKER
        10 0   accepted    #3 ann SELL LIMIT 4 @ 10 of #1
        11 0   replaced    #3 7 @ 10 left 7 LOST
        12 0   depth       bids [] asks [4 @ 10 (1)]
        """,
        bust(1, Fault.TAKER),
        ReplaceOrder.byId(3, "7", null),
        QueryDepth.of("A"));
  }

  @Test
  void aHiddenOrderComesBackHidden() {
    given(sell("ann", "2", "10").displayQty("0").build(), buy("bob", "2", "10").build());
    requireThen(
        """
        5  0   busted      #1 2 @ 10  #1 filled 0, #2 filled 0  TAKER
        6  0   accepted    #3 ann SELL LIMIT 2 @ 10 of #1
        7  0   depth       bids [] asks []
        8  0   accepted    #4 cat BUY LIMIT 2 @ 10
        9  0   trade       #2 2 @ 10  #3 left 0, #4 left 0
        """,
        bust(1, Fault.TAKER),
        QueryDepth.of("A"),
        buy("cat", "2", "10").build());
  }

  @Test
  void aMinimumFillIsNoMoreThanWhatComesBack() {
    given(
        sell("ann", "5", "10").minFillQty("3").build(),
        buy("bob", "3", "10").build(),
        buy("cat", "2", "10").build());
    requireThen(
        """
        7  0   busted      #2 2 @ 10  #1 filled 3, #3 filled 0  TAKER
        8  0   accepted    #4 ann SELL LIMIT 2 @ 10 of #1
        9  0   accepted    #5 dan BUY LIMIT 2 @ 10
        10 0   trade       #3 2 @ 10  #4 left 0, #5 left 0
        """,
        bust(2, Fault.TAKER),
        buy("dan", "2", "10").build());
  }

  @Test
  void allOrNoneComesBackAsSuch() {
    given(sell("ann", "3", "10").allOrNone().build(), buy("bob", "3", "10").build());
    requireThen(
        """
        5  0   busted      #1 3 @ 10  #1 filled 0, #2 filled 0  TAKER
        6  0   accepted    #3 ann SELL LIMIT 3 @ 10 of #1
        7  0   accepted    #4 cat BUY LIMIT 2 @ 10
        8  0   depth       bids [2 @ 10 (1)] asks []
        """,
        bust(1, Fault.TAKER),
        buy("cat", "2", "10").build(),
        QueryDepth.of("A"));
  }

  @Test
  void aConditionalOrderForWhichThereIsNoRoomIsRefusedAndTold() {
    given(
        sell("ann", "3", "10").allOrNone().build(),
        buy("bob", "3", "10").build(),
        sell("eve", "3", "10").allOrNone().build());
    requireThen(
        """
        6  0   busted      #1 3 @ 10  #1 filled 0, #2 filled 0  TAKER
        7  0   rejected    #4 ann SIDE_CAPACITY of #1
        """,
        bust(1, Fault.TAKER));
  }

  @Test
  void itPreventsSelfTradesAsBefore() {
    given(
        sell("ann", "2", "10").stp(SelfTradePrevention.CANCEL_OLDEST).build(),
        buy("bob", "2", "10").build(),
        buy("ann", "2", "10").build());
    requireThen(
        """
        6  0   busted      #1 2 @ 10  #1 filled 0, #2 filled 0  TAKER
        7  0   accepted    #4 ann SELL LIMIT 2 @ 10 of #1
        8  0   canceled    #3 left 2 SELF_TRADE
        """,
        bust(1, Fault.TAKER));
  }

  @Test
  void lessThanTheSmallestOrderComesBackToo() {
    given(
        sell("ann", "3", "10").build(),
        buy("bob", "2", "10").build(),
        buy("cat", "2", "10").build());
    requireThen(
        """
        7  0   busted      #2 1 @ 10  #1 filled 2, #3 filled 0  TAKER
        8  0   canceled    #3 left 1 SETTLEMENT_FAILED
        9  0   accepted    #4 ann SELL LIMIT 1 @ 10 of #1
        """,
        bust(2, Fault.TAKER));
  }

  private static Command signed(NewOrder order, long nonce) {
    return new AuthorizedCommand(
        order,
        new Authorization(
            "%064x".formatted(nonce),
            ReplayRule.UNORDERED,
            BigInteger.valueOf(nonce),
            Long.MAX_VALUE,
            "0x5",
            null));
  }

  @Test
  void whatWasSignedAndGivenUpStaysOut() {
    given(
        signed(sell("ann", "2", "10").build(), 5),
        buy("bob", "2", "10").build(),
        signed(sell("eve", "2", "10").build(), 6),
        buy("bob", "2", "10").build(),
        new CancelBelow(0, "ann", BigInteger.valueOf(6)),
        new CancelBelow(0, "eve", BigInteger.valueOf(6)));
    requireThen(
        """
        10 0   busted      #1 2 @ 10  #1 filled 0, #2 filled 0  TAKER
        11 0   busted      #2 2 @ 10  #3 filled 0, #4 filled 0  TAKER
        12 0   accepted    #5 eve SELL LIMIT 2 @ 10 of #3
        """,
        bust(1, Fault.TAKER),
        bust(2, Fault.TAKER));
  }

  @Test
  void whatComesBackIsSignedAsItsOrderWas() {
    given(signed(sell("ann", "2", "10").build(), 5), buy("bob", "2", "10").build());
    requireThen(
        """
        5  0   busted      #1 2 @ 10  #1 filled 0, #2 filled 0  TAKER
        6  0   accepted    #3 ann SELL LIMIT 2 @ 10 of #1
        7  0   no cancel   #3 SIGNATURE_REQUIRED
        8  0   canceled    #3 left 2 MASS_CANCEL
        9  0   massCancel  ann 1
        """,
        bust(1, Fault.TAKER),
        ReplaceOrder.byId(3, "3", null),
        new CancelBelow(0, "ann", BigInteger.valueOf(6)));
  }
}
