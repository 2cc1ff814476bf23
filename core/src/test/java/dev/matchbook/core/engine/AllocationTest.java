package dev.matchbook.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.num.FeeRate;
import dev.matchbook.core.property.Seeds;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The hot path allocates nothing: what the thread has allocated is read before and after a million
 * commands of every kind. The warm-up holds the engine fuller than the measured part, so that no
 * array has to grow in it.
 */
class AllocationTest {
  private static final int COMMANDS = 1_000_000;

  /** Room for a few blocks of levels, far below one object in the rarest kind of command. */
  private static final long MAX_BYTES = 8_000;

  private static final int MAX_AGE = 30_000;

  @Test
  void millionCommandsOfEveryKindAllocateNothing() {
    QuietListener events = new QuietListener();
    MatchingEngine engine = new MatchingEngine(events);
    CommandMix mix = new CommandMix(engine, Seeds.of(AllocationTest.class), 0);
    mix.fill(MAX_AGE);
    mix.run(COMMANDS, MAX_AGE);
    long seqBefore = engine.seq();
    long bytes = allocatedBytes(mix);
    report("fixed prices", bytes, engine, engine.seq() - seqBefore);
    assertThat(bytes).as("bytes allocated by %d commands", COMMANDS).isLessThan(MAX_BYTES);
    assertEveryKindHappened(events);
  }

  @Test
  void pricesThatDriftAllocateNothing() {
    MatchingEngine engine = new MatchingEngine(new QuietListener());
    CommandMix mix = new CommandMix(engine, Seeds.of(AllocationTest.class), 100);
    mix.fill(MAX_AGE);
    // windows move rarely: twice as long until each side has moved its own
    mix.run(COMMANDS, MAX_AGE);
    mix.run(COMMANDS, MAX_AGE);
    long seqBefore = engine.seq();
    long bytes = allocatedBytes(mix);
    report("drifting prices", bytes, engine, engine.seq() - seqBefore);
    assertThat(bytes).as("bytes allocated by %d commands", COMMANDS).isLessThan(MAX_BYTES);
  }

  @Test
  void feesAllocateNothingWhateverTheScales() {
    for (int notionalScale = 0; notionalScale <= 36; notionalScale += 4) {
      for (int feeScale = 0; feeScale <= 18; feeScale += 2) {
        FeeRate rate = new FeeRate(new BigDecimal("-0.0004"), notionalScale, feeScale);
        feesOf(rate);
        long before = AllocatedBytes.now();
        feesOf(rate);
        assertThat(AllocatedBytes.now() - before)
            .as("notional scale %d, fee scale %d", notionalScale, feeScale)
            .isLessThan(1_000);
      }
    }
  }

  private static void feesOf(FeeRate rate) {
    for (long qty = 1; qty <= 2_000; qty++) {
      rate.feeOf(6_500_000_000_000L, qty * 1_000_000_007L);
    }
  }

  @Test
  void whatIsAllocatedIsSeen() {
    AllocatedBytes.now();
    long before = AllocatedBytes.now();
    long[] array = new long[1000];
    long bytes = AllocatedBytes.now() - before;
    assertThat(bytes).isBetween(8L * array.length, 9L * array.length);
    long quiet = AllocatedBytes.now();
    assertThat(AllocatedBytes.now() - quiet).isZero();
  }

  private static long allocatedBytes(CommandMix mix) {
    long before = AllocatedBytes.now();
    mix.run(COMMANDS, MAX_AGE);
    return AllocatedBytes.now() - before;
  }

  private static void report(String what, long bytes, MatchingEngine engine, long events) {
    System.out.printf(
        "AllocationTest: %s: %d bytes in %d commands, %d events, %d open orders, %d trades in all%n",
        what, bytes, COMMANDS, events, engine.openOrders(), engine.tradeId());
  }

  private static void assertEveryKindHappened(QuietListener e) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("accepted", e.accepted);
    counts.put("rejected", e.rejected);
    counts.put("triggered", e.triggered);
    counts.put("trades", e.trades);
    counts.put("trades with fees", e.fees);
    counts.put("replenished", e.replenished);
    counts.put("restated", e.restated);
    counts.put("canceled", e.canceled);
    counts.put("expired", e.expired);
    counts.put("replaced KEPT", e.kept);
    counts.put("replaced LOST", e.lost);
    counts.put("cancels rejected", e.cancelsRejected);
    counts.put("mass cancels", e.massCanceled);
    counts.put("statuses", e.statuses);
    counts.put("levels of depth", e.depthLevels);
    assertThat(counts).allSatisfy((kind, count) -> assertThat(count).as(kind).isGreaterThan(100));
  }
}
