package dev.matchbook.eip712;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReplayRule;
import dev.matchbook.eip712.typed.Member;
import dev.matchbook.eip712.typed.TypedDataException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A struct of a host's own: an offer to write options, without a nonce. What a taker pays a day is
 * its price, the collateral its quantity, in the market of its underlying and kind.
 *
 * @param markets of calls by underlying; those of puts end in {@code -PUT} instead of {@code -CALL}
 * @param lotScale decimals of the markets' lots
 */
record OptionOffers(Map<String, String> markets, int tickScale, int lotScale)
    implements MessageType {
  private static final int STABLE_DECIMALS = 6;
  private static final int COLLATERAL_DECIMALS = 18;

  @Override
  public String primaryType() {
    return "OptionOffer";
  }

  @Override
  public Map<String, List<Member>> types() {
    return OrderMessages.struct(
        primaryType(),
        "address writer",
        "address underlying",
        "uint256 collateralAmount",
        "address stablecoin",
        "bool isCall",
        "uint256 premiumPerDay",
        "uint32 minDuration",
        "uint32 maxDuration",
        "uint256 minFillAmount",
        "uint256 deadline",
        "bytes32 configHash");
  }

  @Override
  public Meaning meaning(Fields fields, String digest) throws TypedDataException {
    String call = markets.get(fields.account("underlying"));
    if (call == null) {
      throw Fields.wrong("underlying", "not traded here");
    }
    BigDecimal minFill = fields.amount("minFillAmount", COLLATERAL_DECIMALS, lotScale);
    long deadline = fields.deadline("deadline");
    NewOrder order =
        new NewOrder(
            0,
            (Boolean) fields.get("isCall") ? call : call.replace("-CALL", "-PUT"),
            fields.account("writer"),
            Side.SELL,
            OrdType.LIMIT,
            fields.amount("collateralAmount", COLLATERAL_DECIMALS, lotScale),
            fields.amount("premiumPerDay", STABLE_DECIMALS, tickScale),
            null,
            null,
            deadline == Long.MAX_VALUE ? TimeInForce.GTC : TimeInForce.GTD,
            deadline == Long.MAX_VALUE ? null : (Long) deadline,
            false,
            null,
            minFill.signum() == 0 ? null : minFill,
            false,
            SelfTradePrevention.NONE,
            digest);
    return new Meaning(order, ReplayRule.DIGEST, null, deadline);
  }
}
