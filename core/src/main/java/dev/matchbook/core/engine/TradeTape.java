package dev.matchbook.core.engine;

import dev.matchbook.core.Side;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.internal.Orders;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The trades of a batch as numbers, made into records at its end: records, with their decimals and
 * fees, would otherwise be built into every place of the engine that fills an order.
 */
final class TradeTape {
  private static final int WORDS = 10;
  private static final int NAMES = 2;
  private static final Side[] SIDES = Side.values();

  private final OpenOrders open;
  private final Orders orders;
  private long[] words = new long[WORDS * 64];
  private String[] names = new String[NAMES * 64];
  private int size;

  TradeTape(OpenOrders open) {
    this.open = open;
    this.orders = open.orders;
  }

  int size() {
    return size;
  }

  void add(long seq, long ts, long tradeId, int maker, int taker, long price, long qty) {
    if (words.length == size * WORDS) {
      words = Arrays.copyOf(words, 2 * words.length);
      names = Arrays.copyOf(names, 2 * names.length);
    }
    int at = size * WORDS;
    words[at] = seq;
    words[at + 1] = ts;
    words[at + 2] = tradeId;
    words[at + 3] = orders.id(maker);
    words[at + 4] = orders.id(taker);
    words[at + 5] = price;
    words[at + 6] = qty;
    words[at + 7] = orders.leaves(maker);
    words[at + 8] = orders.leaves(taker);
    words[at + 9] = (long) orders.market(maker) << 1 | Words.side(orders.flags(taker)).ordinal();
    names[size * NAMES] = open.account(maker).name();
    names[size * NAMES + 1] = open.account(taker).name();
    size++;
  }

  /** Takes the trades. */
  List<Trade> take() {
    List<Trade> trades = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      trades.add(trade(i * WORDS, names[i * NAMES], names[i * NAMES + 1]));
    }
    Arrays.fill(names, 0, size * NAMES, null);
    size = 0;
    return trades;
  }

  private Trade trade(int at, String maker, String taker) {
    Market market = open.marketAt((int) (words[at + 9] >>> 1));
    long price = words[at + 5];
    long qty = words[at + 6];
    int qtyScale = market.qtyScale();
    return new Trade(
        words[at],
        words[at + 1],
        words[at + 2],
        market.symbol(),
        BigDecimal.valueOf(price, market.priceScale()),
        BigDecimal.valueOf(qty, qtyScale),
        SIDES[(int) words[at + 9] & 1],
        words[at + 3],
        words[at + 4],
        maker,
        taker,
        BigDecimal.valueOf(words[at + 7], qtyScale),
        BigDecimal.valueOf(words[at + 8], qtyScale),
        market.exactMakerFee(price, qty),
        market.exactTakerFee(price, qty));
  }
}
