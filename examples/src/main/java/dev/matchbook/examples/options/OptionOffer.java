package dev.matchbook.examples.options;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReplayRule;
import dev.matchbook.eip712.Fields;
import dev.matchbook.eip712.Meaning;
import dev.matchbook.eip712.MessageType;
import dev.matchbook.eip712.typed.Member;
import dev.matchbook.eip712.typed.TypedDataException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a writer signs: to sell options on an amount of collateral, in parts not below a minimum,
 * until a deadline. It has no nonce: the same offer is taken once, and its signature may be filled
 * by many takers.
 *
 * @param series in which there are offers
 */
public record OptionOffer(List<Series> series) implements MessageType {
  /** The struct's name. */
  public static final String TYPE = "OptionOffer";

  @Override
  public String primaryType() {
    return TYPE;
  }

  @Override
  public Map<String, List<Member>> types() {
    return Map.of(
        TYPE,
        List.of(
            new Member("address", "writer"),
            new Member("address", "underlying"),
            new Member("uint256", "collateralAmount"),
            new Member("address", "stablecoin"),
            new Member("bool", "isCall"),
            new Member("uint256", "premiumPerDay"),
            new Member("uint32", "minDuration"),
            new Member("uint32", "maxDuration"),
            new Member("uint256", "minFillAmount"),
            new Member("uint256", "deadline"),
            new Member("bytes32", "configHash")));
  }

  @Override
  public Meaning meaning(Fields fields, String digest) throws TypedDataException {
    Series market = Series.of(series, fields);
    requireDuration(fields, "minDuration", market.minDuration());
    requireDuration(fields, "maxDuration", market.maxDuration());
    BigDecimal minFill = amount(fields, "minFillAmount");
    long deadline = fields.deadline("deadline");
    boolean ends = deadline != Long.MAX_VALUE;
    NewOrder order =
        new NewOrder(
            0,
            market.symbol(),
            fields.account("writer"),
            Side.SELL,
            OrdType.LIMIT,
            amount(fields, "collateralAmount"),
            fields.amount("premiumPerDay", Series.PREMIUM_DECIMALS),
            null,
            null,
            ends ? TimeInForce.GTD : TimeInForce.GTC,
            ends ? (Long) deadline : null,
            false,
            null,
            minFill.signum() == 0 ? null : minFill,
            false,
            SelfTradePrevention.NONE,
            digest);
    return new Meaning(order, ReplayRule.DIGEST, null, deadline);
  }

  private static BigDecimal amount(Fields fields, String name) throws TypedDataException {
    return fields.amount(name, Series.UNDERLYING_DECIMALS, Series.LOT_DECIMALS);
  }

  /** Offers of one market are as good as each other: their durations are the series'. */
  private static void requireDuration(Fields fields, String name, int days)
      throws TypedDataException {
    if (fields.integer(name).longValueExact() != days) {
      throw Fields.wrong(name, "the series has " + days);
    }
  }
}
