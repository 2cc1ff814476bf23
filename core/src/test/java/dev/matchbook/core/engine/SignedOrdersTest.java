package dev.matchbook.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.AdvanceTime;
import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.command.AuthorizedCommand;
import dev.matchbook.core.command.CancelBelow;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.core.command.ReplayRule;
import dev.matchbook.core.event.CancelRejected;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.MassCanceled;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderCanceled;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.OrderReplaced;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an account has signed works once, whatever happens to the order. */
class SignedOrdersTest {
  private static final long NEVER = Long.MAX_VALUE;

  private final Matchbook book = new Matchbook();

  @BeforeEach
  void market() {
    book.submit(AddMarket.of("A", "1", "1"));
  }

  @Test
  void increasingNoncesAreUsedUpwards() {
    assertThat(enter(ReplayRule.INCREASING, 5)).isInstanceOf(OrderAccepted.class);
    assertThat(reasonOf(enter(ReplayRule.INCREASING, 5))).isEqualTo(RejectReason.NONCE_TOO_LOW);
    assertThat(reasonOf(enter(ReplayRule.INCREASING, 4))).isEqualTo(RejectReason.NONCE_TOO_LOW);
    assertThat(enter(ReplayRule.INCREASING, 6)).isInstanceOf(OrderAccepted.class);
  }

  @Test
  void unorderedNoncesAreUsedOnceInAnyOrder() {
    for (long nonce : new long[] {300, 5, 299, 0, 255, 256}) {
      assertThat(enter(ReplayRule.UNORDERED, nonce)).isInstanceOf(OrderAccepted.class);
    }
    for (long nonce : new long[] {0, 5, 255, 256, 299, 300}) {
      assertThat(reasonOf(enter(ReplayRule.UNORDERED, nonce))).isEqualTo(RejectReason.NONCE_USED);
    }
    assertThat(reasonOf(enter(ReplayRule.INCREASING, 300))).isEqualTo(RejectReason.NONCE_USED);
  }

  @Test
  void aMessageWithoutANonceIsUsedOnceUntilItExpires() {
    assertThat(submit(bid(), digest(7, 100))).isInstanceOf(OrderAccepted.class);
    assertThat(reasonOf(submit(bid(), digest(7, 100)))).isEqualTo(RejectReason.NONCE_USED);
    assertThat(submit(bid(), digest(8, 100))).isInstanceOf(OrderAccepted.class);
    book.submit(new AdvanceTime(100));
    assertThat(reasonOf(submit(bid(), digest(7, 100)))).isEqualTo(RejectReason.SIGNATURE_EXPIRED);
  }

  @Test
  void anAccountsNoncesAreItsOwn() {
    enter(ReplayRule.INCREASING, 5);
    Command other = NewOrder.limit("A", "bob", Side.BUY, "1", "1").build();
    assertThat(submit(other, nonce(ReplayRule.INCREASING, 5))).isInstanceOf(OrderAccepted.class);
  }

  @Test
  void anOrderThatWasRefusedByARuleIsSpentToo() {
    NewOrder halfALot = NewOrder.limit("A", "ann", Side.BUY, "0.5", "1").build();
    Authorization signed = nonce(ReplayRule.UNORDERED, 9);
    assertThat(reasonOf(submit(halfALot, signed))).isEqualTo(RejectReason.INVALID_QTY);
    assertThat(reasonOf(submit(bid(), signed))).isEqualTo(RejectReason.NONCE_USED);
  }

  @Test
  void anOrderThatIsGoneStaysGone() {
    enter(ReplayRule.UNORDERED, 1);
    book.submit(new MassCancel(0, "ann", null, null));
    assertThat(reasonOf(enter(ReplayRule.UNORDERED, 1))).isEqualTo(RejectReason.NONCE_USED);
    NewOrder ask = NewOrder.limit("A", "bob", Side.SELL, "1", "1").build();
    enter(ReplayRule.UNORDERED, 2);
    book.submit(ask);
    assertThat(reasonOf(enter(ReplayRule.UNORDERED, 2))).isEqualTo(RejectReason.NONCE_USED);
    NewOrder kill = NewOrder.limit("A", "ann", Side.BUY, "1", "1").tif(TimeInForce.IOC).build();
    submit(kill, nonce(ReplayRule.UNORDERED, 3));
    assertThat(reasonOf(submit(kill, nonce(ReplayRule.UNORDERED, 3))))
        .isEqualTo(RejectReason.NONCE_USED);
  }

