package dev.matchbook.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.jmh.book.FlowBook;
import dev.matchbook.jmh.book.TreeMapBook;
import dev.matchbook.jmh.flow.Flow;
import dev.matchbook.jmh.flow.FlowName;
import dev.matchbook.jmh.flow.FlowSetting;
import org.junit.jupiter.api.Test;

class FlowRoundsTest {
  private static final FlowSetting SMALL = new FlowSetting(100, 42, false);

  @Test
  void everyRoundStartsWithAnEmptyBook() {
    Flow flow = SMALL.generate(FlowName.MIX);
    FlowRounds rounds = new FlowRounds("treemap", flow, TreeMapBook::new);
    assertThat(rounds.warmUp()).isEqualTo(SMALL.truth(FlowName.MIX, flow));
    assertThat(rounds.time().truth()).isEqualTo(SMALL.truth(FlowName.MIX, flow));
    assertThat(rounds.latency().truth()).isEqualTo(SMALL.truth(FlowName.MIX, flow));
  }

  @Test
  void bookThatAllocatesNothingIsMeasuredAtZeroBytes() {
    Flow flow = SMALL.generate(FlowName.MIX);
    FlowRounds rounds = new FlowRounds("nothing", flow, sink -> new IdleBook());
    rounds.warmUp();
    assertThat(rounds.time().bytes()).isZero();
  }

  @Test
  void bookThatAllocatesIsMeasuredAtWhatItAllocates() {
    Flow flow = SMALL.generate(FlowName.MATCH);
    FlowRounds rounds = new FlowRounds("treemap", flow, TreeMapBook::new);
    rounds.warmUp();
    assertThat(rounds.time().bytes() / flow.timed()).isBetween(50L, 500L);
  }

  @Test
  void percentilesRise() {
    Flow flow = SMALL.generate(FlowName.SWEEP);
    FlowRounds rounds = new FlowRounds("treemap", flow, TreeMapBook::new);
    rounds.warmUp();
    LatencyRound round = rounds.latency();
    assertThat(round.p50()).isPositive();
    assertThat(round.p99()).isGreaterThan(round.p50());
    assertThat(round.p999()).isGreaterThanOrEqualTo(round.p99());
  }

  /** Does nothing with anything. */
  private static final class IdleBook implements FlowBook {
    @Override
    public long limit(long id, int side, long price, long qty) {
      return qty;
    }

    @Override
    public long ioc(long id, int side, long price, long qty) {
      return qty;
    }

    @Override
    public boolean cancel(long id) {
      return false;
    }
  }
}
