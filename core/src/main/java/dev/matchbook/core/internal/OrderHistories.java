package dev.matchbook.core.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/**
 * What a store keeps of an order beyond what matching needs, 64 bytes a slot, and which orders have
 * changed since the last batch. An engine without a store has none of it.
 *
 * <p>An order changed in a batch is noted once, by its id: marks are the number of the batch, so
 * that nothing has to be cleared for the next one.
 */
public final class OrderHistories {
  private static final int STRIDE = 3;
  private static final int VERSION = 0;
  private static final int PLACE = 1;
  private static final int CREATED = 2;
  private static final int UPDATED = 3;
  private static final int GROSS_LOW = 4;
  private static final int GROSS_HIGH = 5;
  private static final int MARK = 6;

  private long[] fields = new long[0];
  private final LongArrayList changed = new LongArrayList();
  private long batch = 1;
  private long seq;
  private long ts;

  OrderHistories(int slots) {
    grow(slots);
  }

  void grow(int slots) {
    fields = Arrays.copyOf(fields, Math.multiplyExact(slots, 1 << STRIDE));
  }

  void move(SlotMoves moves) {
    long[] old = fields;
    fields = new long[moves.capacity() << STRIDE];
    for (int from = 1; from < old.length >> STRIDE; from++) {
      int slot = moves.of(from);
      if (slot != Orders.NIL) {
        System.arraycopy(old, from << STRIDE, fields, slot << STRIDE, 1 << STRIDE);
      }
    }
  }

  /** Notes the event that is being told. */
  public void event(long eventSeq, long eventTs) {
    seq = eventSeq;
    ts = eventTs;
  }

  /** Starts the history of an order with the event that accepted it. */
  public void start(int slot, long id) {
    int at = slot << STRIDE;
    fields[at + MARK] = 0;
    fields[at + GROSS_LOW] = 0;
    fields[at + GROSS_HIGH] = 0;
    fields[at + CREATED] = ts;
    place(slot);
    touch(slot, id);
  }

  /** Goes on with the history of an order that a store has kept. */
  public void restore(int slot, long version, long place, BigInteger gross, long created, long at) {
    int to = slot << STRIDE;
    fields[to + VERSION] = version;
    fields[to + PLACE] = place;
    fields[to + CREATED] = created;
    fields[to + UPDATED] = at;
    fields[to + GROSS_LOW] = gross.longValue();
    fields[to + GROSS_HIGH] = gross.shiftRight(Long.SIZE).longValueExact();
    fields[to + MARK] = 0;
  }

  /** The order has changed with the last event. */
  public void touch(int slot, long id) {
    int at = slot << STRIDE;
    fields[at + VERSION] = seq;
    fields[at + UPDATED] = ts;
    if (fields[at + MARK] != batch) {
      fields[at + MARK] = batch;
      changed.add(id);
    }
  }

  /** The order has joined the tail of its queue with the last event, or will. */
  public void place(int slot) {
    fields[(slot << STRIDE) + PLACE] = seq;
  }

  /** The order traded. */
  public void traded(int slot, long price, long qty) {
    int at = slot << STRIDE;
    long low = price * qty;
    long sum = fields[at + GROSS_LOW] + low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    fields[at + GROSS_LOW] = sum;
    fields[at + GROSS_HIGH] += Math.multiplyHigh(price, qty) + carry;
  }

  /** What the order traded is taken back. */
  public void busted(int slot, long price, long qty) {
    int at = slot << STRIDE;
    long low = price * qty;
    long borrow = Long.compareUnsigned(fields[at + GROSS_LOW], low) < 0 ? 1 : 0;
    fields[at + GROSS_LOW] -= low;
    fields[at + GROSS_HIGH] -= Math.multiplyHigh(price, qty) + borrow;
  }

  /** Ids of the orders that changed in this batch, in the order of their first change. */
  public LongArrayList changed() {
    return changed;
  }

  /** Starts the next batch. */
  public void nextBatch() {
    changed.clear();
    batch++;
  }

  /** {@code seq} of the event that last changed it. */
  public long version(int slot) {
    return fields[(slot << STRIDE) + VERSION];
  }

  /** {@code seq} of the event with which it last joined the tail of its queue. */
  public long placeOf(int slot) {
    return fields[(slot << STRIDE) + PLACE];
  }

  /** When it was accepted. */
  public long created(int slot) {
    return fields[(slot << STRIDE) + CREATED];
  }

  /** When it last changed. */
  public long updated(int slot) {
    return fields[(slot << STRIDE) + UPDATED];
  }

  /** Sum of price · quantity over its fills, in units of both. */
  public BigDecimal gross(int slot, int scale) {
    long low = fields[(slot << STRIDE) + GROSS_LOW];
    long high = fields[(slot << STRIDE) + GROSS_HIGH];
    if (high == 0 && low >= 0) {
      return BigDecimal.valueOf(low, scale);
    }
    BigInteger unsigned = new BigInteger(Long.toUnsignedString(low));
    return new BigDecimal(BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(unsigned), scale);
  }
}
