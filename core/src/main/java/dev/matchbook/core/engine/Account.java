package dev.matchbook.core.engine;

import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/**
 * An account as the engine knows it; got from {@link MatchingEngine#account} and worth keeping by a
 * host that counts nanoseconds, since it saves the look-up by name.
 */
public final class Account {
  private final String name;
  private int index = -1;
  private int openOrders;

  /**
   * Ids that were opened, ascending; those closed since are still here until it is compacted. A
   * link from order to order would cost two random accesses at each close.
   */
  private final LongArrayList ids = new LongArrayList();

  Account(String name) {
    this.name = name;
  }

  /** Its name on the wire. */
  public String name() {
    return name;
  }

  /** How many of its orders rest or wait, in all markets. */
  public int openOrders() {
    return openOrders;
  }

  int index() {
    return index;
  }

  void index(int index) {
    this.index = index;
  }

  void addOpenOrders(int change) {
    openOrders += change;
  }

  LongArrayList ids() {
    return ids;
  }

  @Override
  public String toString() {
    return "Account[" + name + "]";
  }
}
