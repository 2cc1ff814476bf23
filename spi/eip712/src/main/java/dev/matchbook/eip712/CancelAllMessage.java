package dev.matchbook.eip712;

import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.ReplayRule;
import dev.matchbook.eip712.typed.Member;
import dev.matchbook.eip712.typed.TypedDataException;
import java.util.List;
import java.util.Map;

/** {@code CancelAll}: every open order of an account, in a market or in all. */
record CancelAllMessage(ReplayRule rule) implements MessageType {
  private static final String NAME = "CancelAll";

  private static final Map<String, List<Member>> TYPES =
      OrderMessages.struct(
          NAME, "address trader", "string market", "uint256 nonce", "uint256 deadline");

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
    String symbol = fields.get("market").equals("") ? null : fields.symbol("market");
    MassCancel cancel = new MassCancel(0, fields.account("trader"), symbol, null);
    return new Meaning(cancel, rule, fields.integer("nonce"), fields.deadline("deadline"));
  }
}
