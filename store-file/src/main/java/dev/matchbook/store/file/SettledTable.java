package dev.matchbook.store.file;

/** The last version of each settlement, or each batch of trades, in one segment. */
interface SettledTable {

  /** The row with that id, or null. */
  SettledRow find(long id);

  /** The first row with a greater id, or null. */
  SettledRow after(long id);

  /**
   * Ids of the rows that are in that group, or were in this segment; ascending.
   *
   * @param group a batch, or {@link SettledRow#BUSTED}
   */
  long[] ofGroup(long group);
}
