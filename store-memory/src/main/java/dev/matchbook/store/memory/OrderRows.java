package dev.matchbook.store.memory;

import dev.matchbook.core.store.StoredOrder;
import java.util.Objects;

/**
 * The open orders, or the closed ones, with their indexes. Only the {@link Draft} that made this
 * copy changes it.
 *
 * <p>Indexes hold ids, so a fill that leaves an order open changes its row and its place among the
 * changes alone.
 */
final class OrderRows {
  static final OrderRows NONE = new OrderRows();

  private final Edit edit;
  private LongTrie<StoredOrder> byId;
  private Index byChange;
  private Index byAccount;
  private Index bySymbol;
  private Index byClOrdId;
  private int size;

  private OrderRows() {
    edit = new Edit();
    byId = LongTrie.empty();
    byChange = Index.EMPTY;
    byAccount = Index.EMPTY;
    bySymbol = Index.EMPTY;
    byClOrdId = Index.EMPTY;
  }

  /** A copy that may be changed; this one stays as it is. */
  OrderRows(OrderRows from, Edit edit) {
    this.edit = edit;
    byId = from.byId;
    byChange = from.byChange;
    byAccount = from.byAccount;
    bySymbol = from.bySymbol;
    byClOrdId = from.byClOrdId;
    size = from.size;
  }

  int size() {
    return size;
  }

  /** The order with that id, or null. */
  StoredOrder get(long orderId) {
    return byId.get(orderId);
  }

  LongTrie<StoredOrder> byId() {
    return byId;
  }

  /** Ids by {@code seq}. */
  LongTrie<LongTrie<Boolean>> byChange() {
    return byChange.keys();
  }

  /** Ids of that account's, and perhaps of a few more. */
  LongTrie<Boolean> ofAccount(String account) {
    return byAccount.ids(Keys.of(account));
  }

  /** Ids of that market's, and perhaps of a few more. */
  LongTrie<Boolean> ofSymbol(String symbol) {
    return bySymbol.ids(Keys.of(symbol));
  }

  /** The order with the greatest id that the account gave that {@code clOrdId}, or null. */
  StoredOrder get(String account, String clOrdId) {
    StoredOrder[] found = new StoredOrder[1];
    byClOrdId
        .ids(Keys.of(account, clOrdId))
        .descend(
            -1,
            (id, present) -> {
              StoredOrder row = get(id);
              if (row.account().equals(account) && row.clOrdId().equals(clOrdId)) {
                found[0] = row;
              }
              return found[0] == null;
            });
    return found[0];
  }

  /** The one that changed longest ago; there is one. */
  StoredOrder leastRecentlyChanged() {
    return get(byChange.keys().first().value().first().key());
  }

  /** Puts a newer version in the place of one that is there. */
  void replace(StoredOrder old, StoredOrder now) {
    if (!isNamedAs(old, now)) {
      remove(old);
      add(now);
      return;
    }
    byId = byId.put(now.orderId(), now, edit);
    byChange = byChange.remove(old.seq(), old.orderId(), edit);
    byChange = byChange.add(now.seq(), now.orderId(), edit);
  }

  private static boolean isNamedAs(StoredOrder one, StoredOrder other) {
    return one.account().equals(other.account())
        && one.symbol().equals(other.symbol())
        && Objects.equals(one.clOrdId(), other.clOrdId());
  }

  /** Adds an order that is not there. */
  void add(StoredOrder order) {
    long id = order.orderId();
    byId = byId.put(id, order, edit);
    byChange = byChange.add(order.seq(), id, edit);
    byAccount = byAccount.add(Keys.of(order.account()), id, edit);
    bySymbol = bySymbol.add(Keys.of(order.symbol()), id, edit);
    if (order.clOrdId() != null) {
      byClOrdId = byClOrdId.add(Keys.of(order.account(), order.clOrdId()), id, edit);
    }
    size++;
  }

  /** Removes an order that is there, in that version. */
  void remove(StoredOrder order) {
    long id = order.orderId();
    byId = byId.remove(id, edit);
    byChange = byChange.remove(order.seq(), id, edit);
    byAccount = byAccount.remove(Keys.of(order.account()), id, edit);
    bySymbol = bySymbol.remove(Keys.of(order.symbol()), id, edit);
    if (order.clOrdId() != null) {
      byClOrdId = byClOrdId.remove(Keys.of(order.account(), order.clOrdId()), id, edit);
    }
    size--;
  }
}
