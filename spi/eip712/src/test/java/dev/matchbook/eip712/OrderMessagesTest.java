package dev.matchbook.eip712;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.CancelBelow;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.core.command.ReplayRule;
import dev.matchbook.eip712.typed.TypedDataException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the ready messages mean, and what of them cannot be done exactly. */
class OrderMessagesTest {
  private static final String DIGEST = "ab".repeat(32);

  private final Map<String, Object> order = Traders.order(Traders.ANN, 7);

  private static Meaning meaning(String type, Map<String, Object> message) {
    return Traders.sign(Traders.ANN, type, message).meaning();
  }

  @Test
  void anOrderIsALimitOrderNamedByItsDigest() {
    SignedMessage signed = Traders.sign(Traders.ANN, "Order", order);
    NewOrder expected =
        NewOrder.limit("ETH-USDC", Traders.account(Traders.ANN), Side.BUY, "2", "10.5")
            .clOrdId(signed.digestText())
            .build();
    assertThat(signed.command()).isEqualTo(expected);
    assertThat(signed.meaning().rule()).isEqualTo(ReplayRule.UNORDERED);
    assertThat(signed.meaning().nonce()).isEqualTo(7);
    assertThat(signed.meaning().expireTs()).isEqualTo(Long.MAX_VALUE);
    assertThat(((NewOrder) signed.command(99)).ts()).isEqualTo(99);
    assertThat(signed.text()).contains("\"primaryType\":\"Order\"").contains("\"price\":\"105000");
  }

  @ParameterizedTest
  @CsvSource({"0,GTD,true", "1,IOC,false", "2,FOK,false", "3,GTD,true"})
  void anOrderThatRestsExpiresAtItsDeadline(int tif, TimeInForce expected, boolean expires) {
    Meaning meaning =
        meaning("Order", Traders.with(order, "timeInForce", tif, "deadline", 1_800_000_000L));
    NewOrder made = (NewOrder) meaning.command();
    assertThat(made.ordType()).isEqualTo(OrdType.LIMIT);
    assertThat(made.tif()).isEqualTo(expected);
    assertThat(made.expireTs()).isEqualTo(expires ? (Long) 1_800_000_000_000_000_000L : null);
    assertThat(meaning.expireTs()).isEqualTo(1_800_000_000_000_000_000L);
  }

  @Test
  void whatTheExchangeCannotDoExactlyIsRefusedByItsField() {
    refused("deadline", "deadline", 0);
    refused("deadline", "timeInForce", 3);
    refused("timeInForce", "timeInForce", 4);
    refused("side", "side", 2);
    refused("market", "market", "no such market\n");
    refused("price", "price", new BigInteger("1234567890123456789"));
    refused("quantity", "quantity", Traders.NEVER);
    refused("trader", "trader", "0x00");
    refused("nonce", "nonce", -1);
    refused("extra", "extra", 1);
  }

  private void refused(String field, Object... change) {
    assertThatThrownBy(
            () -> Traders.VENUE.message("Order", Traders.with(order, change), new byte[65]))
        .isInstanceOf(TypedDataException.class)
        .hasMessageStartingWith("message." + field);
  }

  /** The last digit that 18 digits can hold is kept, one more is refused. */
  @Test
  void nothingIsRounded() {
    Fields fields = new Fields(Map.of("a", new BigInteger("123456789012345678")));
    assertThatThrownBy(() -> new Fields(Map.of("a", Traders.NEVER)).amount("a", 18))
        .isInstanceOf(TypedDataException.class)
        .hasMessageContaining("18 digits");
    assertAmount(fields, 18, "0.123456789012345678");
    assertAmount(fields, 0, "123456789012345678");
    assertAmount(
        new Fields(Map.of("a", new BigInteger("5" + "0".repeat(30)))), 18, "5000000000000");
    assertThatThrownBy(() -> fields.amount("a", 18, 17)).hasMessageContaining("more decimals");
  }

  private static void assertAmount(Fields fields, int decimals, String expected) {
    try {
      assertThat(fields.amount("a", decimals)).isEqualTo(new BigDecimal(expected));
    } catch (TypedDataException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void cancelsAndReplacesNameTheOrderByItsDigest() {
    String ann = Traders.account(Traders.ANN);
    Map<String, Object> cancel = new LinkedHashMap<>();
    cancel.put("trader", ann);
    cancel.put("order", "0x" + DIGEST);
    cancel.put("deadline", Traders.NEVER);
    Meaning canceled = meaning("CancelOrder", cancel);
    assertThat(canceled.command()).isEqualTo(new CancelOrder(0, null, ann, DIGEST));
    assertThat(canceled.rule()).isEqualTo(ReplayRule.REPEATABLE);

    Map<String, Object> replace =
        Traders.with(
            cancel,
            "price",
            Traders.units("1" + "0".repeat(18)),
            "quantity",
            Traders.units("3" + "0".repeat(18)),
            "nonce",
            9,
            "salt",
            1);
    assertThat(meaning("ReplaceOrder", replace).command())
        .isEqualTo(
            new ReplaceOrder(
                0, null, ann, DIGEST, new BigDecimal("3"), new BigDecimal("1"), null, null));
    assertThat(meaning("ReplaceOrder", replace).nonce()).isEqualTo(9);
  }

  @Test
  void accountsCancelAllOrBelow() {
    String ann = Traders.account(Traders.ANN);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("trader", ann);
    all.put("market", "");
    all.put("nonce", 3);
    all.put("deadline", Traders.NEVER);
    assertThat(meaning("CancelAll", all).command()).isEqualTo(new MassCancel(0, ann, null, null));
    assertThat(meaning("CancelAll", Traders.with(all, "market", "X")).command())
        .isEqualTo(new MassCancel(0, ann, "X", null));
    all.remove("market");
    assertThat(meaning("CancelBelow", all).command())
        .isEqualTo(new CancelBelow(0, ann, BigInteger.valueOf(3)));
  }

  @Test
  void decimalsAndRulesHaveBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OrderMessages(ReplayRule.DIGEST, 18, 18))
        .withMessageContaining("rule");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OrderMessages(ReplayRule.INCREASING, 78, 18))
        .withMessageContaining("priceDecimals");
    assertThat(new OrderMessages(ReplayRule.INCREASING, 2, 0).price(new BigDecimal("1.25")))
        .isEqualTo(125);
  }
}
