package dev.matchbook.jmh.flash;

/**
 * How a report lies in memory and how it reads: four {@code long}s, half a cache line.
 *
 * <pre>
 *   word 0   bits 0–31 quantity, 32 side, 33–35 type, 36–63 sequence number of the message
 *   word 1   order id; of a trade the maker's
 *   word 2   price in ticks; of a trade the maker's
 *   word 3   of a trade the taker's order id
 * </pre>
 *
 * <p>What a type does not have is 0.
 */
final class Report {
  /** Longs of a report. */
  static final int WORDS = 4;

  /** Bits of a sequence number. */
  static final int SEQ_BITS = 28;

  static final int ACCEPTED = 0;
  static final int TRADE = 1;
  static final int CANCELED = 2;
  static final int MODIFIED = 3;
  static final int CANCEL_REFUSED = 4;
  static final int MODIFY_REFUSED = 5;

  /** Not a report: behind the last one. */
  static final int END = 7;

  private Report() {}

  static long head(int seq, int type, int side, long qty) {
    return (long) seq << 36 | (long) type << 33 | (long) side << 32 | qty;
  }

  static int type(long head) {
    return (int) (head >>> 33) & 7;
  }

  /** Appends the line of the published report stream, without its end. */
  static void appendTo(StringBuilder text, long head, long id, long price, long takerId) {
    int type = type(head);
    text.append(type).append(',').append(head >>> 36);
    switch (type) {
      case TRADE -> {
        text.append(',').append(price).append(',').append(qty(head));
        appendId(text, id);
        appendId(text, takerId);
      }
      case CANCEL_REFUSED, MODIFY_REFUSED -> appendId(text, id);
      default -> {
        text.append(',').append(head >>> 32 & 1);
        appendId(text, id);
        text.append(',').append(price);
        if (type != CANCELED) {
          text.append(',').append(qty(head));
        }
      }
    }
  }

  private static long qty(long head) {
    return head & 0xffff_ffffL;
  }

  /** Ids are unsigned. */
  private static void appendId(StringBuilder text, long id) {
    text.append(',');
    if (id >= 0) {
      text.append(id);
    } else {
      text.append(Long.toUnsignedString(id));
    }
  }
}
