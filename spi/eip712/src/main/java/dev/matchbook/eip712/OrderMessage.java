package dev.matchbook.eip712;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.eip712.typed.Member;
import dev.matchbook.eip712.typed.TypedDataException;
import java.util.List;
import java.util.Map;

/** {@code Order}: a limit order. */
record OrderMessage(OrderMessages settings) implements MessageType {
  static final String NAME = "Order";

  private static final Map<String, List<Member>> TYPES =
      OrderMessages.struct(
          NAME,
          "address trader",
          "string market",
          "uint8 side",
          "uint256 price",
          "uint256 quantity",
          "uint8 timeInForce",
          "uint256 nonce",
          "uint256 deadline",
          "uint256 salt");

  @Override
  public String primaryType() {
    return NAME;
  }

  @Override
  public Map<String, List<Member>> types() {
    return TYPES;
  }

  @Override
  public Meaning meaning(Fields fields, String digest) throws TypedDataException {
    long deadline = fields.deadline("deadline");
    TimeInForce tif = fields.word("timeInForce", TimeInForce.values());
    boolean ends = deadline != Long.MAX_VALUE;
    if (tif == TimeInForce.GTD && !ends) {
      throw Fields.wrong("deadline", "never, with the time in force GTD");
    }
    // an order that rests must not be filled after what was signed is over
    boolean rests = tif == TimeInForce.GTC || tif == TimeInForce.GTD;
    boolean expires = rests && ends;
    NewOrder order =
        new NewOrder(
            0,
            fields.symbol("market"),
            fields.account("trader"),
            fields.word("side", Side.values()),
            OrdType.LIMIT,
            fields.amount("quantity", settings.quantityDecimals()),
            fields.amount("price", settings.priceDecimals()),
            null,
            null,
            expires ? TimeInForce.GTD : tif,
            expires ? (Long) deadline : null,
            false,
            null,
            null,
            false,
            SelfTradePrevention.NONE,
            digest);
    return new Meaning(order, settings.rule(), fields.integer("nonce"), deadline);
  }
}