  @Test
  void timeMovesOnBeforeAnAuthorizationIsJudged() {
    NewOrder late = NewOrder.limit("A", "ann", Side.BUY, "1", "1").ts(100).build();
    Authorization signed =
        new Authorization(hex(1), ReplayRule.UNORDERED, BigInteger.ONE, 100, "0x", null);
    assertThat(reasonOf(submit(late, signed))).isEqualTo(RejectReason.SIGNATURE_EXPIRED);
  }

  @Test
  void cancelingBelowTakesOrdersAndNoncesWithIt() {
    enter(ReplayRule.UNORDERED, 3);
    enter(ReplayRule.UNORDERED, 10);
    book.submit(bid());
    List<Event> events = book.submit(new CancelBelow(0, "ann", BigInteger.TEN));
    assertThat(events).hasSize(2);
    assertThat(((OrderCanceled) events.get(0)).reason()).isEqualTo(CancelReason.MASS_CANCEL);
    assertThat(((OrderCanceled) events.get(0)).orderId()).isEqualTo(1);
    assertThat(((MassCanceled) events.get(1)).count()).isEqualTo(1);
    assertThat(reasonOf(enter(ReplayRule.UNORDERED, 4))).isEqualTo(RejectReason.NONCE_TOO_LOW);
    assertThat(reasonOf(enter(ReplayRule.INCREASING, 9))).isEqualTo(RejectReason.NONCE_TOO_LOW);
    assertThat(enter(ReplayRule.UNORDERED, 11)).isInstanceOf(OrderAccepted.class);
    assertThat(reasonOf(book.submit(new CancelBelow(0, "ann", BigInteger.TEN)).get(0)))
        .isEqualTo(RejectReason.NONCE_TOO_LOW);
  }

  @Test
  void aSignedOrderIsReplacedOnlyByASignature() {
    enter(ReplayRule.UNORDERED, 3);
    ReplaceOrder more = new ReplaceOrder(0, 1L, "ann", null, new BigDecimal(2), null, null, null);
    assertThat(reasonOf(book.submit(more).get(0))).isEqualTo(RejectReason.SIGNATURE_REQUIRED);
    assertThat(submit(more, nonce(ReplayRule.UNORDERED, 20))).isInstanceOf(OrderReplaced.class);
    assertThat(reasonOf(submit(more, nonce(ReplayRule.UNORDERED, 20))))
        .isEqualTo(RejectReason.NONCE_USED);
    // its nonce is now that of the replace
    assertThat(book.submit(new CancelBelow(0, "ann", BigInteger.TEN))).hasSize(1);
  }

  @Test
  void aCancelMayBeRepeatedAndDoesNothing() {
    enter(ReplayRule.UNORDERED, 3);
    Authorization signed =
        new Authorization(hex(5), ReplayRule.REPEATABLE, null, NEVER, "0x", null);
    CancelOrder cancel = new CancelOrder(0, 1L, "ann", null);
    assertThat(submit(cancel, signed)).isInstanceOf(OrderCanceled.class);
    assertThat(reasonOf(submit(cancel, signed))).isEqualTo(RejectReason.UNKNOWN_ORDER);
  }

  @Test
  void nobodyKeepsMoreThanSoManyNoncesApart() {
    for (long i = 0; i < AccountNonces.MOST_ROWS; i++) {
      enter(ReplayRule.UNORDERED, i << 8);
    }
    BigInteger one = BigInteger.ONE.shiftLeft(200);
    NewOrder order = bid();
    Authorization far = new Authorization(hex(1), ReplayRule.UNORDERED, one, NEVER, "0x", null);
    assertThat(reasonOf(submit(order, far))).isEqualTo(RejectReason.NONCE_CAPACITY);
    assertThat(enter(ReplayRule.UNORDERED, 1)).isInstanceOf(OrderAccepted.class);
    book.submit(new CancelBelow(0, "ann", BigInteger.valueOf(1_000)));
    assertThat(submit(order, far)).isInstanceOf(OrderAccepted.class);
  }

  @Test
  void theGreatestNonceIsNoneThatIncreases() {
    BigInteger greatest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    Authorization increasing =
        new Authorization(hex(1), ReplayRule.INCREASING, greatest, NEVER, "0x", null);
    assertThat(reasonOf(submit(bid(), increasing))).isEqualTo(RejectReason.NONCE_CAPACITY);
    Authorization unordered =
        new Authorization(hex(1), ReplayRule.UNORDERED, greatest, NEVER, "0x", null);
    assertThat(submit(bid(), unordered)).isInstanceOf(OrderAccepted.class);
    assertThat(enter(ReplayRule.INCREASING, 1)).isInstanceOf(OrderAccepted.class);
  }

