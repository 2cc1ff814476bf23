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
  private static final Field[] FIELDS = {
    Field.QTY, Field.PRICE, Field.STOP_PX, Field.TRAIL_OFFSET, Field.DISPLAY_QTY, Field.MIN_FILL_QTY
  };

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

  private final long[] digits = new long[FIELDS.length];
  private final int[] scales = new int[FIELDS.length];

  /** Reads all decimals of a {@code new}. */
  void decimals(Values values) throws MalformedException {
    for (int which = 0; which < FIELDS.length; which++) {
      decimal(which, values);
    }
  }

  /**
   * Reads the decimals of a {@code replace}; {@code trailOffset} and {@code minFillQty} are none.
   */
  void changes(Values values) throws MalformedException {
    for (int which = 0; which < FIELDS.length; which++) {
      if (which == TRAIL_OFFSET || which == MIN_FILL_QTY) {
        scales[which] = ABSENT;
      } else {
        decimal(which, values);
      }
    }
  }

  private void decimal(int which, Values values) throws MalformedException {
    boolean there = values.decimal(FIELDS[which]);
    digits[which] = values.digits();
    scales[which] = there ? values.scale() : ABSENT;
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
