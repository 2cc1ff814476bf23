package dev.matchbook.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.StoredOrder;

/**
 * Numbers as texts of one width whose order is that of the numbers: members of sorted sets in which
 * all scores are 0, so that no double ever stands for a price or a place.
 *
 * <pre>
 * id         19 digits
 * event      19 digits of seq, 19 of the id
 * book       20 digits of rank + 2^63, 20 of turn + 2^63, 19 of the orderId
 * name       clOrdId, NUL, 19 digits of the orderId
 * </pre>
 */
final class Places {
  static final int ID = 19;
  private static final int SIGNED = 20;

  private Places() {}

  static byte[] id(long id) {
    byte[] text = new byte[ID];
    digits(requireId(id), text, 0, ID);
    return text;
  }

  static byte[] event(long seq, long id) {
    byte[] text = new byte[2 * ID];
    digits(requireId(seq), text, 0, ID);
    digits(requireId(id), text, ID, ID);
    return text;
  }

  static byte[] book(long rank, long turn, long orderId) {
    byte[] text = new byte[2 * SIGNED + ID];
    signed(rank, text, 0);
    signed(turn, text, SIGNED);
    digits(requireId(orderId), text, 2 * SIGNED, ID);
    return text;
  }

  /** What all members at that place start with. */
  static byte[] book(long rank, long turn) {
    byte[] text = new byte[2 * SIGNED];
    signed(rank, text, 0);
    signed(turn, text, SIGNED);
    return text;
  }

  static byte[] name(String clOrdId, long orderId) {
    byte[] name = clOrdId.getBytes(UTF_8);
    byte[] text = new byte[name.length + 1 + ID];
    System.arraycopy(name, 0, text, 0, name.length);
    digits(requireId(orderId), text, name.length + 1, ID);
    return text;
  }

  /** The member of an open order in its book. */
  static byte[] open(StoredOrder order) {
    if (order.waiting()) {
      return id(order.orderId());
    }
    Cursor priority = order.priority();
    return book(priority.second(), priority.third(), order.orderId());
  }

  private static long requireId(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("an id or a seq is negative: " + value);
    }
    return value;
  }

  private static void signed(long value, byte[] text, int at) {
    long biased = value ^ Long.MIN_VALUE;
    long tens = Long.divideUnsigned(biased, 10);
    text[at + SIGNED - 1] = (byte) ('0' + (biased - tens * 10));
    digits(tens, text, at, SIGNED - 1);
  }

  private static void digits(long value, byte[] text, int at, int count) {
    long rest = value;
    for (int i = at + count - 1; i >= at; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
