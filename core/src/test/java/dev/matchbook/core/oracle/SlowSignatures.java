package dev.matchbook.core.oracle;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.command.AuthorizedCommand;
import dev.matchbook.core.command.CancelBelow;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.core.engine.NonceOracle;
import dev.matchbook.core.event.MassCanceled;
import java.math.BigInteger;
import java.util.List;

/** Signed commands of the slow exchange: whether they are good, and what they cancel. */
final class SlowSignatures {
  final NonceOracle used = new NonceOracle();
  private final SlowExchange exchange;
  private final Journal journal;
  private BigInteger nonce;

  SlowSignatures(SlowExchange exchange, Journal journal) {
    this.exchange = exchange;
    this.journal = journal;
  }

  /** With what the command at hand is signed, or null. */
  BigInteger nonce() {
    return nonce;
  }

  /** A signed order is replaced by what is signed alone. */
  RejectReason whyNotReplaced(OracleOrder order) {
    return order.nonce != null && nonce == null ? RejectReason.SIGNATURE_REQUIRED : null;
  }

  void apply(AuthorizedCommand c) {
    RejectReason reason = used.judge(c, journal.now);
    if (reason == null) {
      nonce = c.authorization().usedNonce();
      exchange.apply(c.command());
      nonce = null;
    } else if (c.command() instanceof NewOrder order) {
      journal.rejected(++journal.orderId, order, reason);
    } else if (c.command() instanceof CancelOrder cancel) {
      journal.cancelRejected(cancel.orderId(), cancel.clOrdId(), reason);
    } else if (c.command() instanceof ReplaceOrder replace) {
      journal.cancelRejected(replace.orderId(), replace.clOrdId(), reason);
    } else {
      journal.cancelRejected(null, null, reason);
    }
  }

  void cancelBelow(CancelBelow c) {
    if (!used.giveUp(c.account(), c.below())) {
      journal.cancelRejected(null, null, RejectReason.NONCE_TOO_LOW);
      return;
    }
    List<OracleOrder> below =
        exchange.open().stream()
            .filter(order -> order.account.equals(c.account()) && order.nonce != null)
            .filter(order -> order.nonce.compareTo(c.below()) < 0)
            .toList();
    for (OracleOrder order : below) {
      order.market.remove(order);
      journal.canceled(order, CancelReason.MASS_CANCEL);
    }
    journal.add(new MassCanceled(journal.nextSeq(), journal.now, c.account(), below.size()));
  }
}
