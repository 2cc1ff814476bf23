package dev.matchbook.core.internal;

import java.util.Arrays;

/**
 * What the engine knows of an order beyond the book's needs: quantity, price, account, market and
 * the place of its cold part, 32 bytes a slot in an array of their own. Neither a walk nor an order
 * that comes to rest touches them, and a bare book never allocates them.
 */
public class WarmOrders extends HotOrders {
  private static final int STRIDE = 2;
  private static final int QTY = 0;
  private static final int PRICE = 1;
  private static final int OWNER = 2;
  private static final int COLD_PLACE = 3;

  private final boolean warm;
  private long[] fields = new long[0];
  private String[] clOrdIds = new String[0];

  WarmOrders(boolean warm) {
    this.warm = warm;
  }

  @Override
  void grown(int slots) {
    if (warm) {
      fields = Arrays.copyOf(fields, Math.multiplyExact(slots, 1 << STRIDE));
      if (clOrdIds.length > 0) {
        clOrdIds = Arrays.copyOf(clOrdIds, slots);
      }
    }
  }

  @Override
  void move(SlotMoves moves) {
    super.move(moves);
    long[] old = fields;
    String[] oldIds = clOrdIds;
    fields = new long[warm ? moves.capacity() << STRIDE : 0];
    clOrdIds = new String[oldIds.length == 0 ? 0 : moves.capacity()];
    for (int from = 1; from < old.length >> STRIDE; from++) {
      int slot = moves.of(from);
      if (slot != NIL) {
        System.arraycopy(old, from << STRIDE, fields, slot << STRIDE, 1 << STRIDE);
        if (oldIds.length > 0) {
          clOrdIds[slot] = oldIds[from];
        }
      }
    }
  }

  /** Sets what a new order is; {@code price} may be {@link Orders#NONE}. */
  public final void setTerms(int slot, long qty, long price, int account, int market) {
    long[] terms = fields;
    int at = slot << STRIDE;
    terms[at + OWNER] = Pair.of(account, market);
    terms[at + QTY] = qty;
    terms[at + PRICE] = price;
  }

  public final long qty(int slot) {
    return fields[(slot << STRIDE) + QTY];
  }

  public final void qty(int slot, long qty) {
    fields[(slot << STRIDE) + QTY] = qty;
  }

  /** The limit price in units, or {@link Orders#NONE}. */
  public final long price(int slot) {
    return fields[(slot << STRIDE) + PRICE];
  }

  public final void price(int slot, long price) {
    fields[(slot << STRIDE) + PRICE] = price;
  }

  public final int account(int slot) {
    return Pair.left(fields[(slot << STRIDE) + OWNER]);
  }

  public final int market(int slot) {
    return Pair.right(fields[(slot << STRIDE) + OWNER]);
  }

  final int coldPlace(int slot) {
    return (int) fields[(slot << STRIDE) + COLD_PLACE];
  }

  final void coldPlace(int slot, int place) {
    fields[(slot << STRIDE) + COLD_PLACE] = place;
  }

  /** The host's id, or null. */
  public final String clOrdId(int slot) {
    return is(slot, OrderFlags.HAS_CL_ORD_ID) ? clOrdIds[slot] : null;
  }

  /** Sets the value that {@link OrderFlags#HAS_CL_ORD_ID} announces, or null. */
  public final void clOrdId(int slot, String clOrdId) {
    if (clOrdIds.length <= slot) {
      clOrdIds = Arrays.copyOf(clOrdIds, fields.length >> STRIDE);
    }
    clOrdIds[slot] = clOrdId;
  }
}
