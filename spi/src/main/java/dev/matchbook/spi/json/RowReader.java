package dev.matchbook.spi.json;

import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Reads lines of {@link RowWriter}, and nothing else: a line in which a byte is other than it would
 * be written is refused, see {@link LineScanner}.
 *
 * <p>All methods throw {@link MalformedRowException} for what is no such line, whatever its bytes,
 * and {@link IndexOutOfBoundsException} if {@code offset} and {@code length} are not in the buffer.
 * Nothing read refers to the buffer. Not safe for use by several threads.
 */
public final class RowReader {
  private final LineScanner line = new LineScanner();
  private final RowHead head = new RowHead();
  private final OrderLine order = new OrderLine(line);
  private final AuditScan events = new AuditScan(line);
  private final RowSkim skim = new RowSkim(line, head, events);

  /** A reader. */
  public RowReader() {}

  /**
   * Reads a row of any type.
   *
   * @param length without the LF
   */
  public Row read(byte[] buffer, int offset, int length) throws MalformedRowException {
    return switch (begin(buffer, offset, length)) {
      case ORDER -> new Row.OrderRow(order.read(head));
      case TRADE -> new Row.TradeRow(trade());
      case MARKET -> new Row.MarketRow(market());
      case CHECKPOINT -> new Row.CheckpointRow(checkpoint());
      case REMOVED -> new Row.RemovedRow(removed());
      case NONCE -> new Row.NonceRow(nonce());
      case AUTHORIZATION -> new Row.AuthorizationRow(authorization());
      case SETTLEMENT -> new Row.SettlementRow(settlement());
      case SETTLEMENT_BATCH -> new Row.SettlementBatchRow(settlementBatch());
      case AUDIT -> new Row.AuditRow(audit());
    };
  }

  /** Reads a row that is an order. */
  public StoredOrder order(byte[] buffer, int offset, int length) throws MalformedRowException {
    require(RowType.ORDER, begin(buffer, offset, length));
    return order.read(head);
  }

  /** Reads a row that is a trade. */
  public Trade trade(byte[] buffer, int offset, int length) throws MalformedRowException {
    require(RowType.TRADE, begin(buffer, offset, length));
    return trade();
  }

  /** Reads a row that is a nonce. */
  public StoredNonce nonce(byte[] buffer, int offset, int length) throws MalformedRowException {
    require(RowType.NONCE, begin(buffer, offset, length));
    return nonce();
  }

  /** Reads a row that is an authorization. */
  public StoredAuthorization authorization(byte[] buffer, int offset, int length)
      throws MalformedRowException {
    require(RowType.AUTHORIZATION, begin(buffer, offset, length));
    return authorization();
  }

  /** Reads a row that is the settlement of a trade. */
  public StoredSettlement settlement(byte[] buffer, int offset, int length)
      throws MalformedRowException {
    require(RowType.SETTLEMENT, begin(buffer, offset, length));
    return settlement();
  }

  /** Reads a row that is a batch of trades. */
  public SettlementBatch settlementBatch(byte[] buffer, int offset, int length)
      throws MalformedRowException {
    require(RowType.SETTLEMENT_BATCH, begin(buffer, offset, length));
    return settlementBatch();
  }

  /** Reads a row that is an event of the audit trail. */
  public Event audit(byte[] buffer, int offset, int length) throws MalformedRowException {
    require(RowType.AUDIT, begin(buffer, offset, length));
    return audit();
  }

  /**
   * Reads of a row what an index needs, without its decimals.
   *
   * @return always the same object, valid until the next call of any method
   */
  public RowSkim skim(byte[] buffer, int offset, int length) throws MalformedRowException {
    skim.read(buffer, offset, length);
    return skim;
  }

  private RowType begin(byte[] buffer, int offset, int length) throws MalformedRowException {
    return head.read(line.of(buffer, offset, length)).type;
  }

  private static void require(RowType expected, RowType type) throws MalformedRowException {
    if (type != expected) {
      throw new MalformedRowException(RowKeys.TYPE, "not " + expected.wireName());
    }
  }

  private Trade trade() throws MalformedRowException {
    Trade trade = TradeLine.read(line, head.seq, head.ts);
    line.end();
    return trade;
  }

