package dev.matchbook.jmh.store;

import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.spi.Exchange;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Commands at a steady rate into an exchange on a new store; the time of each is from the moment at
 * which it was due, so that a late sender hides nothing, to its acknowledgement.
 */
public final class AckLatency {
  private static final String SYMBOL = "ETH-USDC";
  private static final int WARM_UP_SECONDS = 5;
  private static final double MICROS = 1e3;

  /** The sender must not take a core from the exchange by looking at the clock. */
  private static final long MOST_EARLY = 50_000;

  private final String uri;
  private final PrintWriter out;
  private final Histogram nanos = new Histogram(3);
  private final SplittableRandom random = new SplittableRandom(1);
  private long orders;

  /** A measurement on the store with that URI, which is new. */
  public AckLatency(String uri, PrintWriter out) {
    this.uri = uri;
    this.out = out;
  }

  /** Runs and prints percentiles. */
  public void run(int rate, int seconds) {
    try (Exchange exchange = Exchange.open(uri)) {
      exchange.submit(AddMarket.of(SYMBOL, "0.01", "0.001")).join();
      send(exchange, rate, WARM_UP_SECONDS);
      exchange.ask(engine -> clear()).join();
      send(exchange, rate, seconds);
      exchange.ask(engine -> report(rate)).join();
    }
  }

  private Void clear() {
    nanos.reset();
    return null;
  }

  private Void report(int rate) {
    out.printf(
        Locale.ROOT,
        "%,d commands/s, %,d acknowledgements: p50 %.0f µs, p99 %.0f µs, p99.9 %.0f µs, max %.0f"
            + " µs%n",
        rate,
        nanos.getTotalCount(),
        nanos.getValueAtPercentile(50) / MICROS,
        nanos.getValueAtPercentile(99) / MICROS,
        nanos.getValueAtPercentile(99.9) / MICROS,
        nanos.getMaxValue() / MICROS);
    out.flush();
    return null;
  }

  private void send(Exchange exchange, int rate, int seconds) {
    long gap = 1_000_000_000L / rate;
    long due = System.nanoTime();
    for (int i = 0; i < rate * seconds; i++) {
      due += gap;
      long early = due - System.nanoTime();
      if (early > MOST_EARLY) {
        LockSupport.parkNanos(early);
      }
      long from = due;
      exchange.submit(
          next(),
          (events, failure) -> {
            if (failure == null) {
              nanos.recordValue(Math.max(0, System.nanoTime() - from));
            }
          });
    }
    exchange.ask(engine -> null).join();
  }

  private Command next() {
    if (orders > 1000 && random.nextInt(100) < 45) {
      return CancelOrder.byId(orders - random.nextInt(1000));
    }
    orders++;
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    int away = random.nextInt(100) - 5;
    int cents = side == Side.BUY ? 190_000 - away : 190_001 + away;
    return NewOrder.limit(
            SYMBOL,
            "account" + random.nextInt(1000),
            side,
            "1." + random.nextInt(10),
            cents / 100 + "." + (100 + cents % 100 + "").substring(1))
        .build();
  }
}
