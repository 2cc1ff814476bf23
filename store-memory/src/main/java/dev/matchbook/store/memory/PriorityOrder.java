package dev.matchbook.store.memory;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoredOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The open orders of a market in priority order. Sorting them once serves all pages: an engine that
 * recovers reads nothing else.
 */
record PriorityOrder(String symbol, List<Ranked> ranked) {

  /** An order and its place. */
  record Ranked(Cursor priority, StoredOrder order) {}

  static PriorityOrder of(OrderRows open, String symbol) {
    List<Ranked> ranked = new ArrayList<>();
    open.ofSymbol(symbol)
        .ascend(
            0,
            (id, present) -> {
              StoredOrder order = open.get(id);
              if (order.symbol().equals(symbol)) {
                ranked.add(new Ranked(order.priority(), order));
              }
              return true;
            });
    ranked.sort(Comparator.comparing(Ranked::priority));
    return new PriorityOrder(symbol, ranked);
  }

  Page<StoredOrder> page(Cursor after, int limit) {
    int from = after == null ? 0 : firstBehind(after);
    int to = Math.min(ranked.size(), from + Page.requireLimit(limit));
    List<StoredOrder> rows = ranked.subList(from, to).stream().map(Ranked::order).toList();
    return new Page<>(rows, to < ranked.size() ? ranked.get(to - 1).priority() : null);
  }

  private int firstBehind(Cursor after) {
    int low = 0;
    int high = ranked.size();
    while (low < high) {
      int middle = low + high >>> 1;
      if (ranked.get(middle).priority().compareTo(after) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
