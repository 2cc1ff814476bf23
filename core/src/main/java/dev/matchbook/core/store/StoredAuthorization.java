package dev.matchbook.core.store;

import dev.matchbook.core.command.Authorization;
import java.util.Objects;

/**
 * What was signed for an order, as a store keeps it beside the order and as long: whoever settles a
 * trade has to show it. A signed replace takes the place of what was there before.
 *
 * @param orderId the order, from 1
 * @param seq its version: of the event that accepted or replaced the order
 * @param digest what was signed: 64 hexadecimal digits, lower case
 * @param signature as the host gave it, 1–4096 printable ASCII characters
 * @param message as the host gave it, 1–16384 printable ASCII characters, or null
 */
public record StoredAuthorization(
    long orderId, long seq, String digest, String signature, String message) {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException naming the parameter
   */
  public StoredAuthorization {
    if (orderId < 1) {
      throw new IllegalArgumentException("orderId: below 1: " + orderId);
    }
    if (seq < 1) {
      throw new IllegalArgumentException("seq: below 1: " + seq);
    }
    Authorization.requireDigest(digest);
    Objects.requireNonNull(signature, "signature");
    Authorization.requireText("signature", signature, Authorization.MAX_SIGNATURE);
    if (message != null) {
      Authorization.requireText("message", message, Authorization.MAX_MESSAGE);
    }
  }
}
