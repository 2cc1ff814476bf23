package dev.matchbook.core.engine;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.book.Orders;

/** The words of an order as bits of its flags, and back. */
final class Words {
  private static final OrdType[] ORD_TYPES = OrdType.values();
  private static final TimeInForce[] TIFS = TimeInForce.values();
  private static final SelfTradePrevention[] STPS = SelfTradePrevention.values();

  private Words() {}

  static int flags(Side side, OrdType ordType, TimeInForce tif, SelfTradePrevention stp) {
    return side.ordinal()
        | ordType.ordinal() << Orders.TYPE_SHIFT
        | tif.ordinal() << Orders.TIF_SHIFT
        | stp.ordinal() << Orders.STP_SHIFT;
  }

  static Side side(int flags) {
    return (flags & Orders.SELL) == 0 ? Side.BUY : Side.SELL;
  }

  static OrdType ordType(int flags) {
    return ORD_TYPES[flags >> Orders.TYPE_SHIFT & 7];
  }

  static TimeInForce tif(int flags) {
    return TIFS[flags >> Orders.TIF_SHIFT & 3];
  }

  static SelfTradePrevention stp(int flags) {
    return STPS[flags >> Orders.STP_SHIFT & 7];
  }
}
