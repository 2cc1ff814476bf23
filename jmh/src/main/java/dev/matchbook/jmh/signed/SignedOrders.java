package dev.matchbook.jmh.signed;

import dev.matchbook.eip712.OrderMessages;
import dev.matchbook.eip712.SignedMessage;
import dev.matchbook.eip712.Venue;
import dev.matchbook.eip712.signature.InvalidSignatureException;
import dev.matchbook.eip712.signature.PrivateKey;
import dev.matchbook.eip712.typed.Domain;
import dev.matchbook.eip712.typed.TypedDataException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Limit orders around one price, signed by a hundred traders, each order once. */
final class SignedOrders {
  static final String SYMBOL = "X";
  private static final int TRADERS = 100;

  final Venue venue;
  private final OrderMessages messages = OrderMessages.defaults();

  SignedOrders() {
    Domain domain = Domain.of("Matchbook", "1", 1, "0x00000000000000000000000000000000000000aa");
    venue = new Venue(domain, messages.types());
  }

  /** So many orders. */
  List<SignedMessage> make(int count) {
    SplittableRandom dice = new SplittableRandom(42);
    PrivateKey[] keys = new PrivateKey[TRADERS];
    for (int i = 0; i < TRADERS; i++) {
      keys[i] = PrivateKey.fromSeed("trader " + i);
    }
    List<SignedMessage> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PrivateKey key = keys[dice.nextInt(TRADERS)];
      Map<String, Object> order = new LinkedHashMap<>();
      order.put("trader", key.address().toString());
      order.put("market", SYMBOL);
      order.put("side", dice.nextInt(2));
      order.put("price", messages.price(BigDecimal.valueOf(9_900 + dice.nextInt(200), 2)));
      order.put("quantity", messages.quantity(BigDecimal.valueOf(1 + dice.nextInt(9))));
      order.put("timeInForce", 0);
      order.put("nonce", i);
      order.put("deadline", 4_000_000_000L);
      order.put("salt", i);
      orders.add(signed(key, order));
    }
    return orders;
  }

  private SignedMessage signed(PrivateKey key, Map<String, Object> order) {
    try {
      byte[] digest = venue.message("Order", order, new byte[0]).digest();
      return venue.message("Order", order, key.sign(digest).bytes());
    } catch (TypedDataException | InvalidSignatureException e) {
      throw new IllegalStateException(e);
    }
  }
}
