package dev.matchbook.store.memory;

import static java.lang.Boolean.TRUE;

import dev.matchbook.core.store.StoredOrder;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The open orders, or the closed ones, with their indexes. Only the {@link Draft} that made this
 * copy changes it.
 *
 * <p>Indexes hold ids, so a fill that leaves an order open changes its row and its place among the
 * changes alone. Closed orders have turns, numbers in the order in which they came; a newer version
 * has come anew. The note of an id among the changes is its turn: {@code byTurn.get(turn)} is the
 * order.
 */
final class OrderRows {
  static final OrderRows NONE_OPEN = new OrderRows(false);
  static final OrderRows NONE_CLOSED = new OrderRows(true);

  private final Edit edit;
  private final boolean hasTurns;
  private LongTrie<StoredOrder> byId;
  private LongTrie<StoredOrder> byTurn;
  private Index<Long> byChange;
  private Index<Boolean> byAccount;
  private Index<Boolean> bySymbol;
  private Index<Boolean> byClOrdId;
  private int size;
  private long turns;
  private long forgotten;

  private OrderRows(boolean hasTurns) {
    this.hasTurns = hasTurns;
    edit = new Edit();
    byId = LongTrie.empty();
    byTurn = LongTrie.empty();
    byChange = Index.empty();
    byAccount = Index.empty();
    bySymbol = Index.empty();
    byClOrdId = Index.empty();
  }

  /** A copy that may be changed; this one stays as it is. */
  OrderRows(OrderRows from, Edit edit) {
    this.edit = edit;
    hasTurns = from.hasTurns;
    byId = from.byId;
    byTurn = from.byTurn;
    byChange = from.byChange;
    byAccount = from.byAccount;
    bySymbol = from.bySymbol;
    byClOrdId = from.byClOrdId;
    size = from.size;
    turns = from.turns;
    forgotten = from.forgotten;
  }

  /** The greatest {@code seq} of an order that was forgotten, or 0. */
  long forgotten() {
    return forgotten;
  }

  /** The order with that id, or null. */
  StoredOrder get(long orderId) {
    return byId.get(orderId);
  }

  LongTrie<StoredOrder> byId() {
    return byId;
  }

  /** Ids by {@code seq}. */
  LongTrie<LongTrie<Long>> byChange() {
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

  /**
   * Forgets those that came first where there are more than that; of closed ones.
   *
   * @param gone is given each of them
   */
  void keep(int most, Consumer<StoredOrder> gone) {
    while (size > most) {
      StoredOrder first = byTurn.first().value();
      remove(first);
      gone.accept(first);
      forgotten = Math.max(forgotten, first.seq());
    }
  }

  /** Puts a newer version in the place of one that is there. */
  void replace(StoredOrder old, StoredOrder now) {
    if (!isNamedAs(old, now)) {
      remove(old);
      add(now);
      return;
    }
    byId = byId.put(now.orderId(), now, edit);
    removeChange(old);
    addChange(now);
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
    addChange(order);
    byAccount = byAccount.add(Keys.of(order.account()), id, TRUE, edit);
    bySymbol = bySymbol.add(Keys.of(order.symbol()), id, TRUE, edit);
    if (order.clOrdId() != null) {
      byClOrdId = byClOrdId.add(Keys.of(order.account(), order.clOrdId()), id, TRUE, edit);
    }
    size++;
  }

  /** Removes an order that is there, in that version. */
  void remove(StoredOrder order) {
    long id = order.orderId();
    byId = byId.remove(id, edit);
    removeChange(order);
    byAccount = byAccount.remove(Keys.of(order.account()), id, edit);
    bySymbol = bySymbol.remove(Keys.of(order.symbol()), id, edit);
    if (order.clOrdId() != null) {
      byClOrdId = byClOrdId.remove(Keys.of(order.account(), order.clOrdId()), id, edit);
    }
    size--;
  }

  private void addChange(StoredOrder order) {
    long turn = 0;
    if (hasTurns) {
      turn = ++turns;
      byTurn = byTurn.put(turn, order, edit);
    }
    byChange = byChange.add(order.seq(), order.orderId(), turn, edit);
  }

  private void removeChange(StoredOrder order) {
    if (hasTurns) {
      byTurn = byTurn.remove(byChange.ids(order.seq()).get(order.orderId()), edit);
    }
    byChange = byChange.remove(order.seq(), order.orderId(), edit);
  }
}
