package dev.matchbook.examples.flow;

import java.util.SplittableRandom;

/**
 * A stream of command lines as a venue sees them: mostly limit orders near a drifting price and
 * their cancels, some takers, replaces, icebergs, hidden, conditional and stop orders, in two
 * markets, from a thousand accounts.
 *
 * <p>About one order in two is canceled by its id later, so the book settles at some ten thousand
 * open orders. Cancels name what was entered, not what is still open: some come too late, as they
 * do in life.
 */
public final class MixedFlow {
  private static final int ACCOUNTS = 1000;
  private static final int REMEMBERED = 1 << 14;
  private static final String[] SYMBOLS = {"BTC-USD", "ETH-USD"};

  private final SplittableRandom random;
  private final StringBuilder line = new StringBuilder(256);
  private final long[] cents = {6_500_000, 320_000};
  private final long[] recent = new long[REMEMBERED];
  private int remembered;
  private long orderId;
  private long number;
  private long ts = 1_700_000_000_000_000_000L;

  /**
   * A flow.
   *
   * @param seed the same gives the same lines
   */
  public MixedFlow(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The next command without its line end; valid until the next call. */
  public CharSequence next() {
    line.setLength(0);
    if (number < SYMBOLS.length) {
      market(SYMBOLS[(int) number]);
    } else {
      ts += random.nextInt(20_000);
      int kind = random.nextInt(1000);
      if (kind < 480) {
        order(kind);
      } else if (kind < 900) {
        cancel();
      } else if (kind < 960) {
        replace();
      } else if (kind < 998) {
        taker(kind);
      } else {
        depth();
      }
    }
    number++;
    return line;
  }

  private void market(String symbol) {
    line.append("{\"cmd\":\"market\",\"symbol\":\"").append(symbol);
    line.append("\",\"tickSize\":\"0.01\",\"lotSize\":\"0.0001\",\"makerFee\":\"-0.0001\"");
    line.append(",\"takerFee\":\"0.0004\"}");
  }

  private void order(int kind) {
    int market = random.nextInt(2);
    boolean buys = random.nextBoolean();
    drift(market);
    long distance = 1 + random.nextInt(40) * (long) random.nextInt(1, 12);
    open(market, buys, kind < 460 ? "LIMIT" : kind < 470 ? "STOP_LIMIT" : "TAKE_PROFIT_LIMIT");
    long qty = 1 + random.nextInt(50_000);
    long price = cents[market] + (buys ? -distance : distance);
    if (kind >= 460) {
      long away = 500 + random.nextInt(3000);
      boolean above = buys == kind < 470;
      decimal("stopPx", cents[market] + (above ? away : -away), 2);
    } else if (kind < 20) {
      qty *= 10;
      decimal("displayQty", Math.max(1, qty / 10), 4);
    } else if (kind < 30) {
      decimal("displayQty", 0, 4);
    } else if (kind < 34) {
      line.append(",\"allOrNone\":true");
    } else if (kind < 38) {
      decimal("minFillQty", 1 + qty / 2, 4);
    } else if (kind < 120) {
      line.append(",\"postOnly\":true");
    } else if (kind < 150) {
      line.append(",\"tif\":\"GTD\",\"expireTs\":").append(ts + 1_000_000_000L);
    } else if (kind < 250) {
      line.append(",\"clOrdId\":\"c-").append(orderId).append('"');
    }
    decimal("qty", qty, 4);
    decimal("price", price, 2);
    close();
    remember();
  }

  private void taker(int kind) {
    int market = random.nextInt(2);
    boolean buys = random.nextBoolean();
    boolean atMarket = kind >= 990;
    open(market, buys, atMarket ? "MARKET" : "LIMIT");
    if (!atMarket) {
      line.append(kind < 985 ? ",\"tif\":\"IOC\"" : ",\"tif\":\"FOK\"");
      decimal("price", cents[market] + (buys ? 60 : -60), 2);
    }
    line.append(",\"stp\":\"CANCEL_OLDEST\"");
    decimal("qty", 1 + random.nextInt(300_000), 4);
    close();
    orderId++;
  }

  private void cancel() {
    line.append("{\"cmd\":\"cancel\",\"orderId\":").append(anyOrder());
    close();
  }

  private void replace() {
    line.append("{\"cmd\":\"replace\",\"orderId\":").append(anyOrder());
    decimal("qty", 1 + random.nextInt(50_000), 4);
    close();
  }

  private void depth() {
    line.append("{\"cmd\":\"depth\",\"symbol\":\"").append(SYMBOLS[random.nextInt(2)]).append('"');
    close();
  }

  private void open(int market, boolean buys, String ordType) {
    line.append("{\"cmd\":\"new\",\"symbol\":\"").append(SYMBOLS[market]);
    line.append("\",\"account\":\"acct-").append(random.nextInt(ACCOUNTS));
    line.append("\",\"side\":\"").append(buys ? "BUY" : "SELL");
    line.append("\",\"ordType\":\"").append(ordType).append('"');
  }

  private void close() {
    line.append(",\"ts\":").append(ts).append('}');
  }

  private void drift(int market) {
    if (random.nextInt(64) == 0) {
      cents[market] += random.nextInt(3) - 1;
    }
  }

  private void remember() {
    orderId++;
    recent[remembered++ & REMEMBERED - 1] = orderId;
  }

  private long anyOrder() {
    int known = Math.min(remembered, REMEMBERED);
    return known == 0 ? 1 : recent[random.nextInt(known)];
  }

  private void decimal(String key, long units, int scale) {
    long power = scale == 2 ? 100 : 10_000;
    line.append(",\"").append(key).append("\":\"").append(units / power).append('.');
    String decimals = Long.toString(power + units % power);
    line.append(decimals, 1, decimals.length()).append('"');
  }
}
