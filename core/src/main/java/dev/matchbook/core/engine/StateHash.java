package dev.matchbook.core.engine;

/**
 * A 64-bit hash of the engine's whole state, equal exactly when two engines would go on alike.
 *
 * <p>Words are mixed one by one in a fixed order, so that a second implementation can compute the
 * same value: time, last {@code seq}, last {@code orderId}, last {@code tradeId}; then for each
 * market in the order of definition its symbol, its status ({@code ordinal}), last price and mark
 * (each −1 before there is one), the orders of both sides ({@code BUY} first; levels best first; in
 * a level the displayed queue, then the dark one, each from its head), −1, the waiting orders in
 * ascending {@code orderId}, −1.
 *
 * <p>An order is: {@code orderId}, {@code account}, {@code clOrdId} (or empty), the ordinals of
 * {@code side}, {@code ordType}, {@code tif}, then {@code price}, {@code stopPx} (only while it
 * waits), {@code trailOffset}, each in units or −1; {@code qty}, {@code leaves}, what it shows (0
 * where it waits or rests in a dark queue), {@code displayQty} or −1, {@code minFillQty} or −1; 1
 * or 0 for {@code allOrNone} and for {@code postOnly}, the ordinal of {@code stp}, {@code expireTs}
 * or −1. A string is its length, then its characters.
 *
 * <p>Where accounts have signed, each of them follows by name: {@code account}, the nonce that is
 * next by the rule of increasing ones, the bound below which it has canceled; then how many words
 * of nonces and each with its key and its bits, how many digests and each with its time; and then
 * for each signed open order by id its {@code orderId} and its nonce. These numbers are strings in
 * hexadecimal, but for counts, times and ids.
 *
 * <p>Where trades were busted, each open order follows by id whose quantity came back: {@code
 * orderId} and the order it refers to; then each open order by id whose quantity came back in
 * another one, with −1. Where trades can still be busted, each of them follows by id: {@code
 * tradeId}, the ordinal of its state, its batch or 0; and of its maker and its taker the {@code
 * orderId}, what is filled in units, and 1 if it was filled whole or 0. Then each batch that is not
 * over by id: its id and version, the ordinal of its state, how often it was tried, its root and
 * when it is tried again.
 */
public final class StateHash {
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private long hash = 0xCBF29CE484222325L;

  /** Starts with nothing added. */
  public StateHash() {}

  /** Mixes one word in. */
  public StateHash add(long word) {
    long h = (hash ^ word) * PRIME;
    hash = h ^ h >>> 32;
    return this;
  }

  /** Mixes a string in; null is the empty one. */
  public StateHash add(String text) {
    if (text == null) {
      return add(0);
    }
    add(text.length());
    for (int i = 0; i < text.length(); i++) {
      add(text.charAt(i));
    }
    return this;
  }

  /** The hash of all that was added. */
  public long value() {
    return hash;
  }
}
