package dev.matchbook.eip712;

import dev.matchbook.core.command.CancelBelow;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.ReplayRule;
import dev.matchbook.eip712.typed.Member;
import dev.matchbook.eip712.typed.TypedDataException;
import java.util.List;
import java.util.Map;

/** Cancels that do nothing when they are done again. */
enum CancelMessages implements MessageType {
  /** {@code CancelOrder}: one order. */
  ORDER("CancelOrder", "address trader", "bytes32 order", "uint256 deadline") {
    @Override
    public Meaning meaning(Fields fields, String digest) throws TypedDataException {
      CancelOrder cancel =
          new CancelOrder(0, null, fields.account("trader"), fields.digest("order"));
      return new Meaning(cancel, ReplayRule.REPEATABLE, null, fields.deadline("deadline"));
    }
  },
  /** {@code CancelBelow}: all orders and nonces below a bound. */
  BELOW("CancelBelow", "address trader", "uint256 nonce", "uint256 deadline") {
    @Override
    public Meaning meaning(Fields fields, String digest) throws TypedDataException {
      if (fields.integer("nonce").signum() == 0) {
        throw Fields.wrong("nonce", "0: nothing is below");
      }
      CancelBelow cancel = new CancelBelow(0, fields.account("trader"), fields.integer("nonce"));
      return new Meaning(cancel, ReplayRule.REPEATABLE, null, fields.deadline("deadline"));
    }
  };

  private final String primaryType;
  private final Map<String, List<Member>> types;

  CancelMessages(String primaryType, String... members) {
    this.primaryType = primaryType;
    this.types = OrderMessages.struct(primaryType, members);
  }

  @Override
  public String primaryType() {
    return primaryType;
  }

  @Override
  public Map<String, List<Member>> types() {
    return types;
  }
}
