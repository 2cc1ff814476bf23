package dev.matchbook.eip712;

import dev.matchbook.eip712.signature.InvalidSignatureException;
import dev.matchbook.eip712.signature.PrivateKey;
import dev.matchbook.eip712.typed.Domain;
import dev.matchbook.eip712.typed.TypedDataException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/** A venue, and people with keys who sign for it. */
final class Traders {
  static final Domain DOMAIN =
      Domain.of("Matchbook", "1", 31_337, "0x00000000000000000000000000000000000000aa");
  static final Venue VENUE = new Venue(DOMAIN, OrderMessages.defaults().types());
  static final PrivateKey ANN = PrivateKey.fromSeed("ann");
  static final PrivateKey BOB = PrivateKey.fromSeed("bob");
  static final BigInteger NEVER = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

  private Traders() {}

  static String account(PrivateKey key) {
    return key.address().toString();
  }

  /** An {@code Order} message: buy 2 at 10.5, good for ever. */
  static Map<String, Object> order(PrivateKey trader, long nonce) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("trader", account(trader));
    message.put("market", "ETH-USDC");
    message.put("side", 0);
    message.put("price", units("10500000000000000000"));
    message.put("quantity", units("2000000000000000000"));
    message.put("timeInForce", 0);
    message.put("nonce", nonce);
    message.put("deadline", NEVER);
    message.put("salt", 0);
    return message;
  }

  static BigInteger units(String digits) {
    return new BigInteger(digits);
  }

  /** The message with some of its fields changed. */
  static Map<String, Object> with(Map<String, Object> message, Object... namesAndValues) {
    Map<String, Object> changed = new LinkedHashMap<>(message);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      changed.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return changed;
  }

  static SignedMessage sign(PrivateKey key, String type, Map<String, Object> message) {
    return sign(VENUE, key, type, message);
  }

  static SignedMessage sign(Venue venue, PrivateKey key, String type, Map<String, Object> message) {
    try {
      byte[] digest = venue.message(type, message, new byte[0]).digest();
      return venue.message(type, message, key.sign(digest).bytes());
    } catch (TypedDataException | InvalidSignatureException e) {
      throw new AssertionError(e);
    }
  }
}
