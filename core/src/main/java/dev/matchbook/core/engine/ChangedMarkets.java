package dev.matchbook.core.engine;

import dev.matchbook.core.store.MarketState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/** The markets that have changed since the last batch, each noted once. */
final class ChangedMarkets {
  private long[] changedIn = new long[4];
  private final IntArrayList indexes = new IntArrayList();
  private long batch = 1;

  void add(Market market) {
    int index = market.index();
    if (index >= changedIn.length) {
      changedIn = Arrays.copyOf(changedIn, 2 * index);
    }
    if (changedIn[index] != batch) {
      changedIn[index] = batch;
      indexes.add(index);
    }
  }

  /** Takes them as they are now, in ascending index. */
  List<MarketState> take(OpenOrders open) {
    List<MarketState> states = new ArrayList<>(indexes.size());
    indexes.sortThis();
    for (int i = 0; i < indexes.size(); i++) {
      states.add(StoredRows.market(open.marketAt(indexes.get(i))));
    }
    indexes.clear();
    batch++;
    return states;
  }
}
