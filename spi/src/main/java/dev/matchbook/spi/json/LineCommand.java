package dev.matchbook.spi.json;

import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.Command;

/**
 * A line whose shape was checked: all that the line alone decides. Reused; what is frequent ({@code
 * new}, {@code cancel}, {@code replace}) is in fields, everything else is a record.
 */
final class LineCommand {
  static final int QTY = 0;
  static final int PRICE = 1;
  static final int STOP_PX = 2;
  static final int TRAIL_OFFSET = 3;
  static final int DISPLAY_QTY = 4;
  static final int MIN_FILL_QTY = 5;

  private static final int ABSENT = -1;

  /** The line's number in the input. */
  long number;

  /** Why it is no command, or null. */
  String wrong;

  /** What it is, if it is neither wrong nor in the fields below. */
  Command record;

  Cmd cmd;
  long ts;
  String symbol;
  String account;
  String clOrdId;
  Side side;
  OrdType ordType;
  TimeInForce tif;
  SelfTradePrevention stp;
  boolean postOnly;
  boolean allOrNone;
  long orderId;
  long expireTs;

  private final long[] digits = new long[MIN_FILL_QTY + 1];
  private final int[] scales = new int[MIN_FILL_QTY + 1];

  /** Reads a decimal from the values. */
  void decimal(int which, Field field, Values values) throws MalformedException {
    if (values.decimal(field)) {
      digits[which] = values.digits();
      scales[which] = values.scale();
    } else {
      scales[which] = ABSENT;
    }
  }

  boolean has(int which) {
    return scales[which] != ABSENT;
  }

  /** Digits of a decimal that is there. */
  long digits(int which) {
    return digits[which];
  }

  /** Decimals of a decimal that is there. */
  int scale(int which) {
    return scales[which];
  }
}
