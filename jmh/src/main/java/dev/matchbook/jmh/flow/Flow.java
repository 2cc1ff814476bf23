package dev.matchbook.jmh.flow;

/**
 * A stream of commands, and where its timed part starts. Immutable once built; any thread may read
 * it.
 *
 * <p>A command is two longs side by side, its id and its word, so that playing one costs little
 * beside what the book does with it:
 *
 * <pre>
 *   price, 29 bits signed | qty, 32 bits | kind, 2 bits | side, 1 bit
 * </pre>
 */
public final class Flow {
  /** Kind of a command: a limit order. */
  public static final int LIMIT = 0;

  /** Kind of a command: an order that takes what it meets and is gone. */
  public static final int IOC = 1;

  /** Kind of a command: a cancel, which has an id alone. */
  public static final int CANCEL = 2;

  private static final int PRICE_SHIFT = 35;
  private static final int QTY_SHIFT = 3;

  final long[] commands;
  private final int firstTimed;

  /** Commands as pairs of id and word. */
  Flow(long[] commands, int firstTimed) {
    this.commands = commands;
    this.firstTimed = firstTimed;
  }

  /**
   * The word of a command.
   *
   * @throws IllegalArgumentException if price or quantity do not fit
   */
  static long word(int kind, int side, long price, long qty) {
    long word = price << PRICE_SHIFT | qty << QTY_SHIFT | (long) kind << 1 | side;
    if (price(word) != price || qty(word) != qty) {
      throw new IllegalArgumentException("price or qty: too large: " + price + ", " + qty);
    }
    return word;
  }

  static int kind(long word) {
    return (int) word >> 1 & 3;
  }

  static int side(long word) {
    return (int) word & 1;
  }

  static long price(long word) {
    return word >> PRICE_SHIFT;
  }

  static long qty(long word) {
    return word >>> QTY_SHIFT & 0xFFFF_FFFFL;
  }

  /** How many commands there are. */
  public int size() {
    return commands.length / 2;
  }

  /** The index of the first timed command; all from there on are timed. */
  public int firstTimed() {
    return firstTimed;
  }

  /** How many commands are timed. */
  public int timed() {
    return size() - firstTimed;
  }

  /** {@link #LIMIT}, {@link #IOC} or {@link #CANCEL}. */
  public int kind(int index) {
    return kind(commands[2 * index + 1]);
  }

  /** 0 = buy, 1 = sell; 0 of a cancel. */
  public int side(int index) {
    return side(commands[2 * index + 1]);
  }

  /** The order's id. */
  public long id(int index) {
    return commands[2 * index];
  }

  /** The limit price in ticks; 0 of a cancel. */
  public long price(int index) {
    return price(commands[2 * index + 1]);
  }

  /** The quantity in lots; 0 of a cancel. */
  public long qty(int index) {
    return qty(commands[2 * index + 1]);
  }

  /** The same commands with ids scattered over all 64 bits, as hosts have that bring their own. */
  public Flow sparse() {
    long[] scattered = commands.clone();
    for (int i = 0; i < scattered.length; i += 2) {
      scattered[i] = SplitMix64.mix(scattered[i]);
    }
    return new Flow(scattered, firstTimed);
  }
}
