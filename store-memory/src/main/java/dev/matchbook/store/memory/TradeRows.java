package dev.matchbook.store.memory;

import static java.lang.Boolean.TRUE;

import dev.matchbook.core.event.Trade;

/**
 * The most recent trades with their indexes, which hold the {@code seq} of each. Only the {@link
 * Draft} that made this copy changes it.
 */
final class TradeRows {
  static final TradeRows NONE = new TradeRows();

  private final Edit edit;
  private LongTrie<Trade> byId;
  private LongTrie<Trade> bySeq;
  private Index<Boolean> byAccount;
  private Index<Boolean> bySymbol;
  private Index<Boolean> byOrder;
  private int size;
  private long forgotten;

  private TradeRows() {
    edit = new Edit();
    byId = LongTrie.empty();
    bySeq = LongTrie.empty();
    byAccount = Index.empty();
    bySymbol = Index.empty();
    byOrder = Index.empty();
  }

  /** A copy that may be changed; the other stays as it is. */
  TradeRows(TradeRows from, Edit edit) {
    this.edit = edit;
    byId = from.byId;
    bySeq = from.bySeq;
    byAccount = from.byAccount;
    bySymbol = from.bySymbol;
    byOrder = from.byOrder;
    size = from.size;
    forgotten = from.forgotten;
  }

  /** The greatest {@code seq} of a trade that was forgotten, or 0. */
  long forgotten() {
    return forgotten;
  }

  /** The trade with that id, or null. */
  Trade get(long tradeId) {
    return byId.get(tradeId);
  }

  LongTrie<Trade> bySeq() {
    return bySeq;
  }

  /** The {@code seq}s of that account's, and perhaps of a few more. */
  LongTrie<Boolean> ofAccount(String account) {
    return byAccount.ids(Keys.of(account));
  }

  /** The {@code seq}s of that market's, and perhaps of a few more. */
  LongTrie<Boolean> ofSymbol(String symbol) {
    return bySymbol.ids(Keys.of(symbol));
  }

  LongTrie<Boolean> ofOrder(long orderId) {
    return byOrder.ids(orderId);
  }

  /**
   * Adds a trade unless it is there.
   *
   * @throws IllegalArgumentException if another one has its {@code seq}
   */
  void add(Trade trade) {
    if (get(trade.tradeId()) != null) {
      return;
    }
    long seq = trade.seq();
    Trade other = bySeq.get(seq);
    if (other != null) {
      throw new IllegalArgumentException(
          "trades: " + trade.tradeId() + " and " + other.tradeId() + " have the same seq " + seq);
    }
    byId = byId.put(trade.tradeId(), trade, edit);
    bySeq = bySeq.put(seq, trade, edit);
    byAccount = byAccount.add(Keys.of(trade.makerAccount()), seq, TRUE, edit);
    byAccount = byAccount.add(Keys.of(trade.takerAccount()), seq, TRUE, edit);
    bySymbol = bySymbol.add(Keys.of(trade.symbol()), seq, TRUE, edit);
    byOrder = byOrder.add(trade.makerOrderId(), seq, TRUE, edit);
    byOrder = byOrder.add(trade.takerOrderId(), seq, TRUE, edit);
    size++;
  }

  /** Forgets the oldest ones where there are more than that. */
  void keep(int most) {
    while (size > most) {
      removeOldest();
    }
  }

  private void removeOldest() {
    Trade trade = bySeq.first().value();
    long seq = trade.seq();
    byId = byId.remove(trade.tradeId(), edit);
    bySeq = bySeq.remove(seq, edit);
    byAccount = byAccount.remove(Keys.of(trade.makerAccount()), seq, edit);
    byAccount = byAccount.remove(Keys.of(trade.takerAccount()), seq, edit);
    bySymbol = bySymbol.remove(Keys.of(trade.symbol()), seq, edit);
    byOrder = byOrder.remove(trade.makerOrderId(), seq, edit);
    byOrder = byOrder.remove(trade.takerOrderId(), seq, edit);
    size--;
    forgotten = Math.max(forgotten, seq);
  }
}
