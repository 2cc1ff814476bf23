package dev.matchbook.core.internal;

import java.util.Arrays;

/**
 * What the engine knows of an order beyond the book's needs: quantity, price, account, market and
 * the place of its cold part, 32 bytes a slot in arrays of their own. Neither a walk nor an order
 * that comes to rest touches them, and a bare book never allocates them.
 */
public class WarmOrders extends HotOrders {
  private static final int LONGS = 1;
  private static final int INTS = 2;
  private static final int QTY = 0;
  private static final int PRICE = 1;
  private static final int ACCOUNT = 0;
  private static final int MARKET = 1;
  private static final int COLD_PLACE = 2;

  private final boolean warm;
  private long[] longs = new long[0];
  private int[] ints = new int[0];
  private String[] clOrdIds = new String[0];

  WarmOrders(boolean warm) {
    this.warm = warm;
  }

  @Override
  void grown(int slots) {
    if (warm) {
      longs = Arrays.copyOf(longs, Math.multiplyExact(slots, 1 << LONGS));
      ints = Arrays.copyOf(ints, Math.multiplyExact(slots, 1 << INTS));
      if (clOrdIds.length > 0) {
        clOrdIds = Arrays.copyOf(clOrdIds, slots);
      }
    }
  }

  public final long qty(int slot) {
    return longs[(slot << LONGS) + QTY];
  }

  public final void qty(int slot, long qty) {
    longs[(slot << LONGS) + QTY] = qty;
  }

  /** The limit price in units, or {@link Orders#NONE}. */
  public final long price(int slot) {
    return longs[(slot << LONGS) + PRICE];
  }

  public final void price(int slot, long price) {
    longs[(slot << LONGS) + PRICE] = price;
  }

  public final int account(int slot) {
    return ints[(slot << INTS) + ACCOUNT];
  }

  public final void account(int slot, int account) {
    ints[(slot << INTS) + ACCOUNT] = account;
  }

  public final int market(int slot) {
    return ints[(slot << INTS) + MARKET];
  }

  public final void market(int slot, int market) {
    ints[(slot << INTS) + MARKET] = market;
  }

  final int coldPlace(int slot) {
    return ints[(slot << INTS) + COLD_PLACE];
  }

  final void coldPlace(int slot, int place) {
    ints[(slot << INTS) + COLD_PLACE] = place;
  }

  /** The host's id, or null. */
  public final String clOrdId(int slot) {
    return is(slot, OrderFlags.HAS_CL_ORD_ID) ? clOrdIds[slot] : null;
  }

  /** Sets the value that {@link OrderFlags#HAS_CL_ORD_ID} announces, or null. */
  public final void clOrdId(int slot, String clOrdId) {
    if (clOrdIds.length <= slot) {
      clOrdIds = Arrays.copyOf(clOrdIds, ints.length >> INTS);
    }
    clOrdIds[slot] = clOrdId;
  }
}
