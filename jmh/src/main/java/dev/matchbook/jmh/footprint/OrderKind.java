package dev.matchbook.jmh.footprint;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.engine.OrderEntry;

/**
 * What is put into a market, one order after the other, on both sides in turn. None of it trades:
 * buyers are below {@link #TOUCH}, sellers are not.
 */
enum OrderKind {
  /** All of a side at one price. */
  PLAIN {
    @Override
    void set(OrderEntry entry, boolean buys, int index) {
      entry.price(price(buys, 0));
    }
  },
  /** Each at a price of its own, a tick from the last. */
  ADJACENT {
    @Override
    void set(OrderEntry entry, boolean buys, int index) {
      entry.price(price(buys, index));
    }
  },
  /** Each at a price of its own, {@link #APART_TICKS} from the last. */
  APART {
    @Override
    void set(OrderEntry entry, boolean buys, int index) {
      entry.price(price(buys, APART_TICKS * index));
    }
  },
  /** As {@link #PLAIN}, showing a part. */
  ICEBERG {
    @Override
    void set(OrderEntry entry, boolean buys, int index) {
      entry.price(price(buys, 0)).displayQty(QTY / 2);
    }
  },
  /** As {@link #PLAIN}, to be filled whole or not at all. */
  CONDITIONAL {
    @Override
    void set(OrderEntry entry, boolean buys, int index) {
      entry.price(price(buys, 0)).allOrNone(true);
    }
  },
  /** Stop orders that wait for one price, which never trades. */
  STOP {
    @Override
    void set(OrderEntry entry, boolean buys, int index) {
      entry.ordType(OrdType.STOP).stopPx(TOUCH);
    }
  };

  /** The lowest price of a seller, in ticks. */
  static final long TOUCH = 1_000_000_000;

  /** Ticks between two prices that are far from each other. */
  static final long APART_TICKS = 1_000;

  /** Quantity of every order. */
  static final long QTY = 10;

  /**
   * Makes an entry one of this kind.
   *
   * @param index of the order on its side, from 0
   */
  abstract void set(OrderEntry entry, boolean buys, int index);

  private static long price(boolean buys, long ticks) {
    return buys ? TOUCH - 1 - ticks : TOUCH + ticks;
  }
}
