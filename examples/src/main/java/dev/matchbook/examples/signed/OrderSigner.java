package dev.matchbook.examples.signed;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MassCancel;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReplaceOrder;
import dev.matchbook.eip712.OrderMessages;
import dev.matchbook.eip712.SignedMessage;
import dev.matchbook.eip712.Venue;
import dev.matchbook.eip712.signature.InvalidSignatureException;
import dev.matchbook.eip712.signature.PrivateKey;
import dev.matchbook.eip712.typed.TypedDataException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Turns commands of the rulebook into signed messages of {@link OrderMessages}, each signed by the
 * key of its account. It counts orders as the engine does, so that what names an order by {@code
 * orderId} finds it, and takes the nonces of each account from 0 on. For tests: it keeps every
 * order that it has signed.
 */
public final class OrderSigner {
  private static final BigInteger NEVER = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final byte[] UNSIGNED = {};

  /** An order as it was signed last. */
  private record Signed(String account, String digest, BigDecimal qty, BigDecimal price) {}

  private final Venue venue;
  private final OrderMessages messages;
  private final Function<String, PrivateKey> keys;
  private final Map<String, BigInteger> nonces = new HashMap<>();
  private final Map<Long, Signed> byId = new HashMap<>();
  private final Map<String, Long> byName = new HashMap<>();
  private long orders;

  /**
   * A signer.
   *
   * @param messages those of the venue
   * @param keys gives the key of an account
   */
  public OrderSigner(Venue venue, OrderMessages messages, Function<String, PrivateKey> keys) {
    this.venue = venue;
    this.messages = messages;
    this.keys = keys;
  }

  /** How many orders it has signed: the greatest {@code orderId} that it knows. */
  public long orders() {
    return orders;
  }

  /**
   * Signs a command.
   *
   * @return a line of typed data with its signature; null for a command that nobody signs
   * @throws IllegalArgumentException saying what of it cannot be signed
   */
  public String sign(Command command) {
    if (command instanceof NewOrder c) {
      return order(c);
    } else if (command instanceof CancelOrder c) {
      Signed order = find(c.orderId(), c.account(), c.clOrdId());
      Map<String, Object> message = message(order.account());
      message.put("order", "0x" + order.digest());
      message.put("deadline", NEVER);
      return signed("CancelOrder", order.account(), message).line();
    } else if (command instanceof ReplaceOrder c) {
      return replace(c);
    } else if (command instanceof MassCancel c) {
      require(c.side() == null, "side");
      Map<String, Object> message = message(c.account());
      message.put("market", c.symbol() == null ? "" : c.symbol());
      message.put("nonce", nonce(c.account()));
      message.put("deadline", NEVER);
      return signed("CancelAll", c.account(), message).line();
    }
    return null;
  }

  private String order(NewOrder c) {
    orders++;
    require(c.ordType() == OrdType.LIMIT && c.price() != null, "ordType");
    require(c.displayQty() == null, "displayQty");
    require(c.minFillQty() == null, "minFillQty");
    require(!c.allOrNone(), "allOrNone");
    require(!c.postOnly(), "postOnly");
    require(c.stp() == SelfTradePrevention.NONE, "stp");
    require(c.tif() == TimeInForce.GTD == (c.expireTs() != null), "expireTs");
    require(c.expireTs() == null || c.expireTs() % NANOS == 0, "expireTs");
    Map<String, Object> message = message(c.account());
    message.put("market", c.symbol());
    message.put("side", c.side().ordinal());
    message.put("price", messages.price(c.price()));
    message.put("quantity", messages.quantity(c.qty()));
    message.put("timeInForce", c.tif().ordinal());
    message.put("nonce", nonce(c.account()));
    message.put(
        "deadline", c.expireTs() == null ? NEVER : BigInteger.valueOf(c.expireTs() / NANOS));
    message.put("salt", BigInteger.valueOf(orders));
    Line line = signed("Order", c.account(), message);
    byId.put(orders, new Signed(c.account(), line.digest(), c.qty(), c.price()));
    if (c.clOrdId() != null) {
      byName.put(c.account() + "\n" + c.clOrdId(), orders);
    }
    return line.line();
  }

  private String replace(ReplaceOrder c) {
    require(c.stopPx() == null, "stopPx");
    require(c.displayQty() == null, "displayQty");
    Signed order = find(c.orderId(), c.account(), c.clOrdId());
    BigDecimal qty = c.qty() == null ? order.qty() : c.qty();
    BigDecimal price = c.price() == null ? order.price() : c.price();
    Map<String, Object> message = message(order.account());
    message.put("order", "0x" + order.digest());
    message.put("price", messages.price(price));
    message.put("quantity", messages.quantity(qty));
    message.put("nonce", nonce(order.account()));
    message.put("deadline", NEVER);
    message.put("salt", BigInteger.ZERO);
    return signed("ReplaceOrder", order.account(), message).line();
  }

  private Signed find(Long orderId, String account, String clOrdId) {
    Long id = orderId == null ? byName.get(account + "\n" + clOrdId) : orderId;
    Signed order = id == null ? null : byId.get(id);
    if (order == null) {
      throw new IllegalArgumentException("orderId: no order that was signed here");
    }
    return order;
  }

  private Map<String, Object> message(String account) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("trader", keys.apply(account).address().toString());
    return message;
  }

  private BigInteger nonce(String account) {
    return nonces.merge(account, BigInteger.ZERO, (old, first) -> old.add(BigInteger.ONE));
  }

  private record Line(String line, String digest) {}

  private Line signed(String primaryType, String account, Map<String, Object> message) {
    try {
      SignedMessage unsigned = venue.message(primaryType, message, UNSIGNED);
      String signature = keys.apply(account).sign(unsigned.digest()).toString();
      return new Line(
          TypedDataText.of(venue, primaryType, message, signature), unsigned.digestText());
    } catch (TypedDataException | InvalidSignatureException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static void require(boolean signable, String field) {
    if (!signable) {
      throw new IllegalArgumentException(field + ": a signed order cannot have this one");
    }
  }
}
