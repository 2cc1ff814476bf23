package dev.matchbook.examples.options;

import dev.matchbook.core.command.AdvanceTime;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.eip712.SignedMessage;
import dev.matchbook.spi.CommandRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Some days at the venue, told line by line: the same seed tells the same story, and goes on where
 * the store is.
 */
public final class OptionsStory {
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final Duration SOME_DAYS = Duration.ofDays(8);
  private static final int TOO_LITTLE = 100;
  private static final int MUCH = 2_000;

  private final Cast cast;
  private final StoryLines lines;
  private final Consumer<String> out;
  private final OptionsVenue venue;
  private final OptionsGateway gateway;
  private final ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();
  private Instant now;

  private OptionsStory(Cast cast, OptionsVenue venue, Consumer<String> out) {
    this.cast = cast;
    this.venue = venue;
    this.out = out;
    lines = new StoryLines(cast);
    gateway = new OptionsGateway(cast::canPay);
    Instant before = Instant.ofEpochSecond(0, venue.exchange().committed().ts());
    now = before.isAfter(Cast.START) ? before : Cast.START;
    venue.exchange().listen(events::add);
  }

  /**
   * Tells it.
   *
   * @param store where all of it is kept; closed at the end
   * @param broke every so manieth taker cannot pay; 0 for none
   * @param out is given each line
   */
  public static void tell(ExchangeStore store, long seed, int broke, Consumer<String> out) {
    Cast cast = new Cast(seed, broke);
    try (OptionsVenue venue = new OptionsVenue(store, Cast.SERIES)) {
      new OptionsStory(cast, venue, out).tell();
    }
  }

  private void tell() {
    introduce();
    say("", "Writers sign offers:");
    for (Person writer : cast.writers) {
      offer(writer, writer, Cast.CALLS);
      offer(writer, writer, Cast.PUTS);
    }
    offer(cast.writers.get(0), cast.takers.get(0), Cast.CALLS);
    say("", "Takers sign what they take:");
    for (int i = 0; i < cast.takers.size(); i++) {
      take(cast.takers.get(i), i % 2 == 1 ? Cast.PUTS : Cast.CALLS, cast.amount());
    }
    take(cast.takers.get(0), Cast.CALLS, TOO_LITTLE);
    settle();
    say("", "What came back is there for others:");
    take(cast.takers.get(0), Cast.CALLS, MUCH);
    take(cast.takers.get(1), Cast.PUTS, MUCH);
    settle();
    report();
    now = now.plus(SOME_DAYS);
    venue.exchange().submit(new AdvanceTime(nanos())).join();
    say("", "Eight days later:");
    tellEvents();
    report();
  }

  private void introduce() {
    say("A venue for options, at " + now + "; one unit costs " + cast.spot(now) + " USDC.");
    for (Series series : Cast.SERIES) {
      say(
          "  %s: %d to %d days, %s"
              .formatted(
                  series.symbol(),
                  series.minDuration(),
                  series.maxDuration(),
                  series.rule().text()),
          "    config hash " + series.rule().configHash());
    }
  }

  private void offer(Person writer, Person signer, Series series) {
    Map<String, Object> message = cast.offer(writer, series);
    SignedMessage signed = signer.sign(venue.venue(), OptionOffer.TYPE, message);
    NewOrder order = (NewOrder) signed.command();
    String by = signer == writer ? "" : " (signed by " + signer.name() + ")";
    say(
        "  %s offers %s on %s WETH at %s a day, at least %s at once%s: %s"
            .formatted(
                writer.name(),
                series.isCall() ? "calls" : "puts",
                StoryLines.plain(order.qty()),
                StoryLines.plain(order.price()),
                StoryLines.plain(order.minFillQty()),
                by,
                enter(signed)));
  }

  private void take(Person taker, Series series, int thousandths) {
    Map<String, Object> message = cast.take(taker, series, thousandths);
    SignedMessage signed = taker.sign(venue.venue(), OptionTake.TYPE, message);
    NewOrder order = (NewOrder) signed.command();
    say(
        "  %s wants %s on %s WETH for %s days: %s"
            .formatted(
                taker.name(),
                series.isCall() ? "calls" : "puts",
                StoryLines.plain(order.qty()),
                message.get("duration"),
                enter(signed)));
    tellEvents();
  }

  /** Returns what became of it. */
  private String enter(SignedMessage signed) {
    now = now.plus(STEP);
    try {
      List<Event> answer = venue.enter(signed, nanos());
      events.removeIf(OrderRejected.class::isInstance);
      return answer.stream()
          .filter(OrderAccepted.class::isInstance)
          .map(accepted -> "order " + ((OrderAccepted) accepted).orderId())
          .findFirst()
          .orElseGet(() -> lines.of(answer.get(answer.size() - 1)).get(0).strip());
    } catch (CommandRefusedException e) {
      return "refused: not signed by " + cast.name(((NewOrder) signed.command()).account());
    }
  }

  private void settle() {
    say("", "Trades are settled:");
    events.clear();
    venue.settle(gateway, now);
    tellEvents();
  }

  private void tellEvents() {
    events.forEach(this::tell);
    events.clear();
  }

  private void tell(Event event) {
    lines.of(event).forEach(out);
  }

  private void report() {
    new OptionsReport(venue.exchange().store(), cast).lines(now).forEach(out);
  }

  private long nanos() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }

  private void say(String... text) {
    List.of(text).forEach(out);
  }
}
