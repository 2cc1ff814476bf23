package dev.matchbook.spi.json;

/** The fields that any command has (RULEBOOK §2), by their names on the wire. */
enum Field {
  CMD("cmd"),
  TS("ts"),
  SYMBOL("symbol"),
  ACCOUNT("account"),
  SIDE("side"),
  ORD_TYPE("ordType"),
  QTY("qty"),
  PRICE("price"),
  STOP_PX("stopPx"),
  TRAIL_OFFSET("trailOffset"),
  TIF("tif"),
  EXPIRE_TS("expireTs"),
  POST_ONLY("postOnly"),
  DISPLAY_QTY("displayQty"),
  MIN_FILL_QTY("minFillQty"),
  ALL_OR_NONE("allOrNone"),
  STP("stp"),
  CL_ORD_ID("clOrdId"),
  ORDER_ID("orderId"),
  STATUS("status"),
  LEVELS("levels"),
  TICK_SIZE("tickSize"),
  LOT_SIZE("lotSize"),
  MIN_QTY("minQty"),
  MAX_QTY("maxQty"),
  PRICE_BAND("priceBand"),
  MARKET_COLLAR("marketCollar"),
  MAKER_FEE("makerFee"),
  TAKER_FEE("takerFee"),
  FEE_SCALE("feeScale"),
  MAX_CONDITIONAL("maxConditional"),
  SETTLEMENT("settlement"),
  AUDITED("audited"),
  TRADES("trades"),
  BATCH_ID("batchId"),
  REPORT("report"),
  TX_HASH("txHash"),
  BLOCK("block"),
  GAS_USED("gasUsed"),
  CONFIRMATIONS("confirmations"),
  ERROR("error"),
  RETRY_TS("retryTs"),
  TRADE_ID("tradeId"),
  FAULT("fault"),
  REASON("reason");

  private final String wireName;

  Field(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }
}
