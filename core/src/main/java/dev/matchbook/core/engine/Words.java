package dev.matchbook.core.engine;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.internal.OrderFlags;

/** The words of an order as bits of its flags, and back. */
final class Words {
  private static final OrdType[] ORD_TYPES = OrdType.values();
  private static final TimeInForce[] TIFS = TimeInForce.values();
  private static final SelfTradePrevention[] STPS = SelfTradePrevention.values();

  /** The bits that words have. */
  static final int MASK =
      OrderFlags.SELL
          | 7 << OrderFlags.TYPE_SHIFT
          | 3 << OrderFlags.TIF_SHIFT
          | 7 << OrderFlags.STP_SHIFT;

  private Words() {}

  static Side side(int flags) {
    return (flags & OrderFlags.SELL) == 0 ? Side.BUY : Side.SELL;
  }

  static OrdType ordType(int flags) {
    return ORD_TYPES[flags >> OrderFlags.TYPE_SHIFT & 7];
  }

  static TimeInForce tif(int flags) {
    return TIFS[flags >> OrderFlags.TIF_SHIFT & 3];
  }

  static SelfTradePrevention stp(int flags) {
    return STPS[flags >> OrderFlags.STP_SHIFT & 7];
  }
}
