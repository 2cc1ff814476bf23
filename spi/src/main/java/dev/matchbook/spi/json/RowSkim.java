package dev.matchbook.spi.json;

import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.Side;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.store.AuditKey;

/**
 * What an index needs of a row: no decimal is looked at, and nothing behind the last field below
 * but that the line ends as an object does. A field that the row's type does not have is 0 or null.
 */
public final class RowSkim {
  private final LineScanner line;
  private final RowHead head;
  private final AuditScan events;
  private long orderId;
  private long tradeId;
  private String account;
  private String symbol;
  private String clOrdId;
  private Side side;
  private OrdStatus status;
  private boolean waiting;
  private long makerOrderId;
  private long takerOrderId;
  private String makerAccount;
  private String takerAccount;
  private long seq;
  private long ts;
  private RowType type;
  private SettlementState state;
  private long batchId;
  private AuditKey audit;

  RowSkim(LineScanner line, RowHead head, AuditScan events) {
    this.line = line;
    this.head = head;
    this.events = events;
  }

  void read(byte[] buffer, int offset, int length) throws MalformedRowException {
    clear();
    head.read(line.of(buffer, offset, length));
    type = head.type;
    seq = head.seq;
    ts = head.ts;
    switch (type) {
      case ORDER -> order();
      case TRADE -> trade();
      case MARKET -> {
        line.number(RowKeys.INDEX);
        symbol = line.name(RowKeys.SYMBOL);
      }
      case CHECKPOINT -> {
        line.number(RowKeys.COMMANDS);
        orderId = line.number(RowKeys.ORDER_ID);
        tradeId = line.number(RowKeys.TRADE_ID);
      }
      case REMOVED, AUTHORIZATION -> orderId = line.number(RowKeys.ORDER_ID);
      case NONCE -> account = line.name(RowKeys.ACCOUNT);
      case SETTLEMENT -> settlement();
      case SETTLEMENT_BATCH -> {
        batchId = line.number(SettlementKeys.BATCH_ID);
        symbol = line.name(RowKeys.SYMBOL);
        state = line.word(SettlementKeys.STATE, SettlementKeys.STATES);
      }
      case AUDIT -> event();
    }
    line.requireClosed();
  }

  private void order() throws MalformedRowException {
    orderId = line.number(RowKeys.ORDER_ID);
    clOrdId = line.has(RowKeys.CL_ORD_ID) ? line.text() : null;
    account = line.name(RowKeys.ACCOUNT);
    symbol = line.name(RowKeys.SYMBOL);
    side = line.word(RowKeys.SIDE, RowKeys.SIDES);
    line.word(RowKeys.ORD_TYPE, RowKeys.TYPES);
    line.word(RowKeys.TIF, RowKeys.TIFS);
    if (line.has(RowKeys.STP)) {
      line.word(RowKeys.STPS);
    }
    status = line.word(RowKeys.STATUS, RowKeys.STATUSES);
    waiting = line.flag(RowKeys.WAITING);
  }

  private void trade() throws MalformedRowException {
    tradeId = line.number(RowKeys.TRADE_ID);
    symbol = line.name(RowKeys.SYMBOL);
    line.require(RowKeys.PRICE).skipText();
    line.require(RowKeys.QTY).skipText();
    side = line.word(RowKeys.TAKER_SIDE, RowKeys.SIDES);
    makerOrderId = line.number(RowKeys.MAKER_ORDER_ID);
    takerOrderId = line.number(RowKeys.TAKER_ORDER_ID);
    makerAccount = line.name(RowKeys.MAKER_ACCOUNT);
    takerAccount = line.name(RowKeys.TAKER_ACCOUNT);
  }

  private void settlement() throws MalformedRowException {
    state = line.word(SettlementKeys.STATE, SettlementKeys.STATES);
    batchId = line.unlessZero(SettlementKeys.BATCH_ID);
    line.require(SettlementKeys.TRADE);
    if (head.read(line).type != RowType.TRADE) {
      throw new MalformedRowException(RowKeys.TYPE, "not " + RowType.TRADE.wireName());
    }
    trade();
  }

  private void event() throws MalformedRowException {
    line.require(SettlementKeys.EVENT);
    Event event = events.read();
    seq = event.seq();
    ts = event.ts();
    audit = AuditKey.of(event);
  }

  private void clear() {
    state = null;
    batchId = 0;
    audit = null;
    orderId = 0;
    tradeId = 0;
    account = null;
    symbol = null;
    clOrdId = null;
    side = null;
    status = null;
    waiting = false;
    makerOrderId = 0;
    takerOrderId = 0;
    makerAccount = null;
    takerAccount = null;
  }

  /** What it is. */
  public RowType type() {
    return type;
  }

  /** Of a checkpoint the last event's, of a trade its own, of other rows their version. */
  public long seq() {
    return seq;
  }

  /** When the row last changed, of a trade when it happened, of a checkpoint the latest. */
  public long ts() {
    return ts;
  }

  /** Of an order, a removal or an authorization; of a checkpoint the last that was given out. */
  public long orderId() {
    return orderId;
  }

  /** Of a trade or its settlement; of a checkpoint the last. */
  public long tradeId() {
    return tradeId;
  }

  /** Of an order or a nonce. */
  public String account() {
    return account;
  }

  /** Of an order, a trade, its settlement, a batch of trades or a market. */
  public String symbol() {
    return symbol;
  }

  /** Of an order, or null. */
  public String clOrdId() {
    return clOrdId;
  }

  /** Of the settlement of a trade or of a batch of trades. */
  public SettlementState state() {
    return state;
  }

  /** Of a batch of trades; of the settlement of a trade in which batch it is, or 0. */
  public long batchId() {
    return batchId;
  }

  /** By what an event of the audit trail is found; null of other rows. */
  public AuditKey audit() {
    return audit;
  }

  /** Of an order; of a trade the taker's. */
  public Side side() {
    return side;
  }

  /** Of an order. */
  public OrdStatus status() {
    return status;
  }

  /** Whether it is an order that waits for its trigger. */
  public boolean waiting() {
    return waiting;
  }

  /** Of a trade. */
  public long makerOrderId() {
    return makerOrderId;
  }

  /** Of a trade. */
  public long takerOrderId() {
    return takerOrderId;
  }

  /** Of a trade. */
  public String makerAccount() {
    return makerAccount;
  }

  /** Of a trade. */
  public String takerAccount() {
    return takerAccount;
  }
}
