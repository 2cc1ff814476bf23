package dev.matchbook.spi.json;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.store.StoredOrder;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Reads an order behind its head; what it has read so far. */
final class OrderLine {
  private final LineScanner line;
  private long orderId;
  private String clOrdId;
  private String account;
  private String symbol;
  private Side side;
  private OrdType ordType;
  private TimeInForce tif;
  private SelfTradePrevention stp;
  private OrdStatus status;
  private boolean waiting;
  private CancelReason cancelReason;
  private BigDecimal price;
  private BigDecimal stopPx;
  private BigDecimal trailOffset;
  private BigDecimal qty;
  private BigDecimal leavesQty;
  private BigDecimal cumQty;
  private BigDecimal grossTradeAmt;
  private BigDecimal displayQty;
  private BigDecimal writtenShownQty;
  private BigDecimal minFillQty;
  private boolean allOrNone;
  private boolean postOnly;
  private Long expireTs;
  private long place;
  private BigInteger nonce;
  private Long refOrderId;
  private long createdTs;

  OrderLine(LineScanner line) {
    this.line = line;
  }

  StoredOrder read(RowHead head) throws MalformedRowException {
    names();
    state();
    amounts();
    rest();
    line.end();
    try {
      return order(head.seq, head.ts);
    } catch (IllegalArgumentException e) {
      throw new MalformedRowException("order", e);
    }
  }

  private void names() throws MalformedRowException {
    orderId = line.number(RowKeys.ORDER_ID);
    clOrdId = line.has(RowKeys.CL_ORD_ID) ? line.text() : null;
    account = line.name(RowKeys.ACCOUNT);
    symbol = line.name(RowKeys.SYMBOL);
  }

  private void state() throws MalformedRowException {
    side = line.word(RowKeys.SIDE, RowKeys.SIDES);
    ordType = line.word(RowKeys.ORD_TYPE, RowKeys.TYPES);
    tif = line.word(RowKeys.TIF, RowKeys.TIFS);
    stp = SelfTradePrevention.NONE;
    if (line.has(RowKeys.STP)) {
      stp = line.word(RowKeys.STPS);
      refuseDefault(stp == SelfTradePrevention.NONE);
    }
    status = line.word(RowKeys.STATUS, RowKeys.STATUSES);
    waiting = line.flag(RowKeys.WAITING);
    cancelReason = line.has(RowKeys.CANCEL_REASON) ? line.word(RowKeys.CANCEL_REASONS) : null;
  }

  private void amounts() throws MalformedRowException {
    price = line.optionalDecimal(RowKeys.PRICE);
    stopPx = line.optionalDecimal(RowKeys.STOP_PX);
    trailOffset = line.optionalDecimal(RowKeys.TRAIL_OFFSET);
    qty = line.decimal(RowKeys.QTY);
    leavesQty = line.decimal(RowKeys.LEAVES_QTY);
    cumQty = line.decimal(RowKeys.CUM_QTY);
    BigDecimal none = RowDefaults.grossTradeAmt(price, stopPx, trailOffset, qty);
    if (none == null || line.has(RowKeys.GROSS_TRADE_AMT)) {
      grossTradeAmt = none == null ? line.decimal(RowKeys.GROSS_TRADE_AMT) : line.decimal();
      refuseDefault(grossTradeAmt.equals(none));
    } else {
      grossTradeAmt = none;
    }
    displayQty = line.optionalDecimal(RowKeys.DISPLAY_QTY);
    writtenShownQty = line.optionalDecimal(RowKeys.SHOWN_QTY);
    minFillQty = line.optionalDecimal(RowKeys.MIN_FILL_QTY);
  }

  private void rest() throws MalformedRowException {
    allOrNone = line.flag(RowKeys.ALL_OR_NONE);
    postOnly = line.flag(RowKeys.POST_ONLY);
    expireTs = line.has(RowKeys.EXPIRE_TS) ? (Long) line.number() : null;
    place = 0;
    if (line.has(RowKeys.PLACE)) {
      place = line.number();
      refuseDefault(place == 0);
    }
    nonce = line.has(RowKeys.NONCE) ? line.whole() : null;
    refOrderId = line.optionalNumber(SettlementKeys.REF_ORDER_ID);
    createdTs = line.number(RowKeys.CREATED_TS);
  }

  /** What is left out when written must not be there. */
  private void refuseDefault(boolean isDefault) throws MalformedRowException {
    if (isDefault) {
      throw line.wrong("what it is without being said");
    }
  }

  private BigDecimal shownQty() throws MalformedRowException {
    BigDecimal unsaid = RowDefaults.shownQty(leavesQty, waiting, displayQty, minFillQty, allOrNone);
    if (unsaid.equals(writtenShownQty)) {
      throw new MalformedRowException(RowKeys.SHOWN_QTY, "what it is without being said");
    }
    return writtenShownQty == null ? unsaid : writtenShownQty;
  }

  private StoredOrder order(long seq, long updatedTs) throws MalformedRowException {
    return new StoredOrder(
        orderId,
        seq,
        clOrdId,
        account,
        symbol,
        side,
        ordType,
        tif,
        stp,
        status,
        cancelReason,
        price,
        stopPx,
        trailOffset,
        qty,
        leavesQty,
        cumQty,
        grossTradeAmt,
        displayQty,
        shownQty(),
        minFillQty,
        allOrNone,
        postOnly,
        expireTs,
        waiting,
        place,
        createdTs,
        updatedTs,
        nonce,
        refOrderId);
  }
}
