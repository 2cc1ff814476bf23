package dev.matchbook.examples.options;

import dev.matchbook.eip712.SignedMessage;
import dev.matchbook.eip712.Venue;
import dev.matchbook.eip712.signature.InvalidSignatureException;
import dev.matchbook.eip712.signature.PrivateKey;
import dev.matchbook.eip712.typed.TypedDataException;
import java.util.Map;

/**
 * Somebody with a key.
 *
 * @param name for whoever reads
 * @param key theirs
 */
public record Person(String name, PrivateKey key) {
  private static final byte[] UNSIGNED = {};

  /** One whose key follows from their name and a seed. */
  static Person of(String name, long seed) {
    return new Person(name, PrivateKey.fromSeed("options " + seed + "/" + name));
  }

  /** Under what the exchange knows them: the address of their key. */
  public String account() {
    return key.address().toString();
  }

  /**
   * Signs a message.
   *
   * @throws IllegalArgumentException if the venue cannot do what it asks, naming the field
   */
  SignedMessage sign(Venue venue, String type, Map<String, Object> message) {
    try {
      byte[] digest = venue.message(type, message, UNSIGNED).digest();
      return venue.message(type, message, key.sign(digest).bytes());
    } catch (TypedDataException | InvalidSignatureException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
