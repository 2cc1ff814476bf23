package dev.matchbook.core.book;

import java.util.Arrays;

/**
 * All open orders of an engine, each in a slot.
 *
 * <p>A slot has a hot and a cold half. A plain limit order lives in the hot half alone: 32 bytes of
 * longs (id, leaves, quantity, price) and 32 bytes of ints (links, level, account, market, flags),
 * one cache line of each array for two orders. Icebergs, conditions, triggers and expiry are in the
 * cold half, which only such orders have: 80 bytes more, in places of their own.
 *
 * <p>Invariants: {@code qty = cumQty + leaves}; a displayed order without {@link #HAS_DISPLAY}
 * shows {@code leaves}; with it {@code 0 < shown ≤ leaves} while it rests.
 */
public final class Orders {
  /** No slot. */
  public static final int NIL = -1;

  /** What an absent price, quantity or time is. */
  public static final long NONE = -1;

  /** The order sells. */
  public static final int SELL = 1;

  /** {@code allOrNone}. */
  public static final int ALL_OR_NONE = 1 << 1;

  /** {@code postOnly}. */
  public static final int POST_ONLY = 1 << 2;

  /** It has a {@code displayQty}. */
  public static final int HAS_DISPLAY = 1 << 3;

  /** It has a {@code minFillQty}. */
  public static final int HAS_MIN_FILL = 1 << 4;

  /** It rests in a dark queue, or would. */
  public static final int DARK = 1 << 5;

  /** It rests in the book. */
  public static final int RESTING = 1 << 6;

  /** It waits for its trigger. */
  public static final int WAITING = 1 << 7;

  /** It is in the indexes of open orders. */
  public static final int OPEN = 1 << 8;

  /** It has a stop price. */
  public static final int HAS_STOP = 1 << 9;

  /** It has an {@code expireTs}. */
  public static final int HAS_EXPIRY = 1 << 10;

  /** It has a {@code clOrdId}. */
  public static final int HAS_CL_ORD_ID = 1 << 11;

  /** {@code ordType} is in bits 12–14, {@code tif} in 15–16, {@code stp} in 17–19. */
  public static final int TYPE_SHIFT = 12;

  /** See {@link #TYPE_SHIFT}. */
  public static final int TIF_SHIFT = 15;

  /** See {@link #TYPE_SHIFT}. */
  public static final int STP_SHIFT = 17;

  /** {@code allOrNone} or {@code minFillQty}: what §5 calls conditional. */
  public static final int CONDITIONAL = ALL_OR_NONE | HAS_MIN_FILL;

  /** What lives in the cold half. */
  private static final int NEEDS_COLD = HAS_DISPLAY | HAS_MIN_FILL | HAS_STOP | HAS_EXPIRY;

  private static final int STRIDE = 2;
  private static final int COLD = 3;
  private static final int ID = 0;
  private static final int LEAVES = 1;
  private static final int QTY = 2;
  private static final int PRICE = 3;
  private static final int NEXT = 0;
  private static final int PREV = 1;
  private static final int LEVEL = 2;
  private static final int ACCOUNT = 3;
  private static final int MARKET = 4;
  private static final int FLAGS = 5;
  private static final int COLD_PLACE = 6;
  private static final int SHOWN = 0;
  private static final int DISPLAY = 1;
  private static final int MIN_FILL = 2;
  private static final int STOP = 3;
  private static final int TRAIL = 4;
  private static final int EXPIRY = 5;

  private long[] longs = new long[0];
  private int[] ints = new int[0];
  private long[] cold = new long[0];
  private int[] places = new int[0];
  private String[] clOrdIds = new String[0];
  private int capacity;
  private int coldCapacity;
  private int free = NIL;
  private int freeCold = NIL;
  private int live;

  /** An empty pool. */
  public Orders() {}

  /** Takes a slot; its fields hold whatever they held. */
  public int take() {
    if (free == NIL) {
      grow();
    }
    int slot = free;
    free = next(slot);
    live++;
    return slot;
  }

  /** Gives the slot a cold half, needed before any field of it is set. */
  public void takeCold(int slot) {
    if (freeCold == NIL) {
      growCold();
    }
    ints[(slot << COLD) + COLD_PLACE] = freeCold;
    freeCold = places[freeCold << STRIDE];
  }

  /** Gives a slot back, with its cold half. */
  public void release(int slot) {
    int flags = flags(slot);
    if ((flags & HAS_CL_ORD_ID) != 0) {
      clOrdIds[slot] = null;
    }
    if ((flags & NEEDS_COLD) != 0) {
      int place = ints[(slot << COLD) + COLD_PLACE];
      places[place << STRIDE] = freeCold;
      freeCold = place;
    }
    flags(slot, 0);
    next(slot, free);
    free = slot;
    live--;
  }

  private void grow() {
    int from = capacity;
    capacity = Math.max(64, Math.multiplyExact(capacity, 2));
    longs = Arrays.copyOf(longs, Math.multiplyExact(capacity, 1 << STRIDE));
    ints = Arrays.copyOf(ints, Math.multiplyExact(capacity, 1 << COLD));
    clOrdIds = Arrays.copyOf(clOrdIds, capacity);
    for (int slot = capacity - 1; slot >= from; slot--) {
      next(slot, free);
      free = slot;
    }
  }

  private void growCold() {
    int from = coldCapacity;
    coldCapacity = Math.max(16, Math.multiplyExact(coldCapacity, 2));
    cold = Arrays.copyOf(cold, Math.multiplyExact(coldCapacity, 1 << COLD));
    places = Arrays.copyOf(places, coldCapacity << STRIDE);
    for (int place = coldCapacity - 1; place >= from; place--) {
      places[place << STRIDE] = freeCold;
      freeCold = place;
    }
  }

