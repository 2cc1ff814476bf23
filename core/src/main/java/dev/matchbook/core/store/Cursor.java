package dev.matchbook.core.store;

/**
 * The key of a row in the order of a query: a page goes on behind it, whatever was written or
 * removed in the meantime. Ordered by its parts; the text form goes through a URL unchanged.
 *
 * @param first the first part
 * @param second the second, 0 where one is enough
 * @param third the third, 0 where two are enough
 */
public record Cursor(long first, long second, long third) implements Comparable<Cursor> {
  /** A key of one part. */
  public static Cursor of(long first) {
    return new Cursor(first, 0, 0);
  }

  /** A key of two parts. */
  public static Cursor of(long first, long second) {
    return new Cursor(first, second, 0);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Cursor parse(String text) {
    String[] parts = text.split("_", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("cursor: not three numbers with _ between");
    }
    try {
      return new Cursor(
          Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("cursor: not three numbers with _ between", e);
    }
  }

  @Override
  public int compareTo(Cursor other) {
    int order = Long.compare(first, other.first);
    if (order == 0) {
      order = Long.compare(second, other.second);
    }
    return order == 0 ? Long.compare(third, other.third) : order;
  }

  @Override
  public String toString() {
    return first + "_" + second + "_" + third;
  }
}
