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
import java.util.List;
import java.util.Map;

/**
 * What a taker signs: to buy options for so many days, at once, from whoever asks least and at no
 * more than a premium. What nobody offers is not waited for.
 *
 * @param series in which there are offers
 */
public record OptionTake(List<Series> series) implements MessageType {
  /** The struct's name. */
  public static final String TYPE = "OptionTake";

  @Override
  public String primaryType() {
    return TYPE;
  }

  @Override
  public Map<String, List<Member>> types() {
    return Map.of(
        TYPE,
        List.of(
            new Member("address", "taker"),
            new Member("address", "underlying"),
            new Member("uint256", "amount"),
            new Member("address", "stablecoin"),
            new Member("bool", "isCall"),
            new Member("uint256", "maxPremiumPerDay"),
            new Member("uint32", "duration"),
            new Member("uint256", "nonce"),
            new Member("uint256", "deadline"),
            new Member("bytes32", "configHash")));
  }

  @Override
  public Meaning meaning(Fields fields, String digest) throws TypedDataException {
    Series market = Series.of(series, fields);
    if (!market.allows(fields.integer("duration").longValueExact())) {
      throw Fields.wrong(
          "duration", "not from " + market.minDuration() + " to " + market.maxDuration());
    }
    NewOrder order =
        new NewOrder(
            0,
            market.symbol(),
            fields.account("taker"),
            Side.BUY,
            OrdType.LIMIT,
            fields.amount("amount", Series.UNDERLYING_DECIMALS, Series.LOT_DECIMALS),
            fields.amount("maxPremiumPerDay", Series.PREMIUM_DECIMALS),
            null,
            null,
            TimeInForce.IOC,
            null,
            false,
            null,
            null,
            false,
            SelfTradePrevention.NONE,
            digest);
    return new Meaning(
        order, ReplayRule.UNORDERED, fields.integer("nonce"), fields.deadline("deadline"));
  }
}
