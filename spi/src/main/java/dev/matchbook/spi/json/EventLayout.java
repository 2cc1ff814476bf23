package dev.matchbook.spi.json;

import static dev.matchbook.spi.json.EventField.Kind.NUMBER;
import static dev.matchbook.spi.json.EventField.Kind.OPTIONAL_ID;
import static dev.matchbook.spi.json.EventField.Kind.OPTIONAL_PRICE;
import static dev.matchbook.spi.json.EventField.Kind.OPTIONAL_REF;
import static dev.matchbook.spi.json.EventField.Kind.OPTIONAL_TEXT;
import static dev.matchbook.spi.json.EventField.Kind.QTY;
import static dev.matchbook.spi.json.EventField.Kind.SYMBOL;
import static dev.matchbook.spi.json.EventField.Kind.TEXT;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.Priority;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.spi.json.EventField.Kind;
import dev.matchbook.spi.json.EventLine.Word;

/**
 * The events but {@code depth} and those of settlements, with their fields in the order of RULEBOOK
 * §3.
 */
enum EventLayout {
  MARKET(
      Keys.MARKET,
      true,
      field(Keys.SYMBOL, SYMBOL),
      field(Keys.TICK_SIZE, OPTIONAL_PRICE),
      field(Keys.LOT_SIZE, QTY)),
  COMMAND_REJECTED(
      Keys.COMMAND_REJECTED,
      false,
      field(Keys.CMD, TEXT),
      field(Keys.SYMBOL, TEXT),
      EventField.word(Keys.REASON, RejectReason.values())),
  ACCEPTED(
      Keys.ACCEPTED,
      true,
      number(Keys.ORDER_ID),
      field(Keys.CL_ORD_ID, OPTIONAL_TEXT),
      field(Keys.ACCOUNT, TEXT),
      field(Keys.SYMBOL, SYMBOL),
      EventField.word(Keys.SIDE, Side.values()),
      EventField.word(Keys.ORD_TYPE, OrdType.values()),
      EventField.word(Keys.TIF, TimeInForce.values()),
      field(Keys.PRICE, OPTIONAL_PRICE),
      field(Keys.STOP_PX, OPTIONAL_PRICE),
      field(Keys.QTY, QTY),
      field(Keys.REF_ORDER_ID, OPTIONAL_REF)),
  REJECTED(
      Keys.REJECTED,
      false,
      number(Keys.ORDER_ID),
      field(Keys.CL_ORD_ID, OPTIONAL_TEXT),
      field(Keys.ACCOUNT, TEXT),
      field(Keys.SYMBOL, TEXT),
      EventField.word(Keys.REASON, RejectReason.values()),
      field(Keys.REF_ORDER_ID, OPTIONAL_REF)),
  TRIGGERED(Keys.TRIGGERED, false, number(Keys.ORDER_ID)),
  /** Price and quantity follow once more, for its fees. */
  TRADE(
      Keys.TRADE,
      true,
      number(Keys.TRADE_ID),
      field(Keys.SYMBOL, SYMBOL),
      field(Keys.PRICE, OPTIONAL_PRICE),
      field(Keys.QTY, QTY),
      EventField.word(Keys.TAKER_SIDE, Side.values()),
      number(Keys.MAKER_ORDER_ID),
      number(Keys.TAKER_ORDER_ID),
      field(Keys.MAKER_ACCOUNT, TEXT),
      field(Keys.TAKER_ACCOUNT, TEXT),
      field(Keys.MAKER_LEAVES, QTY),
      field(Keys.TAKER_LEAVES, QTY)),
  REPLENISHED(Keys.REPLENISHED, true, number(Keys.ORDER_ID), field(Keys.DISPLAY_QTY, QTY)),
  RESTATED(Keys.RESTATED, true, number(Keys.ORDER_ID), field(Keys.LEAVES, QTY)),
  CANCELED(
      Keys.CANCELED,
      true,
      number(Keys.ORDER_ID),
      EventField.word(Keys.REASON, CancelReason.values()),
      field(Keys.LEAVES, QTY)),
  EXPIRED(Keys.EXPIRED, true, number(Keys.ORDER_ID), field(Keys.LEAVES, QTY)),
  REPLACED(
      Keys.REPLACED,
      true,
      number(Keys.ORDER_ID),
      field(Keys.PRICE, OPTIONAL_PRICE),
      field(Keys.STOP_PX, OPTIONAL_PRICE),
      field(Keys.QTY, QTY),
      field(Keys.LEAVES, QTY),
      EventField.word(Keys.PRIORITY, Priority.values())),
  CANCEL_REJECTED(
      Keys.CANCEL_REJECTED,
      false,
      field(Keys.ORDER_ID, OPTIONAL_ID),
      field(Keys.CL_ORD_ID, OPTIONAL_TEXT),
      EventField.word(Keys.REASON, RejectReason.values())),
  MASS_CANCELED(Keys.MASS_CANCELED, false, field(Keys.ACCOUNT, TEXT), number(Keys.COUNT)),
  STATUS(
      Keys.STATUS,
      true,
      field(Keys.SYMBOL, SYMBOL),
      EventField.word(Keys.STATUS, MarketStatus.values())),
  MALFORMED(Keys.MALFORMED, false, number(Keys.LINE), field(Keys.REASON, TEXT));

  private static final EventLayout[] ALL = values();

  private final Word type;
  private final boolean hasMarket;
  private final EventField[] fields;

  EventLayout(Word type, boolean hasMarket, EventField... fields) {
    this.type = type;
    this.hasMarket = hasMarket;
    this.fields = fields;
  }

  private static EventField field(Word key, Kind kind) {
    return EventField.of(key, kind);
  }

  private static EventField number(Word key) {
    return EventField.of(key, NUMBER);
  }

  static EventLayout of(int ordinal) {
    return ALL[ordinal];
  }

  Word type() {
    return type;
  }

  /** Whether the event's market is on the tape before its fields. */
  boolean hasMarket() {
    return hasMarket;
  }

  EventField[] fields() {
    return fields;
  }
}
