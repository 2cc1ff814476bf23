package dev.matchbook.spi.json;

import dev.matchbook.core.event.Trade;

/** The fields of a trade behind its type: of its event, of its row and inside of its settlement. */
final class TradeLine {
  private TradeLine() {}

  /** Writes them; the object stays open. */
  static void write(LineBuffer out, Trade t) {
    out.number(RowKeys.TRADE_ID, t.tradeId())
        .text(RowKeys.SYMBOL, t.symbol())
        .decimal(RowKeys.PRICE, t.price())
        .decimal(RowKeys.QTY, t.qty())
        .word(RowKeys.TAKER_SIDE, RowKeys.SIDES, t.takerSide())
        .number(RowKeys.MAKER_ORDER_ID, t.makerOrderId())
        .number(RowKeys.TAKER_ORDER_ID, t.takerOrderId())
        .text(RowKeys.MAKER_ACCOUNT, t.makerAccount())
        .text(RowKeys.TAKER_ACCOUNT, t.takerAccount())
        .decimal(RowKeys.MAKER_LEAVES, t.makerLeaves())
        .decimal(RowKeys.TAKER_LEAVES, t.takerLeaves())
        .decimal(RowKeys.MAKER_FEE, t.makerFee())
        .decimal(RowKeys.TAKER_FEE, t.takerFee());
  }

  /** Reads them; the object stays open. */
  static Trade read(LineScanner line, long seq, long ts) throws MalformedRowException {
    return new Trade(
        seq,
        ts,
        line.number(RowKeys.TRADE_ID),
        line.name(RowKeys.SYMBOL),
        line.decimal(RowKeys.PRICE),
        line.decimal(RowKeys.QTY),
        line.word(RowKeys.TAKER_SIDE, RowKeys.SIDES),
        line.number(RowKeys.MAKER_ORDER_ID),
        line.number(RowKeys.TAKER_ORDER_ID),
        line.name(RowKeys.MAKER_ACCOUNT),
        line.name(RowKeys.TAKER_ACCOUNT),
        line.decimal(RowKeys.MAKER_LEAVES),
        line.decimal(RowKeys.TAKER_LEAVES),
        line.decimal(RowKeys.MAKER_FEE),
        line.decimal(RowKeys.TAKER_FEE));
  }
}
