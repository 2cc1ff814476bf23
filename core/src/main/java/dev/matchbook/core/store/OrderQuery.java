package dev.matchbook.core.store;

import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.Side;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Which orders, and in what order. Conditions are joined by "and".
 *
 * @param account only of that owner, or null
 * @param symbol only in that market, or null
 * @param side only on that side, or null
 * @param statuses only in one of these; all of them for any
 * @param changedSince only with a greater {@code seq}, or −1
 * @param sort the order of the rows
 */
public record OrderQuery(
    String account,
    String symbol,
    Side side,
    Set<OrdStatus> statuses,
    long changedSince,
    Sort sort) {

  /** The order of rows, each with the key of a row in it. */
  public enum Sort {
    /** By {@code orderId}, oldest first. */
    OLDEST_FIRST {
      @Override
      public Cursor key(StoredOrder order) {
        return Cursor.of(order.orderId());
      }
    },
    /** By {@code orderId}, newest first. */
    NEWEST_FIRST {
      @Override
      public Cursor key(StoredOrder order) {
        return Cursor.of(-order.orderId());
      }
    },
    /** By {@code seq}, then {@code orderId}: what changed longest ago comes first. */
    BY_CHANGE {
      @Override
      public Cursor key(StoredOrder order) {
        return Cursor.of(order.seq(), order.orderId());
      }
    };

    /** The row's key: pages are in ascending order of it. */
    public abstract Cursor key(StoredOrder order);

    /** Compares rows by their keys. */
    public Comparator<StoredOrder> comparator() {
      return Comparator.comparing(this::key);
    }
  }

  private static final Set<OrdStatus> ANY = Set.copyOf(EnumSet.allOf(OrdStatus.class));
  private static final Set<OrdStatus> OPEN = Set.of(OrdStatus.NEW, OrdStatus.PARTIALLY_FILLED);

  /** Checks the shape and copies the set. */
  public OrderQuery {
    statuses = Set.copyOf(statuses);
    Objects.requireNonNull(sort, "sort");
  }

  /** All orders, oldest first. */
  public static OrderQuery all() {
    return new OrderQuery(null, null, null, ANY, -1, Sort.OLDEST_FIRST);
  }

  /** The same, of one owner. */
  public OrderQuery account(String owner) {
    return new OrderQuery(owner, symbol, side, statuses, changedSince, sort);
  }

  /** The same, in one market. */
  public OrderQuery symbol(String market) {
    return new OrderQuery(account, market, side, statuses, changedSince, sort);
  }

  /** The same, on one side. */
  public OrderQuery side(Side only) {
    return new OrderQuery(account, symbol, only, statuses, changedSince, sort);
  }

  /** The same, in one of these statuses. */
  public OrderQuery status(Set<OrdStatus> only) {
    return new OrderQuery(account, symbol, side, only, changedSince, sort);
  }

  /** The same, open. */
  public OrderQuery open() {
    return status(OPEN);
  }

  /** The same, changed by an event after that one, and in the order of the changes. */
  public OrderQuery changedSince(long seq) {
    return new OrderQuery(account, symbol, side, statuses, seq, Sort.BY_CHANGE);
  }

  /** The same in another order. */
  public OrderQuery sort(Sort by) {
    return new OrderQuery(account, symbol, side, statuses, changedSince, by);
  }

  /** Whether it can only find open orders. */
  public boolean isOpenOnly() {
    return statuses.stream().allMatch(OrdStatus::isOpen);
  }

  /** Whether the order is one of these. */
  public boolean matches(StoredOrder order) {
    return order.seq() > changedSince
        && statuses.contains(order.status())
        && (account == null || account.equals(order.account()))
        && (symbol == null || symbol.equals(order.symbol()))
        && (side == null || side == order.side());
  }
}
