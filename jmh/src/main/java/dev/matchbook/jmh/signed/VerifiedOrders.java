package dev.matchbook.jmh.signed;

import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.runner.RunnerSettings;
import dev.matchbook.eip712.Eip712Authenticator;
import dev.matchbook.eip712.SignedMessage;
import dev.matchbook.eip712.signature.EcdsaSignature;
import dev.matchbook.eip712.signature.InvalidSignatureException;
import dev.matchbook.eip712.signature.SignerRecovery;
import dev.matchbook.jmh.run.Median;
import dev.matchbook.spi.Authentication;
import dev.matchbook.spi.Exchange;
import dev.matchbook.spi.Stores;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Signed orders a second through an exchange on a store, until the last is acknowledged, beside the
 * signers that the same threads find when nobody wants anything else of the machine.
 */
public final class VerifiedOrders {
  private static final double NANOS = 1e9;

  private final List<SignedMessage> orders;
  private final SignerRecovery recovery;
  private final Eip712Authenticator authenticator;
  private final String store;
  private final int threads;
  private final PrintWriter out;

  /**
   * A measurement.
   *
   * @param recovery finds who signed
   * @param store URI of a store that is empty each time it is opened
   * @param threads that verify
   */
  public VerifiedOrders(
      SignerRecovery recovery, String store, int count, int threads, PrintWriter out) {
    SignedOrders made = new SignedOrders();
    this.orders = made.make(count);
    this.recovery = recovery;
    this.authenticator = Eip712Authenticator.of(made.venue).with(recovery);
    this.store = store;
    this.threads = threads;
    this.out = out;
  }

  /** Runs and prints medians of the rounds behind a first one. */
  public void run(String name, int rounds) throws InterruptedException {
    double[] bare = new double[rounds];
    double[] engine = new double[rounds];
    double[] ratios = new double[rounds];
    for (int round = 0; round <= rounds; round++) {
      double verified = bare();
      double entered = engine();
      if (round > 0) {
        bare[round - 1] = verified;
        engine[round - 1] = entered;
        ratios[round - 1] = 100 * entered / verified;
      }
    }
    out.printf(
        Locale.ROOT,
        "%-12s bare %,8.0f/s, through the engine %,8.0f/s: %.0f %% (rounds: %s)%n",
        name,
        Median.of(bare),
        Median.of(engine),
        Median.of(ratios),
        Arrays.toString(Arrays.stream(ratios).mapToLong(Math::round).toArray()));
    out.flush();
  }

  private double bare() throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    Thread[] all = new Thread[threads];
    long start = System.nanoTime();
    for (int i = 0; i < threads; i++) {
      all[i] = new Thread(() -> verify(next));
      all[i].start();
    }
    for (Thread thread : all) {
      thread.join();
    }
    return orders.size() * NANOS / (System.nanoTime() - start);
  }

  private void verify(AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < orders.size(); i = next.getAndIncrement()) {
      SignedMessage order = orders.get(i);
      try {
        recovery.recover(order.digest(), EcdsaSignature.parse(order.signature()));
      } catch (InvalidSignatureException e) {
        throw new IllegalStateException("refused: " + order.text(), e);
      }
    }
  }

  private double engine() throws InterruptedException {
    Authentication by = new Authentication(authenticator, threads);
    try (Exchange exchange = Exchange.open(Stores.open(store), RunnerSettings.defaults(), by)) {
      exchange.submit(AddMarket.of(SignedOrders.SYMBOL, "0.01", "1")).join();
      CountDownLatch left = new CountDownLatch(orders.size());
      AtomicInteger accepted = new AtomicInteger();
      long start = System.nanoTime();
      for (SignedMessage order : orders) {
        exchange.submit(
            order.command(),
            order,
            (events, failure) -> {
              if (failure == null && events.get(0) instanceof OrderAccepted) {
                accepted.incrementAndGet();
              }
              left.countDown();
            });
      }
      left.await();
      long nanos = System.nanoTime() - start;
      if (accepted.get() != orders.size()) {
        throw new IllegalStateException("accepted only " + accepted.get());
      }
      return orders.size() * NANOS / nanos;
    }
  }
}
