package dev.matchbook.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.spi.json.LineBuffer;
import dev.matchbook.spi.json.LineKey;
import dev.matchbook.spi.json.LineScanner;
import dev.matchbook.spi.json.MalformedRowException;
import java.util.Arrays;

/**
 * What every write compares and replaces: the checkpoint, and a text that no other write has. Who
 * finds the head that he knows knows everything that is stored.
 *
 * @param write which write it was
 * @param checkpoint of the last batch
 * @param topOrderId no order with a greater id was ever written
 * @param topTradeId no trade with a greater id was ever written
 * @param open how many orders are open
 * @param nonceSeq of the last nonce that was written, also of one that was taken away; 0 for none
 * @param kept of the last rows that are never forgotten
 */
record Head(
    String write,
    Checkpoint checkpoint,
    long topOrderId,
    long topTradeId,
    long open,
    long nonceSeq,
    Kept kept) {
  /**
   * The {@code seq} of the last rows that were written of what is never forgotten; 0 for none.
   *
   * @param settlementSeq of a trade's settlement
   * @param batchSeq of a batch of trades
   * @param auditSeq of an event of the audit trail
   */
  record Kept(long settlementSeq, long batchSeq, long auditSeq) {
    static final Kept NONE = new Kept(0, 0, 0);
  }

  /** Where there is none. */
  static final Head NONE = new Head("", Checkpoint.START, 0, 0, 0, 0, Kept.NONE);

  private static final LineKey FORMAT = LineKey.of("format");
  private static final LineKey WRITE = LineKey.of("write");
  private static final LineKey COMMANDS = LineKey.of("commands");
  private static final LineKey SEQ = LineKey.of("seq");
  private static final LineKey TS = LineKey.of("ts");
  private static final LineKey ORDER_ID = LineKey.of("orderId");
  private static final LineKey TRADE_ID = LineKey.of("tradeId");
  private static final LineKey TOP_ORDER_ID = LineKey.of("topOrderId");
  private static final LineKey TOP_TRADE_ID = LineKey.of("topTradeId");
  private static final LineKey OPEN = LineKey.of("open");
  private static final LineKey NONCE_SEQ = LineKey.of("nonceSeq");
  private static final LineKey SETTLEMENT_SEQ = LineKey.of("settlementSeq");
  private static final LineKey BATCH_SEQ = LineKey.of("batchSeq");
  private static final LineKey AUDIT_SEQ = LineKey.of("auditSeq");
  private static final long FIRST_FORMAT = 1;

  /** As it is stored; nothing for {@link #NONE}. */
  byte[] bytes() {
    if (write.isEmpty()) {
      return new byte[0];
    }
    LineBuffer line = new LineBuffer(256);
    line.begin(FORMAT)
        .number(FIRST_FORMAT)
        .text(WRITE, write)
        .number(COMMANDS, checkpoint.commands())
        .number(SEQ, checkpoint.seq())
        .number(TS, checkpoint.ts())
        .number(ORDER_ID, checkpoint.orderId())
        .number(TRADE_ID, checkpoint.tradeId())
        .number(TOP_ORDER_ID, topOrderId)
        .number(TOP_TRADE_ID, topTradeId)
        .number(OPEN, open)
        .number(NONCE_SEQ, nonceSeq)
        .number(SETTLEMENT_SEQ, kept.settlementSeq())
        .number(BATCH_SEQ, kept.batchSeq())
        .number(AUDIT_SEQ, kept.auditSeq())
        .end();
    return Arrays.copyOf(line.array(), line.length() - 1);
  }

  /** Reads {@link #bytes}; null or nothing is {@link #NONE}. */
  static Head parse(byte[] stored) throws MalformedRowException {
    if (stored == null || stored.length == 0) {
      return NONE;
    }
    LineScanner line = new LineScanner().of(stored, 0, stored.length);
    if (!line.begins(FORMAT) || line.number() != FIRST_FORMAT) {
      line.require(FORMAT);
    }
    String write = line.text(WRITE);
    long commands = line.number(COMMANDS);
    long seq = line.number(SEQ);
    long ts = line.number(TS);
    long orderId = line.number(ORDER_ID);
    long tradeId = line.number(TRADE_ID);
    Head head =
        new Head(
            write,
            new Checkpoint(commands, seq, ts, orderId, tradeId),
            line.number(TOP_ORDER_ID),
            line.number(TOP_TRADE_ID),
            line.number(OPEN),
            line.number(NONCE_SEQ),
            new Kept(line.number(SETTLEMENT_SEQ), line.number(BATCH_SEQ), line.number(AUDIT_SEQ)));
    line.end();
    return head;
  }

  @Override
  public String toString() {
    return new String(bytes(), US_ASCII);
  }
}
