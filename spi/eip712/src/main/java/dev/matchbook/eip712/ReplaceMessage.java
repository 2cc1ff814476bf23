package dev.matchbook.eip712;

import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.eip712.typed.Member;
import dev.matchbook.eip712.typed.TypedDataException;
import java.util.List;
import java.util.Map;

/**
 * {@code ReplaceOrder}: another price and total quantity for an order. Its {@code deadline} is that
 * of the change: the order expires when its own message says.
 */
record ReplaceMessage(OrderMessages settings) implements MessageType {
  private static final String NAME = "ReplaceOrder";

  private static final Map<String, List<Member>> TYPES =
      OrderMessages.struct(
          NAME,
          "address trader",
          "bytes32 order",
          "uint256 price",
          "uint256 quantity",
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
    ReplaceOrder replace =
        new ReplaceOrder(
            0,
            null,
            fields.account("trader"),
            fields.digest("order"),
            fields.amount("quantity", settings.quantityDecimals()),
            fields.amount("price", settings.priceDecimals()),
            null,
            null);
    return new Meaning(
        replace, settings.rule(), fields.integer("nonce"), fields.deadline("deadline"));
  }
}
