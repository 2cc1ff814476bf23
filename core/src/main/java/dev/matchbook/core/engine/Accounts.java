package dev.matchbook.core.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/**
 * The accounts that have open orders, by name and by index.
 *
 * <p>An account without open orders is forgotten once such idle ones outnumber the others and
 * {@link #IDLE}: names cost memory only while they matter, however many a hostile host invents. A
 * forgotten {@link Account} that a host kept is taken in again when it is used.
 */
final class Accounts {
  private static final int IDLE = 4096;

  private final Map<String, Account> byName = new HashMap<>();
  private final List<Account> byIndex = new ArrayList<>();
  private final IntArrayList freeIndexes = new IntArrayList();
  private int active;

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
    int index = account.index();
    if (index < 0) {
      Account same = byName.get(account.name());
      return same == null ? enter(account) : same;
    }
    if (index >= byIndex.size() || byIndex.get(index) != account) {
      throw new IllegalArgumentException("account: of another engine: " + account.name());
    }
    return account;
  }

  Account at(int index) {
    return byIndex.get(index);
  }

  private Account enter(Account account) {
    if (byName.size() >= IDLE + 2 * active) {
      forgetIdle();
    }
    if (freeIndexes.isEmpty()) {
      account.index(byIndex.size());
      byIndex.add(account);
    } else {
      account.index(freeIndexes.removeAtIndex(freeIndexes.size() - 1));
      byIndex.set(account.index(), account);
    }
    byName.put(account.name(), account);
    return account;
  }

  private void forgetIdle() {
    for (int index = 0; index < byIndex.size(); index++) {
      Account account = byIndex.get(index);
      if (account != null && account.openOrders() == 0) {
        byName.remove(account.name());
        byIndex.set(index, null);
        freeIndexes.add(index);
        account.index(-1);
      }
    }
  }

  void opened(Account account, long orderId) {
    if (account.openOrders() == 0) {
      active++;
      account.ids().clear();
    }
    account.addOpenOrders(1);
    account.ids().add(orderId);
  }

  void closed(Account account) {
    account.addOpenOrders(-1);
    if (account.openOrders() == 0) {
      active--;
    }
  }
}
