package dev.matchbook.core.store;

/** A store that still has, one after another, the writes it was made of. */
public interface BatchLog {

  /**
   * Does to another store what was done to this one since it was at a checkpoint, in the same
   * order: commits its batches as they were, saves and removes what was saved and removed between
   * them. Up to what was there when this began. Blocks; this store may be read and written
   * meanwhile.
   *
   * <p>Done again, also from an earlier checkpoint, it changes nothing more.
   *
   * @param after where the other store is
   * @return whether this store has been at that checkpoint; where not, nothing was done
   * @throws StoreException of either store; what was done until then stays done
   */
  boolean replay(Checkpoint after, ExchangeStore to);
}