  @Test
  void aMessageWithoutANonceHasItsDigestForOne() {
    submit(bid(), digest(7, NEVER));
    assertThat(book.submit(new CancelBelow(0, "ann", BigInteger.TEN))).hasSize(2);
    assertThat(reasonOf(submit(bid(), digest(7, NEVER)))).isEqualTo(RejectReason.NONCE_TOO_LOW);
    assertThat(reasonOf(submit(bid(), digest(8, NEVER)))).isEqualTo(RejectReason.NONCE_TOO_LOW);
    assertThat(submit(bid(), digest(11, NEVER))).isInstanceOf(OrderAccepted.class);
  }

  @Test
  void digestsThatHaveExpiredMakeRoom() {
    for (long i = 0; i < AccountNonces.MOST_ROWS; i++) {
      submit(bid(), digest(i, 100));
    }
    assertThat(reasonOf(submit(bid(), digest(1L << 40, NEVER))))
        .isEqualTo(RejectReason.NONCE_CAPACITY);
    assertThat(reasonOf(enter(ReplayRule.UNORDERED, 1))).isEqualTo(RejectReason.NONCE_CAPACITY);
    book.submit(new AdvanceTime(100));
    assertThat(submit(bid(), digest(1L << 40, NEVER))).isInstanceOf(OrderAccepted.class);
    assertThat(enter(ReplayRule.UNORDERED, 1)).isInstanceOf(OrderAccepted.class);
  }

  /** Also when many others have closed since. */
  @Test
  void anOrderStaysSignedAsLongAsItIsOpen() {
    enter(ReplayRule.UNORDERED, 1);
    for (long i = 2; i < 5_000; i++) {
      NewOrder kill = NewOrder.limit("A", "ann", Side.BUY, "1", "1").tif(TimeInForce.IOC).build();
      submit(kill, nonce(ReplayRule.UNORDERED, i));
    }
    ReplaceOrder more = new ReplaceOrder(0, 1L, "ann", null, new BigDecimal(2), null, null, null);
    assertThat(reasonOf(book.submit(more).get(0))).isEqualTo(RejectReason.SIGNATURE_REQUIRED);
  }

  @Test
  void misuseOfCancelBelowChangesNothing() {
    MatchingEngine engine = book.engine();
    for (BigInteger bound :
        new BigInteger[] {
          BigInteger.ZERO, BigInteger.TEN.negate(), BigInteger.ONE.shiftLeft(300)
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> engine.cancelBelow(0, "ann", bound))
          .withMessageContaining("below");
    }
    assertThat(enter(ReplayRule.UNORDERED, 1)).isInstanceOf(OrderAccepted.class);
  }

  @Test
  void aListenerThatThrowsLeavesNoAuthorizationBehind() {
    boolean[] broken = {false};
    MatchingEngine engine =
        new MatchingEngine(
            new EventRecorder(
                event -> {
                  if (broken[0]) {
                    throw new IllegalStateException("broken");
                  }
                }));
    engine.apply(AddMarket.of("A", "1", "1"));
    engine.apply(new AuthorizedCommand(bid(), nonce(ReplayRule.UNORDERED, 1)));
    broken[0] = true;
    assertThatThrownBy(
            () -> engine.apply(new AuthorizedCommand(bid(), nonce(ReplayRule.UNORDERED, 2))))
        .hasMessage("broken");
    assertThat(engine.nonces.current()).isNull();
  }

  @Test
  void whatDoesSomethingEachTimeNeedsANonce() {
    Authorization signed =
        new Authorization(hex(5), ReplayRule.REPEATABLE, null, NEVER, "0x", null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AuthorizedCommand(bid(), signed))
        .withMessageContaining("authorization");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AuthorizedCommand(CancelOrder.byId(1), signed))
        .withMessageContaining("command");
  }

  private Event enter(ReplayRule rule, long nonce) {
    return submit(bid(), nonce(rule, nonce));
  }

  private Event submit(Command command, Authorization authorization) {
    return book.submit(new AuthorizedCommand(command, authorization)).get(0);
  }

  private static NewOrder bid() {
    return NewOrder.limit("A", "ann", Side.BUY, "1", "1").build();
  }

  private static Authorization nonce(ReplayRule rule, long nonce) {
    return new Authorization(hex(nonce), rule, BigInteger.valueOf(nonce), NEVER, "0x", null);
  }

  private static Authorization digest(long digest, long expireTs) {
    return new Authorization(hex(digest), ReplayRule.DIGEST, null, expireTs, "0x", null);
  }

  private static String hex(long value) {
    return "%064x".formatted(value);
  }

  private static RejectReason reasonOf(Event event) {
    return event instanceof OrderRejected rejected
        ? rejected.reason()
        : ((CancelRejected) event).reason();
  }
}
