package dev.matchbook.core.command;

/**
 * Cancels an open order, RULEBOOK §2 and §8 {@code cancel} (FIX OrderCancelRequest, F). It is named
 * by {@code orderId}, or by {@code account} and {@code clOrdId}.
 *
 * @param ts see {@link Command#ts()}
 * @param orderId the engine's id from 0 (tag 37), or null
 * @param account owner; beside {@code orderId} it must own the order, or null
 * @param clOrdId the host's id (tag 41); beside {@code orderId} it names nothing, or null
 */
public record CancelOrder(long ts, Long orderId, String account, String clOrdId)
    implements Command {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException naming the parameter that has a wrong shape
   */
  public CancelOrder {
    Shape.ts(ts);
    Shape.names(orderId, account, clOrdId);
  }

  /** Cancels by the engine's id. */
  public static CancelOrder byId(long orderId) {
    return new CancelOrder(0, orderId, null, null);
  }

  /** Cancels by the host's id. */
  public static CancelOrder byClOrdId(String account, String clOrdId) {
    return new CancelOrder(0, null, account, clOrdId);
  }
}