  private int coldAt(int slot) {
    return ints[(slot << COLD) + COLD_PLACE];
  }

  /** Slots in use. */
  public int live() {
    return live;
  }

  public long id(int slot) {
    return longs[(slot << STRIDE) + ID];
  }

  public void id(int slot, long id) {
    longs[(slot << STRIDE) + ID] = id;
  }

  public long leaves(int slot) {
    return longs[(slot << STRIDE) + LEAVES];
  }

  public void leaves(int slot, long leaves) {
    longs[(slot << STRIDE) + LEAVES] = leaves;
  }

  public long qty(int slot) {
    return longs[(slot << STRIDE) + QTY];
  }

  public void qty(int slot, long qty) {
    longs[(slot << STRIDE) + QTY] = qty;
  }

  /** The limit price in units, or {@link #NONE}. */
  public long price(int slot) {
    return longs[(slot << STRIDE) + PRICE];
  }

  public void price(int slot, long price) {
    longs[(slot << STRIDE) + PRICE] = price;
  }

  public int next(int slot) {
    return ints[(slot << COLD) + NEXT];
  }

  public void next(int slot, int next) {
    ints[(slot << COLD) + NEXT] = next;
  }

  public int prev(int slot) {
    return ints[(slot << COLD) + PREV];
  }

  public void prev(int slot, int prev) {
    ints[(slot << COLD) + PREV] = prev;
  }

  public int level(int slot) {
    return ints[(slot << COLD) + LEVEL];
  }

  public void level(int slot, int level) {
    ints[(slot << COLD) + LEVEL] = level;
  }

  public int account(int slot) {
    return ints[(slot << COLD) + ACCOUNT];
  }

  public void account(int slot, int account) {
    ints[(slot << COLD) + ACCOUNT] = account;
  }

  public int market(int slot) {
    return ints[(slot << COLD) + MARKET];
  }

  public void market(int slot, int market) {
    ints[(slot << COLD) + MARKET] = market;
  }

  public int flags(int slot) {
    return ints[(slot << COLD) + FLAGS];
  }

  public void flags(int slot, int flags) {
    ints[(slot << COLD) + FLAGS] = flags;
  }

  public boolean is(int slot, int flag) {
    return (flags(slot) & flag) != 0;
  }

  public void set(int slot, int flag) {
    flags(slot, flags(slot) | flag);
  }

  public void clear(int slot, int flag) {
    flags(slot, flags(slot) & ~flag);
  }

  /** What a displayed order shows. */
  public long shown(int slot) {
    return is(slot, HAS_DISPLAY) ? cold[(coldAt(slot) << COLD) + SHOWN] : leaves(slot);
  }

  /** Sets what an order with {@link #HAS_DISPLAY} shows. */
  public void shown(int slot, long shown) {
    cold[(coldAt(slot) << COLD) + SHOWN] = shown;
  }

  /** {@code displayQty}, or {@link #NONE}. */
  public long displayQty(int slot) {
    return is(slot, HAS_DISPLAY) ? cold[(coldAt(slot) << COLD) + DISPLAY] : NONE;
  }

  /** Sets the value that {@link #HAS_DISPLAY} announces. */
  public void displayQty(int slot, long displayQty) {
    cold[(coldAt(slot) << COLD) + DISPLAY] = displayQty;
  }

  /** {@code minFillQty}, or {@link #NONE}. */
  public long minFillQty(int slot) {
    return is(slot, HAS_MIN_FILL) ? cold[(coldAt(slot) << COLD) + MIN_FILL] : NONE;
  }

  /** Sets the value that {@link #HAS_MIN_FILL} announces. */
  public void minFillQty(int slot, long minFillQty) {
    cold[(coldAt(slot) << COLD) + MIN_FILL] = minFillQty;
  }

  /** The stop price, also after the order was triggered, or {@link #NONE}. */
  public long stopPx(int slot) {
    return is(slot, HAS_STOP) ? cold[(coldAt(slot) << COLD) + STOP] : NONE;
  }

  /** Sets the value that {@link #HAS_STOP} announces. */
  public void stopPx(int slot, long stopPx) {
    cold[(coldAt(slot) << COLD) + STOP] = stopPx;
  }

  /** The trailing offset, or {@link #NONE}. */
  public long trailOffset(int slot) {
    return is(slot, HAS_STOP) ? cold[(coldAt(slot) << COLD) + TRAIL] : NONE;
  }

  /** Sets the trailing offset of an order with {@link #HAS_STOP}. */
  public void trailOffset(int slot, long trailOffset) {
    cold[(coldAt(slot) << COLD) + TRAIL] = trailOffset;
  }

  /** {@code expireTs}, or {@link #NONE}. */
  public long expireTs(int slot) {
    return is(slot, HAS_EXPIRY) ? cold[(coldAt(slot) << COLD) + EXPIRY] : NONE;
  }

  /** Sets the value that {@link #HAS_EXPIRY} announces. */
  public void expireTs(int slot, long expireTs) {
    cold[(coldAt(slot) << COLD) + EXPIRY] = expireTs;
  }

  /** The place of the order in the heap of that number, 0–3. */
  public int place(int slot, int heap) {
    return places[(coldAt(slot) << STRIDE) + heap];
  }

  public void place(int slot, int heap, int place) {
    places[(coldAt(slot) << STRIDE) + heap] = place;
  }

  /** The host's id, or null. */
  public String clOrdId(int slot) {
    return is(slot, HAS_CL_ORD_ID) ? clOrdIds[slot] : null;
  }

  /** Sets the value that {@link #HAS_CL_ORD_ID} announces. */
  public void clOrdId(int slot, String clOrdId) {
    clOrdIds[slot] = clOrdId;
  }
}
