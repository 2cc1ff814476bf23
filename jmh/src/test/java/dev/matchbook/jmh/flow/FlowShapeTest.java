package dev.matchbook.jmh.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.jmh.book.FlowBook;
import dev.matchbook.jmh.book.TreeMapBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the commands of a flow look like, beside the trades that they give. */
class FlowShapeTest {
  private static final FlowSetting SMALL = new FlowSetting(100, 42, false);

  @ParameterizedTest
  @EnumSource(FlowName.class)
  void makersRestWholeTakersAreFilledWholeAndCancelsFindTheirOrder(FlowName name) {
    Flow flow = SMALL.generate(name);
    FlowBook book = new TreeMapBook((maker, taker, qty, price) -> {});
    for (int i = 0; i < flow.size(); i++) {
      long qty = flow.qty(i);
      switch (flow.kind(i)) {
        case Flow.LIMIT ->
            assertThat(book.limit(flow.id(i), flow.side(i), flow.price(i), qty)).isEqualTo(qty);
        case Flow.IOC ->
            assertThat(book.ioc(flow.id(i), flow.side(i), flow.price(i), qty)).isZero();
        default -> assertThat(book.cancel(flow.id(i))).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(FlowName.class)
  void sameStateGivesTheSameFlowAndAnotherStateAnother(FlowName name) {
    assertThat(Truth.of(SMALL.generate(name))).isEqualTo(Truth.of(SMALL.generate(name)));
    assertThat(Truth.of(new FlowSetting(100, 43, false).generate(name)))
        .isNotEqualTo(Truth.of(SMALL.generate(name)));
  }

  @Test
  void mixHoldsTheBookNearItsNumberOfOrders() {
    Flow flow = SMALL.generate(FlowName.MIX);
    assertThat(flow.size()).isEqualTo(100 + 2_000 + 20_000);
    assertThat(flow.firstTimed()).isEqualTo(2_100);
    assertThat(flow.timed()).isEqualTo(20_000);
    for (int i = 0; i < 100; i++) {
      assertThat(flow.kind(i)).isEqualTo(Flow.LIMIT);
    }
  }

  @Test
  void matchAndSweepAreTimedFromTheirFirstCommand() {
    assertThat(SMALL.generate(FlowName.MATCH).timed()).isEqualTo(20_000);
    assertThat(SMALL.generate(FlowName.SWEEP).timed()).isEqualTo(20_200);
  }

  @Test
  void fullSizesAreAsPublished() {
    assertThat(Scale.FULL.mix().commands()).isEqualTo(2_210_000);
    assertThat(Scale.FULL.deep().commands()).isEqualTo(3_500_000);
    assertThat(2 * Scale.FULL.pairs()).isEqualTo(2_000_000);
    assertThat(101 * Scale.FULL.rounds()).isEqualTo(2_020_000);
  }

  @Test
  void sparseIdsAreTheOutputsOfTheGeneratorForTheDenseOnes() {
    Flow dense = SMALL.generate(FlowName.MIX);
    Flow sparse = dense.sparse();
    for (int i = 0; i < dense.size(); i++) {
      assertThat(sparse.id(i)).isEqualTo(SplitMix64.mix(dense.id(i)));
      assertThat(sparse.kind(i)).isEqualTo(dense.kind(i));
      assertThat(sparse.price(i)).isEqualTo(dense.price(i));
    }
  }
}
