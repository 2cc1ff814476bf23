package dev.matchbook.spi.json;

import dev.matchbook.spi.json.EventLine.Word;

/** The keys and types of events (RULEBOOK §3), encoded once. */
final class Keys {
  static final Word SYMBOL = new Word("symbol");
  static final Word TICK_SIZE = new Word("tickSize");
  static final Word LOT_SIZE = new Word("lotSize");
  static final Word CMD = new Word("cmd");
  static final Word REASON = new Word("reason");
  static final Word ORDER_ID = new Word("orderId");
  static final Word CL_ORD_ID = new Word("clOrdId");
  static final Word ACCOUNT = new Word("account");
  static final Word SIDE = new Word("side");
  static final Word ORD_TYPE = new Word("ordType");
  static final Word TIF = new Word("tif");
  static final Word PRICE = new Word("price");
  static final Word STOP_PX = new Word("stopPx");
  static final Word QTY = new Word("qty");
  static final Word TRADE_ID = new Word("tradeId");
  static final Word TAKER_SIDE = new Word("takerSide");
  static final Word MAKER_ORDER_ID = new Word("makerOrderId");
  static final Word TAKER_ORDER_ID = new Word("takerOrderId");
  static final Word MAKER_ACCOUNT = new Word("makerAccount");
  static final Word TAKER_ACCOUNT = new Word("takerAccount");
  static final Word MAKER_LEAVES = new Word("makerLeaves");
  static final Word TAKER_LEAVES = new Word("takerLeaves");
  static final Word MAKER_FEE = new Word("makerFee");
  static final Word TAKER_FEE = new Word("takerFee");
  static final Word DISPLAY_QTY = new Word("displayQty");
  static final Word LEAVES = new Word("leaves");
  static final Word PRIORITY = new Word("priority");
  static final Word COUNT = new Word("count");
  static final Word STATUS = new Word("status");
  static final Word BIDS = new Word("bids");
  static final Word ASKS = new Word("asks");
  static final Word LINE = new Word("line");
  static final Word REF_ORDER_ID = new Word("refOrderId");

  static final Word MARKET = new Word("market");
  static final Word COMMAND_REJECTED = new Word("commandRejected");
  static final Word ACCEPTED = new Word("accepted");
  static final Word REJECTED = new Word("rejected");
  static final Word TRIGGERED = new Word("triggered");
  static final Word TRADE = new Word("trade");
  static final Word REPLENISHED = new Word("replenished");
  static final Word RESTATED = new Word("restated");
  static final Word CANCELED = new Word("canceled");
  static final Word EXPIRED = new Word("expired");
  static final Word REPLACED = new Word("replaced");
  static final Word CANCEL_REJECTED = new Word("cancelRejected");
  static final Word MASS_CANCELED = new Word("massCanceled");
  static final Word DEPTH = new Word("depth");
  static final Word MALFORMED = new Word("malformed");

  private Keys() {}

  /** The names of an enum's constants by their ordinals. */
  static Word[] words(Enum<?>[] constants) {
    Word[] words = new Word[constants.length];
    for (Enum<?> constant : constants) {
      words[constant.ordinal()] = new Word(constant.name());
    }
    return words;
  }
}
