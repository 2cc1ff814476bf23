package dev.matchbook.spi.settlement;

/**
 * Where trades are settled: implemented by a host, for its chain or its clearing house.
 *
 * <p>A batch is known by its key, which is the same whenever the batch is tried. A gateway promises
 *
 * <ul>
 *   <li>that however often a key is given to it, also by two processes at once or by calls that
 *       overlap, its trades settle at most once;
 *   <li>that {@link GatewayStatus.Failed} is final: nothing that this key was given for settles
 *       later, whatever is done;
 *   <li>that it remembers every key that may still settle, for as long as it may.
 * </ul>
 *
 * <p>Methods are called from several threads, one call at a time for a key by one process. They may
 * block. Whatever they throw means that the outcome is not known: it is logged, kept as the error
 * of the batch, and asked again later. They should have a time limit of their own: what never
 * returns holds one of the settler's threads for good.
 */
public interface SettlementGateway {

  /**
   * Gives a batch to be settled, all of its trades or none.
   *
   * @return what it is now; usually {@link GatewayStatus.Submitted}
   */
  GatewayStatus submit(SettlementRequest request);

  /**
   * What the gateway knows of a batch.
   *
   * @return {@link GatewayStatus.Unknown} only if this key was never given to it, or has left it in
   *     such a way that it may be given again
   */
  GatewayStatus status(SettlementRequest request);

  /**
   * Makes sure that a batch does not settle any more, if that can still be done.
   *
   * @return {@link GatewayStatus.Failed} if it surely will not; what it is otherwise
   */
  GatewayStatus cancel(SettlementRequest request);
}
