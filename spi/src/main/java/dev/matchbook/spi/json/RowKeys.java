package dev.matchbook.spi.json;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.store.StoredNonce;

/** The keys and words of stored rows. */
final class RowKeys {
  static final LineKey SEQ = LineKey.of("seq");
  static final LineKey TS = LineKey.of("ts");
  static final LineKey TYPE = LineKey.of("type");
  static final LineKey SYMBOL = LineKey.of("symbol");
  static final LineKey PRICE = LineKey.of("price");
  static final LineKey QTY = LineKey.of("qty");
  static final LineKey STATUS = LineKey.of("status");

  static final LineKey ORDER_ID = LineKey.of("orderId");
  static final LineKey CL_ORD_ID = LineKey.of("clOrdId");
  static final LineKey ACCOUNT = LineKey.of("account");
  static final LineKey SIDE = LineKey.of("side");
  static final LineKey ORD_TYPE = LineKey.of("ordType");
  static final LineKey TIF = LineKey.of("tif");
  static final LineKey STP = LineKey.of("stp");
  static final LineKey WAITING = LineKey.of("waiting");
  static final LineKey CANCEL_REASON = LineKey.of("cancelReason");
  static final LineKey STOP_PX = LineKey.of("stopPx");
  static final LineKey TRAIL_OFFSET = LineKey.of("trailOffset");
  static final LineKey LEAVES_QTY = LineKey.of("leavesQty");
  static final LineKey CUM_QTY = LineKey.of("cumQty");
  static final LineKey GROSS_TRADE_AMT = LineKey.of("grossTradeAmt");
  static final LineKey DISPLAY_QTY = LineKey.of("displayQty");
  static final LineKey SHOWN_QTY = LineKey.of("shownQty");
  static final LineKey MIN_FILL_QTY = LineKey.of("minFillQty");
  static final LineKey ALL_OR_NONE = LineKey.of("allOrNone");
  static final LineKey POST_ONLY = LineKey.of("postOnly");
  static final LineKey EXPIRE_TS = LineKey.of("expireTs");
  static final LineKey PLACE = LineKey.of("place");
  static final LineKey CREATED_TS = LineKey.of("createdTs");

  static final LineKey TRADE_ID = LineKey.of("tradeId");
  static final LineKey TAKER_SIDE = LineKey.of("takerSide");
  static final LineKey MAKER_ORDER_ID = LineKey.of("makerOrderId");
  static final LineKey TAKER_ORDER_ID = LineKey.of("takerOrderId");
  static final LineKey MAKER_ACCOUNT = LineKey.of("makerAccount");
  static final LineKey TAKER_ACCOUNT = LineKey.of("takerAccount");
  static final LineKey MAKER_LEAVES = LineKey.of("makerLeaves");
  static final LineKey TAKER_LEAVES = LineKey.of("takerLeaves");
  static final LineKey MAKER_FEE = LineKey.of("makerFee");
  static final LineKey TAKER_FEE = LineKey.of("takerFee");

  static final LineKey INDEX = LineKey.of("index");
  static final LineKey TICK_SIZE = LineKey.of("tickSize");
  static final LineKey LOT_SIZE = LineKey.of("lotSize");
  static final LineKey MIN_QTY = LineKey.of("minQty");
  static final LineKey MAX_QTY = LineKey.of("maxQty");
  static final LineKey PRICE_BAND = LineKey.of("priceBand");
  static final LineKey MARKET_COLLAR = LineKey.of("marketCollar");
  static final LineKey FEE_SCALE = LineKey.of("feeScale");
  static final LineKey MAX_CONDITIONAL = LineKey.of("maxConditional");
  static final LineKey LAST_PRICE = LineKey.of("lastPrice");
  static final LineKey MARK = LineKey.of("mark");

  static final LineKey COMMANDS = LineKey.of("commands");

  static final LineKey NONCE = LineKey.of("nonce");
  static final LineKey KIND = LineKey.of("kind");
  static final LineKey KEY = LineKey.of("key");
  static final LineKey VALUE = LineKey.of("value");
  static final LineKey DIGEST = LineKey.of("digest");
  static final LineKey SIGNATURE = LineKey.of("signature");
  static final LineKey MESSAGE = LineKey.of("message");

  static final Words<Side> SIDES = Words.of(Side.values());
  static final Words<OrdType> TYPES = Words.of(OrdType.values());
  static final Words<TimeInForce> TIFS = Words.of(TimeInForce.values());
  static final Words<SelfTradePrevention> STPS = Words.of(SelfTradePrevention.values());
  static final Words<OrdStatus> STATUSES = Words.of(OrdStatus.values());
  static final Words<CancelReason> CANCEL_REASONS = Words.of(CancelReason.values());
  static final Words<MarketStatus> MARKET_STATUSES = Words.of(MarketStatus.values());
  static final Words<StoredNonce.Kind> KINDS = Words.of(StoredNonce.Kind.values());

  private RowKeys() {}
}
