package dev.matchbook.jmh.flash;

import java.util.Arrays;

/**
 * The messages of one file in three {@code long}s each, in order; message {@code i} has the
 * sequence number {@code i}.
 *
 * <pre>
 *   word 0   bits 0–31 quantity, 32–33 type, 34 side, 35 immediate or cancel
 *   word 1   order id
 *   word 2   price in ticks
 * </pre>
 *
 * <p>Sides are 0 = buy, 1 = sell. Written by one thread, then read by any.
 */
public final class Messages {
  /** Type of a new order. */
  public static final int NEW = 0;

  /** Type of a cancel. */
  public static final int CANCEL = 1;

  /** Type of a modify: cancel and reinsert. */
  public static final int MODIFY = 2;

  /** The most messages that there can be: what a sequence number of a {@link Report} can count. */
  public static final int MAX_COUNT = 1 << Report.SEQ_BITS;

  private static final int WORDS = 3;
  private static final long SIDE = 1L << 34;
  private static final long IOC = 1L << 35;

  private long[] words;
  private int count;

  /**
   * No messages.
   *
   * @param expected how many will be added; more can be
   */
  public Messages(int expected) {
    words = new long[WORDS * expected];
  }

  /** Adds a message; its sequence number is the count so far. */
  public void add(int type, int side, boolean ioc, long qty, long id, long price) {
    int at = WORDS * count++;
    if (at == words.length) {
      words = Arrays.copyOf(words, Math.max(WORDS, 2 * at));
    }
    words[at] = qty | (long) type << 32 | (side == 0 ? 0 : SIDE) | (ioc ? IOC : 0);
    words[at + 1] = id;
    words[at + 2] = price;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** {@link #NEW}, {@link #CANCEL} or {@link #MODIFY}. */
  int type(int i) {
    return (int) (words[WORDS * i] >>> 32) & 3;
  }

  /** Of a cancel or modify the side of the order it names, see {@link NamedOrders}. */
  int side(int i) {
    return (int) (words[WORDS * i] >>> 34) & 1;
  }

  boolean isIoc(int i) {
    return (words[WORDS * i] & IOC) != 0;
  }

  /** From 0 to 2^32 − 1. */
  long qty(int i) {
    return words[WORDS * i] & 0xffff_ffffL;
  }

  /** Unsigned. */
  long id(int i) {
    return words[WORDS * i + 1];
  }

  /** In ticks; of a cancel the price of the order it names, see {@link NamedOrders}. */
  long price(int i) {
    return words[WORDS * i + 2];
  }

  void side(int i, int side) {
    int at = WORDS * i;
    words[at] = side == 0 ? words[at] & ~SIDE : words[at] | SIDE;
  }

  void price(int i, long price) {
    words[WORDS * i + 2] = price;
  }
}
