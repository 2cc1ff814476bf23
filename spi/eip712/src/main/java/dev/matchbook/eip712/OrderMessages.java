package dev.matchbook.eip712;

import dev.matchbook.core.command.ReplayRule;
import dev.matchbook.eip712.typed.Member;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * Messages for a venue that has none of its own: limit orders, and what is done with them.
 *
 * <pre>
 * Order(address trader,string market,uint8 side,uint256 price,uint256 quantity,uint8 timeInForce,
 *       uint256 nonce,uint256 deadline,uint256 salt)
 * ReplaceOrder(address trader,bytes32 order,uint256 price,uint256 quantity,
 *              uint256 nonce,uint256 deadline,uint256 salt)
 * CancelOrder(address trader,bytes32 order,uint256 deadline)
 * CancelAll(address trader,string market,uint256 nonce,uint256 deadline)
 * CancelBelow(address trader,uint256 nonce,uint256 deadline)
 * </pre>
 *
 * <p>The account is the trader's address, {@code 0x} and lower case. {@code side} is 0 to buy, 1 to
 * sell; {@code timeInForce} 0 GTC, 1 IOC, 2 FOK, 3 GTD. {@code price} and {@code quantity} are
 * fixed-point numbers; what cannot be expressed exactly is refused, never rounded. {@code deadline}
 * is in seconds since the Unix epoch: nothing is taken from then on, and a GTC order that rests
 * expires then; from the year 2262 on, as 2^256 − 1, it means never. The {@code order} to be
 * changed is named by the digest of its {@code Order} message, without {@code 0x} its {@code
 * clOrdId}. {@code salt} means nothing. An empty {@code market} of {@code CancelAll} is all of
 * them.
 *
 * <p>{@code CancelOrder} and {@code CancelBelow} need no nonce of their own: done again they do
 * nothing. A {@code CancelOrder} for an order that the exchange has not seen does nothing either,
 * and the order may still come; {@code CancelBelow} keeps it out.
 *
 * @param rule by which nonces are used: {@code INCREASING} or {@code UNORDERED}
 * @param priceDecimals how many of the last digits of {@code price} are behind the point, 0 to 77
 * @param quantityDecimals the same of {@code quantity}
 */
public record OrderMessages(ReplayRule rule, int priceDecimals, int quantityDecimals) {
  private static final int MOST_DECIMALS = 77;

  /**
   * Checks the rule and the ranges.
   *
   * @throws IllegalArgumentException naming the parameter
   */
  public OrderMessages {
    if (rule != ReplayRule.INCREASING && rule != ReplayRule.UNORDERED) {
      throw new IllegalArgumentException("rule: not INCREASING or UNORDERED: " + rule);
    }
    requireDecimals("priceDecimals", priceDecimals);
    requireDecimals("quantityDecimals", quantityDecimals);
  }

  /** With unordered nonces and 18 decimals, as most tokens have. */
  public static OrderMessages defaults() {
    return new OrderMessages(ReplayRule.UNORDERED, 18, 18);
  }

  /** All of them, for a {@link Venue}. */
  public List<MessageType> types() {
    return List.of(
        new OrderMessage(this),
        new ReplaceMessage(this),
        CancelMessages.ORDER,
        new CancelAllMessage(rule),
        CancelMessages.BELOW);
  }

  /**
   * A price as {@code price} has it.
   *
   * @throws ArithmeticException if it has more decimals
   */
  public BigInteger price(BigDecimal price) {
    return price.movePointRight(priceDecimals).toBigIntegerExact();
  }

  /**
   * A quantity as {@code quantity} has it.
   *
   * @throws ArithmeticException if it has more decimals
   */
  public BigInteger quantity(BigDecimal quantity) {
    return quantity.movePointRight(quantityDecimals).toBigIntegerExact();
  }

  /** One struct: its members as {@code "address trader"}, in their order. */
  static Map<String, List<Member>> struct(String name, String... members) {
    return Map.of(
        name,
        List.of(members).stream()
            .map(member -> member.split(" "))
            .map(parts -> new Member(parts[0], parts[1]))
            .toList());
  }

  private static void requireDecimals(String name, int decimals) {
    if (decimals < 0 || decimals > MOST_DECIMALS) {
      throw new IllegalArgumentException(
          name + ": not from 0 to " + MOST_DECIMALS + ": " + decimals);
    }
  }
}
