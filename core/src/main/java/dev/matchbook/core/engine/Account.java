package dev.matchbook.core.engine;

import org.eclipse.collections.api.block.predicate.primitive.LongPredicate;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/**
 * An account as the engine knows it; got from {@link MatchingEngine#account} and worth keeping by a
 * host that counts nanoseconds, since it saves the look-up by name.
 */
public final class Account {
  private final String name;
  private Accounts accounts;
  private int index = -1;
  private int openOrders;

  /**
   * Ids that were opened, ascending; those closed since are still here until it is compacted. A
   * link from order to order would cost two random accesses at each close. Kept only once {@link
   * Accounts#areListed}.
   */
  private final LongArrayList ids = new LongArrayList(0);

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

  /** Whether an engine with these accounts knows it now. */
  boolean isOf(Accounts engine) {
    return accounts == engine && index >= 0;
  }

  /** Whether no engine knows it now. */
  boolean isForgotten() {
    return index < 0;
  }

  int index() {
    return index;
  }

  void enter(Accounts engine, int newIndex) {
    accounts = engine;
    index = newIndex;
  }

  void forget() {
    index = -1;
  }

  void addOpenOrders(int change) {
    openOrders += change;
  }

  LongArrayList ids() {
    return ids;
  }

  /** Takes closed ids out of the list if there are any. */
  void compact(LongPredicate isClosed) {
    if (ids.size() > openOrders) {
      ids.removeIf(isClosed);
    }
  }

  @Override
  public String toString() {
    return "Account[" + name + "]";
  }
}
