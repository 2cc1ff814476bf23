package dev.matchbook.jmh.store;

import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.runner.RunnerSettings;
import dev.matchbook.jmh.run.Median;
import dev.matchbook.spi.Exchange;
import dev.matchbook.spi.Stores;
import dev.matchbook.spi.settlement.Attempts;
import dev.matchbook.spi.settlement.Batching;
import dev.matchbook.spi.settlement.GatewayStatus;
import dev.matchbook.spi.settlement.SettlementGateway;
import dev.matchbook.spi.settlement.SettlementRequest;
import dev.matchbook.spi.settlement.SettlementSettings;
import dev.matchbook.spi.settlement.Settler;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Trades a second on a store: matched in a market that does not settle and in one that does, with
 * its audit trail; then settled, from pending to final, by a gateway that answers at once, so that
 * only the bookkeeping is measured; then both at the same time.
 */
public final class SettlementRate {
  private static final String SYMBOL = "ETH-USDC";
  private static final double NANOS = 1e9;
  private static final long PAUSE_NANOS = 200_000;
  private static final int FINALITY = 2;
  private static final String[] NAMES = {
    "matched, market does not settle",
    "matched, market settles",
    "settled, pending to final",
    "matched and settled, to final"
  };

  private final String uri;
  private final PrintWriter out;
  private final int trades;
  private final int batch;
  private int engine;

  /**
   * A measurement.
   *
   * @param uri of the store, to whose end the number of an engine is put
   * @param batch trades of a batch
   */
  public SettlementRate(String uri, int trades, int batch, PrintWriter out) {
    this.uri = uri;
    this.trades = trades;
    this.batch = batch;
    this.out = out;
  }

  /** Takes a batch, has it in a block when it is asked, and final when it is asked again. */
  private static final class QuickGateway implements SettlementGateway {
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    @Override
    public GatewayStatus submit(SettlementRequest request) {
      return GatewayStatus.submitted("0x" + request.key());
    }

    @Override
    public GatewayStatus status(SettlementRequest request) {
      int depth = asked.add(request.key()) ? 1 : FINALITY;
      return new GatewayStatus.Included("0x" + request.key(), 1, 21_000, depth);
    }

    @Override
    public GatewayStatus cancel(SettlementRequest request) {
      return status(request);
    }
  }

  /** Runs and prints medians of the rounds behind a first one. */
  public void run(int rounds) throws InterruptedException {
    double[][] rates = new double[NAMES.length][rounds];
    for (int round = 0; round <= rounds; round++) {
      double plain = plain();
      double[] apart = apart();
      double both = together();
      if (round > 0) {
        rates[0][round - 1] = plain;
        rates[1][round - 1] = apart[0];
        rates[2][round - 1] = apart[1];
        rates[3][round - 1] = both;
      }
    }
    for (int i = 0; i < NAMES.length; i++) {
      out.printf(
          Locale.ROOT,
          "%-32s %,9.0f trades/s (rounds:%s)%n",
          NAMES[i],
          Median.of(rates[i]),
          rounds(rates[i]));
    }
    out.flush();
  }

  private static String rounds(double[] rates) {
    StringBuilder text = new StringBuilder();
    for (double rate : rates) {
      text.append(String.format(Locale.ROOT, " %,.0f", rate));
    }
    return text.toString();
  }

  private Exchange open(SettlementPolicy policy) {
    Exchange exchange = Exchange.open(Stores.open(uri + engine++), RunnerSettings.defaults());
    AddMarket market = AddMarket.of(SYMBOL, "0.01", "0.001");
    exchange.submit(policy.settles() ? market.settled(policy) : market).join();
    return exchange;
  }

  private double plain() throws InterruptedException {
    try (Exchange exchange = open(SettlementPolicy.NONE)) {
      long start = System.nanoTime();
      match(exchange);
      return rate(start);
    }
  }

  private double[] apart() throws InterruptedException {
    try (Exchange exchange = open(SettlementPolicy.REENTER)) {
      long start = System.nanoTime();
      match(exchange);
      double matched = rate(start);
      long settling = System.nanoTime();
      Settler settler = exchange.settle(new QuickGateway(), settings());
      try {
        awaitNothingLeft(exchange);
        return new double[] {matched, rate(settling)};
      } finally {
        settler.close();
      }
    }
  }

  private double together() throws InterruptedException {
    try (Exchange exchange = open(SettlementPolicy.REENTER)) {
      Settler settler = exchange.settle(new QuickGateway(), settings());
      try {
        long start = System.nanoTime();
        match(exchange);
        awaitNothingLeft(exchange);
        return rate(start);
      } finally {
        settler.close();
      }
    }
  }

  private SettlementSettings settings() {
    return SettlementSettings.defaults()
        .batching(Batching.defaults().upTo(batch, Duration.ofMillis(50)))
        .attempts(Attempts.defaults().parallel(64, 2).poll(Duration.ZERO).depths(1, FINALITY));
  }

  private double rate(long start) {
    return trades * NANOS / (System.nanoTime() - start);
  }

  private void match(Exchange exchange) throws InterruptedException {
    CountDownLatch left = new CountDownLatch(2 * trades);
    for (int i = 0; i < trades; i++) {
      exchange.submit(order(i, Side.SELL), (events, failure) -> left.countDown());
      exchange.submit(order(i, Side.BUY), (events, failure) -> left.countDown());
    }
    left.await();
  }

  private static NewOrder order(int i, Side side) {
    String account = "account" + (side == Side.SELL ? i : i * 7) % 1_000;
    return NewOrder.limit(SYMBOL, account, side, "1.5", "1900.25").build();
  }

  private void awaitNothingLeft(Exchange exchange) {
    while (exchange
        .ask(engine -> engine.tradeId() < trades || engine.settlements().size() > 0)
        .join()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
