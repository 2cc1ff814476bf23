package dev.matchbook.core.engine;

import static dev.matchbook.core.internal.Orders.NIL;

import dev.matchbook.core.RejectReason;
import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.command.AuthorizedCommand;
import dev.matchbook.core.command.ReplayRule;
import dev.matchbook.core.store.StoredNonce;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;
import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;

/**
 * What all accounts have used up by signing, and which open orders are signed. Where nobody signs
 * it is empty, and costs a plain order nothing.
 *
 * <p>Orders that have closed stay until they are more than those that are open: to drop each when
 * it closes would put a look-up into every close, signed or not.
 */
final class Nonces {
  private static final int FEW = 1_024;

  private final OpenOrders open;
  private final NonceJournal journal = new NonceJournal();
  private final Map<String, AccountNonces> accounts = new HashMap<>();
  private final LongObjectHashMap<BigInteger> ofOrders = new LongObjectHashMap<>();
  private Authorization current;

  Nonces(OpenOrders open) {
    this.open = open;
  }

  NonceJournal journal() {
    return journal;
  }

  /** By what the command that is being applied is authorized, or null. */
  Authorization current() {
    return current;
  }

  /** Uses an authorization for the command that comes, whose first event has that {@code seq}. */
  RejectReason begin(AuthorizedCommand command, long now, long seq) {
    AccountNonces known = accounts.get(command.account());
    AccountNonces account = known == null ? new AccountNonces(command.account(), journal) : known;
    RejectReason reason = account.reject(command.authorization(), now);
    if (reason == null) {
      if (command.authorization().rule() != ReplayRule.REPEATABLE) {
        accounts.putIfAbsent(command.account(), account);
      }
      account.spend(command.authorization(), now, seq);
      current = command.authorization();
    }
    return reason;
  }

  /** The command is done. */
  void end() {
    current = null;
  }

  boolean giveUp(String account, BigInteger below, long seq) {
    return of(account).giveUp(below, seq);
  }

  /** Whether the account has canceled everything that it signed with that nonce. */
  boolean isGivenUp(String account, BigInteger nonce) {
    AccountNonces known = accounts.get(account);
    return known != null && known.isGivenUp(nonce);
  }

  private AccountNonces of(String account) {
    return accounts.computeIfAbsent(account, name -> new AccountNonces(name, journal));
  }

  /** The nonce of a signed order, or null. */
  BigInteger ofOrder(long orderId) {
    return ofOrders.isEmpty() ? null : ofOrders.get(orderId);
  }

  /** Notes with what an order was signed that is entered or replaced. */
  void signed(long orderId, BigInteger nonce) {
    if (ofOrders.size() >= FEW && ofOrders.size() > 2 * open.orders.live()) {
      for (long id : ofOrders.keySet().toArray()) {
        if (open.find(id) == NIL) {
          ofOrders.remove(id);
        }
      }
    }
    ofOrders.put(orderId, nonce);
  }

  void restore(StoredNonce row) {
    of(row.account()).restore(row);
  }

  /** Mixes everything in, accounts by name, orders by id; nothing where nobody has ever signed. */
  void addTo(StateHash hash) {
    new TreeMap<>(accounts).values().forEach(account -> account.addTo(hash));
    LongArrayList ids = new LongArrayList();
    ofOrders.keySet().forEach(ids::add);
    ids.sortThis();
    for (int i = 0; i < ids.size(); i++) {
      if (open.find(ids.get(i)) != NIL) {
        hash.add(ids.get(i)).add(ofOrders.get(ids.get(i)).toString(16));
      }
    }
  }
}
