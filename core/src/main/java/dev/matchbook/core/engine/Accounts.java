package dev.matchbook.core.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.eclipse.collections.api.block.predicate.primitive.LongPredicate;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/**
 * The accounts that have open orders, by name and by index.
 *
 * <p>An account without open orders is forgotten once such idle ones outnumber the others and
 * {@link #IDLE}: names cost memory only while they matter, however many a hostile host invents. A
 * forgotten {@link Account} that a host kept is taken in again when it is used.
 */
final class Accounts {
  private static final int IDLE = 4096;
  private static final int COMPACT_FROM = 64;

  private final Map<String, Account> byName = new HashMap<>();
  private Account[] byIndex = new Account[8];
  private int count;
  private final IntArrayList freeIndexes = new IntArrayList();
  private int active;

  /** Set once ids are listed. */
  private LongPredicate isClosed;

  /** The account of that name, taken in if it is new. */
  Account get(String name) {
    Account account = byName.get(name);
    return account == null ? enter(new Account(name)) : account;
  }

  /** The account of that name, or null if it has no open orders. */
  Account find(String name) {
    return byName.get(name);
  }

  /**
   * The account that a host's handle stands for; one that was forgotten is taken in again.
   *
   * @throws IllegalArgumentException if another engine gave it
   */
  Account known(Account account) {
    return account.isOf(this) ? account : knownAgain(account);
  }

  private Account knownAgain(Account account) {
    if (!account.isForgotten()) {
      throw new IllegalArgumentException("account: of another engine: " + account.name());
    }
    Account same = byName.get(account.name());
    return same == null ? enter(account) : same;
  }

  Account at(int index) {
    return byIndex[index];
  }

  private Account enter(Account account) {
    if (byName.size() >= IDLE + 2 * active) {
      forgetIdle();
    }
    if (freeIndexes.isEmpty()) {
      if (count == byIndex.length) {
        byIndex = Arrays.copyOf(byIndex, 2 * count);
      }
      freeIndexes.add(count++);
    }
    account.enter(this, freeIndexes.removeAtIndex(freeIndexes.size() - 1));
    byIndex[account.index()] = account;
    byName.put(account.name(), account);
    return account;
  }

  private void forgetIdle() {
    for (int index = 0; index < count; index++) {
      Account account = byIndex[index];
      if (account != null && account.openOrders() == 0) {
        byName.remove(account.name());
        byIndex[index] = null;
        freeIndexes.add(index);
        account.forget();
      }
    }
  }

  void opened(Account account, long orderId) {
    if (account.openOrders() == 0) {
      active++;
    }
    account.addOpenOrders(1);
    if (isClosed != null) {
      append(account, orderId);
    }
  }

  private void append(Account account, long orderId) {
    LongArrayList ids = account.ids();
    if (ids.size() >= COMPACT_FROM + 2 * account.openOrders()) {
      account.compact(isClosed);
    }
    ids.add(orderId);
  }

  void closed(Account account) {
    account.addOpenOrders(-1);
    if (account.openOrders() == 0) {
      active--;
    }
  }

  /** Whether each account has the list of its orders' ids. */
  boolean areListed() {
    return isClosed != null;
  }

  /**
   * Starts the lists of ids: an engine that is never asked for one pays for none.
   *
   * @param open ids of all open orders, ascending
   * @param ownerOf whose each is
   * @param closed whether an id is of no open order any more
   */
  void list(LongArrayList open, LongFunction<Account> ownerOf, LongPredicate closed) {
    isClosed = closed;
    open.forEach(id -> ownerOf.apply(id).ids().add(id));
  }
}
