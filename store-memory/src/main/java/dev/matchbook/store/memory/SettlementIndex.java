package dev.matchbook.store.memory;

import static java.lang.Boolean.TRUE;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementQuery;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Settlements of trades, or batches of trades, by id, by state and, where that is not their id, by
 * batch. None is ever forgotten. Only the {@link Draft} that made this copy changes it.
 *
 * @param <T> a settlement or a batch
 */
final class SettlementIndex<T> {

  /** What it is that is kept. */
  record Kind<T>(
      ToLongFunction<T> id,
      Function<T, SettlementState> state,
      ToLongFunction<T> batchId,
      BiPredicate<SettlementQuery, T> matches) {}

  private final Kind<T> kind;
  private final Edit edit;
  private LongTrie<T> byId;
  private Index<Boolean> byState;
  private Index<Boolean> byBatch;

  /** An empty one. */
  SettlementIndex(Kind<T> kind) {
    this.kind = kind;
    edit = new Edit();
    byId = LongTrie.empty();
    byState = Index.empty();
    byBatch = Index.empty();
  }

  /** A copy that may be changed; the other stays as it is. */
  SettlementIndex(SettlementIndex<T> from, Edit edit) {
    this.kind = from.kind;
    this.edit = edit;
    byId = from.byId;
    byState = from.byState;
    byBatch = from.byBatch;
  }

  /** The row with that id, or null. */
  T get(long id) {
    return byId.get(id);
  }

  /** Puts a row in the place of the one that is there. */
  void save(T row) {
    long id = kind.id.applyAsLong(row);
    T old = byId.get(id);
    if (old != null) {
      byState = byState.remove(stateOf(old), id, edit);
      byBatch = byBatch.remove(kind.batchId.applyAsLong(old), id, edit);
    }
    byId = byId.put(id, row, edit);
    byState = byState.add(stateOf(row), id, TRUE, edit);
    byBatch = byBatch.add(kind.batchId.applyAsLong(row), id, TRUE, edit);
  }

  private long stateOf(T row) {
    return kind.state.apply(row).ordinal();
  }

  /** Looks only at those of the batch or the state where one is given, from the cursor on. */
  Page<T> page(SettlementQuery query, Cursor after, int limit) {
    Paging<T> paging = new Paging<>(row -> Cursor.of(kind.id.applyAsLong(row)), after, limit);
    Predicate<T> wanted = row -> kind.matches.test(query, row);
    ids(query).ascend(Start.ascending(after, 0), (id, any) -> paging.offer(byId.get(id), wanted));
    return paging.page();
  }

  /** Ids of the rows that may match. */
  LongTrie<?> ids(SettlementQuery query) {
    if (query.batchId() != 0) {
      return byBatch.ids(query.batchId());
    }
    return query.state() == null ? byId : byState.ids(query.state().ordinal());
  }
}