  private MarketState market() throws MalformedRowException {
    int index = (int) range(RowKeys.INDEX, Integer.MAX_VALUE);
    String symbol = line.name(RowKeys.SYMBOL);
    BigDecimal tickSize = line.decimal(RowKeys.TICK_SIZE);
    BigDecimal lotSize = line.decimal(RowKeys.LOT_SIZE);
    BigDecimal minQty = line.optionalDecimal(RowKeys.MIN_QTY);
    BigDecimal maxQty = line.optionalDecimal(RowKeys.MAX_QTY);
    BigDecimal band = line.optionalDecimal(RowKeys.PRICE_BAND);
    BigDecimal collar = line.optionalDecimal(RowKeys.MARKET_COLLAR);
    BigDecimal makerFee = line.optionalDecimal(RowKeys.MAKER_FEE);
    BigDecimal takerFee = line.optionalDecimal(RowKeys.TAKER_FEE);
    int feeScale = (int) range(RowKeys.FEE_SCALE, Integer.MAX_VALUE);
    int conditional = (int) range(RowKeys.MAX_CONDITIONAL, Integer.MAX_VALUE);
    SettlementPolicy policy = policy();
    boolean audited = line.flag(SettlementKeys.AUDITED);
    long ts = definedTs();
    AddMarket definition;
    try {
      definition =
          new AddMarket(
              ts,
              symbol,
              tickSize,
              lotSize,
              minQty,
              maxQty,
              band,
              collar,
              makerFee,
              takerFee,
              feeScale,
              conditional,
              policy,
              audited);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new MalformedRowException("market", e);
    }
    return market(index, definition);
  }

  private MarketState market(int index, AddMarket definition) throws MalformedRowException {
    MarketState market =
        new MarketState(
            index,
            definition,
            line.word(RowKeys.STATUS, RowKeys.MARKET_STATUSES),
            line.optionalDecimal(RowKeys.LAST_PRICE),
            line.optionalDecimal(RowKeys.MARK));
    line.end();
    return market;
  }

  private SettlementPolicy policy() throws MalformedRowException {
    if (!line.has(SettlementKeys.SETTLEMENT)) {
      return SettlementPolicy.NONE;
    }
    SettlementPolicy policy = line.word(SettlementKeys.POLICIES);
    if (policy == SettlementPolicy.NONE) {
      throw line.wrong("what it is without being said");
    }
    return policy;
  }

  private long definedTs() throws MalformedRowException {
    if (!line.has(RowKeys.TS)) {
      return 0;
    }
    long ts = line.number();
    if (ts == 0) {
      throw line.wrong("what it is without being said");
    }
    return ts;
  }

  private Checkpoint checkpoint() throws MalformedRowException {
    long commands = range(RowKeys.COMMANDS, Long.MAX_VALUE);
    long orderId = range(RowKeys.ORDER_ID, Long.MAX_VALUE);
    long tradeId = range(RowKeys.TRADE_ID, Long.MAX_VALUE);
    line.end();
    try {
      return new Checkpoint(commands, head.seq, head.ts, orderId, tradeId);
    } catch (IllegalArgumentException e) {
      throw new MalformedRowException("checkpoint", e);
    }
  }

  private long removed() throws MalformedRowException {
    long orderId = line.number(RowKeys.ORDER_ID);
    line.end();
    return orderId;
  }

  private StoredNonce nonce() throws MalformedRowException {
    String account = line.name(RowKeys.ACCOUNT);
    StoredNonce.Kind kind = line.word(RowKeys.KIND, RowKeys.KINDS);
    BigInteger key = line.whole(RowKeys.KEY);
    BigInteger value = line.whole(RowKeys.VALUE);
    line.end();
    try {
      return new StoredNonce(account, kind, key, value, head.seq);
    } catch (IllegalArgumentException e) {
      throw new MalformedRowException("nonce", e);
    }
  }

  private StoredAuthorization authorization() throws MalformedRowException {
    long orderId = line.number(RowKeys.ORDER_ID);
    String digest = line.text(RowKeys.DIGEST);
    String signature = line.text(RowKeys.SIGNATURE);
    String message = line.has(RowKeys.MESSAGE) ? line.text() : null;
    line.end();
    try {
      return new StoredAuthorization(orderId, head.seq, digest, signature, message);
    } catch (IllegalArgumentException e) {
      throw new MalformedRowException("authorization", e);
    }
  }

  private StoredSettlement settlement() throws MalformedRowException {
    long seq = head.seq;
    long ts = head.ts;
    SettlementState state = line.word(SettlementKeys.STATE, SettlementKeys.STATES);
    long batchId = line.unlessZero(SettlementKeys.BATCH_ID);
    line.require(SettlementKeys.TRADE);
    require(RowType.TRADE, head.read(line).type);
    Trade trade = TradeLine.read(line, head.seq, head.ts);
    line.close();
    line.end();
    try {
      return new StoredSettlement(trade, seq, ts, state, batchId);
    } catch (IllegalArgumentException e) {
      throw new MalformedRowException("settlement", e);
    }
  }

  private SettlementBatch settlementBatch() throws MalformedRowException {
    SettlementBatch batch = BatchLine.read(line, head.seq, head.ts);
    line.end();
    return batch;
  }

  private Event audit() throws MalformedRowException {
    line.require(SettlementKeys.EVENT);
    Event event = events.read();
    line.end();
    return event;
  }

  private long range(LineKey key, long max) throws MalformedRowException {
    long value = line.number(key);
    if (value < 0 || value > max) {
      throw line.wrong("not from 0 to " + max);
    }
    return value;
  }
}
