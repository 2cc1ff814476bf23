package dev.matchbook.examples.options;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.runner.RunnerSettings;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.eip712.Eip712Authenticator;
import dev.matchbook.eip712.SignedMessage;
import dev.matchbook.eip712.Venue;
import dev.matchbook.eip712.typed.Domain;
import dev.matchbook.spi.Authentication;
import dev.matchbook.spi.CommandRefusedException;
import dev.matchbook.spi.Exchange;
import dev.matchbook.spi.settlement.Attempts;
import dev.matchbook.spi.settlement.Batching;
import dev.matchbook.spi.settlement.SettlementGateway;
import dev.matchbook.spi.settlement.SettlementSettings;
import dev.matchbook.spi.settlement.Settler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An exchange for options, on any store: what is signed goes in, what comes of it is settled. */
public final class OptionsVenue implements AutoCloseable {
  /** Most trades of a batch. */
  public static final int BATCH_TRADES = 4;

  private static final int FINALITY = 64;
  private static final Duration POLL = Duration.ofMillis(1);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final Domain DOMAIN =
      Domain.of("Matchbook options", "1", 31_337, "0x00000000000000000000000000000000000000aa");

  private final Venue venue;
  private final Exchange exchange;

  /**
   * Opens it, and makes the markets that are not there.
   *
   * @param store is closed with it
   * @param series its markets
   */
  public OptionsVenue(ExchangeStore store, List<Series> series) {
    venue = new Venue(DOMAIN, List.of(new OptionOffer(series), new OptionTake(series)));
    exchange =
        Exchange.open(
            store, RunnerSettings.defaults(), Authentication.by(Eip712Authenticator.of(venue)));
    // of one that is there already the answer is that it is, and nothing changes
    series.forEach(each -> exchange.submit(each.market()).join());
  }

  /** What is signed here, and for which domain. */
  public Venue venue() {
    return venue;
  }

  /** The exchange below. */
  public Exchange exchange() {
    return exchange;
  }

  /**
   * Enters what somebody has signed.
   *
   * @param ts the time, in nanoseconds since the Unix epoch
   * @throws CommandRefusedException if the signature is not theirs
   */
  public List<Event> enter(SignedMessage signed, long ts) {
    try {
      return exchange.submit(signed.command(ts), signed).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof CommandRefusedException refused ? refused : e;
    }
  }

  /**
   * Settles everything that has traded. One batch after the other, so that the same trades always
   * settle in the same batches; a venue in earnest has many under way.
   */
  public void settle(SettlementGateway gateway, Instant now) {
    SettlementSettings settings =
        SettlementSettings.defaults()
            .batching(Batching.defaults().upTo(BATCH_TRADES, Duration.ZERO))
            .attempts(Attempts.defaults().parallel(1, 1).poll(POLL).depths(1, FINALITY))
            .clock(() -> now, false);
    Settler settler = exchange.settle(gateway, settings);
    try {
      while (exchange.ask(engine -> engine.settlements().size()).join() > 0) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } finally {
      settler.close();
    }
  }

  @Override
  public void close() {
    exchange.close();
  }
}
