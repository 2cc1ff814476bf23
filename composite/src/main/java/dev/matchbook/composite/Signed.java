package dev.matchbook.composite;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What was signed between two places of the truth, for a layer that goes from one to the other and
 * keeps everything. It cannot be saved row by row: only a batch brings it. For one thread.
 */
final class Signed {
  /** Of signatures and messages in one batch, in memory. */
  private static final long MOST_CHARACTERS = 1L << 26;

  private final Rows rows;
  private final Layer layer;
  private final Checkpoint from;
  private final Checkpoint target;
  private final Set<Long> orderIds = new TreeSet<>();
  private List<StoredAuthorization> authorizations;
  private Settled settled;

  Signed(Rows rows, Layer layer, Checkpoint from, Checkpoint target) {
    this.rows = rows;
    this.layer = layer;
    this.from = from;
    this.target = target;
  }

  /** Takes in orders that changed; gives them back. */
  List<StoredOrder> see(List<StoredOrder> changed) {
    changed.stream().filter(Signed::isSigned).forEach(order -> orderIds.add(order.orderId()));
    return changed;
  }

  private static boolean isSigned(StoredOrder order) {
    return order.nonce() != null;
  }

  /**
   * Looks for orders that the truth went on to change meanwhile, before they were seen: an open one
   * is found by its id, one that was closed since stays where it is, or is among those that {@link
   * Settled#bustedOrders} has.
   *
   * @param each is given those that were signed, in no order, some perhaps again
   */
  void seeTheRest(Consumer<List<StoredOrder>> each) {
    Source truth = rows.truth();
    if (truth.checkpoint().equals(target)) {
      return;
    }
    Consumer<List<StoredOrder>> take =
        changed -> each.accept(see(changed).stream().filter(Signed::isSigned).toList());
    rows.forChangedOpenOrders(from.seq(), take);
    rows.forChangedOrders(target.seq(), truth.checkpoint().seq(), take);
  }

  /** Whether each order that something was signed for is one of these, or known before. */
  boolean isOnlyOf(List<StoredOrder> orders) {
    Set<Long> ids = new HashSet<>();
    orders.forEach(order -> ids.add(order.orderId()));
    return authorizations().stream()
        .map(StoredAuthorization::orderId)
        .allMatch(id -> id <= from.orderId() || ids.contains(id));
  }

  /** A batch with that, or over what was saved before, what was signed and what settled. */
  Batch batch(List<StoredOrder> orders, List<Trade> trades, List<MarketState> markets) {
    return new Batch(
        from,
        target,
        orders,
        trades,
        markets,
        authorizations(),
        new NonceChanges(rows.truth(), layer.store(), from, target).rows(),
        settled().rows(),
        settled().audit());
  }

  private Settled settled() {
    if (settled == null) {
      settled = new Settled(rows.truth(), layer.name(), from, target);
    }
    return settled;
  }

  private List<StoredAuthorization> authorizations() {
    if (authorizations == null) {
      // One that is closed may change once more, before it was seen.
      orderIds.addAll(settled().bustedOrders());
      List<StoredAuthorization> found = new ArrayList<>();
      long characters = 0;
      for (long orderId : orderIds) {
        Optional<StoredAuthorization> row = rows.truth().authorization(orderId);
        // What comes after the target comes with its batch.
        if (row.isPresent() && row.get().seq() > from.seq() && row.get().seq() <= target.seq()) {
          found.add(row.get());
          characters += characters(row.get());
          requireRoom(characters);
        }
      }
      found.sort(Comparator.comparingLong(StoredAuthorization::seq));
      authorizations = found;
    }
    return authorizations;
  }

  private static long characters(StoredAuthorization row) {
    String message = row.message();
    return row.digest().length()
        + row.signature().length()
        + (message == null ? 0 : message.length());
  }

  private void requireRoom(long characters) {
    if (characters > MOST_CHARACTERS) {
      throw new HistoryException(
          layer.name(),
          "is at "
              + from
              + ", and what was signed since is more than one batch takes: "
              + MOST_CHARACTERS
              + " characters");
    }
  }
}
