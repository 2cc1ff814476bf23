package dev.matchbook.jmh.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.matchbook.jmh.book.Engines;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published trades come out in full size; in small size all engines agree. */
class FlowTruthTest {
  private static final int SMALL = 100;
  private static final List<Long> STATES = List.of(42L, 1L, -7L);

  @ParameterizedTest
  @EnumSource(FlowName.class)
  void plainBookGivesThePublishedTradesInFullSize(FlowName name) {
    Flow flow = new FlowSetting(1, FlowName.DEFAULT_STATE, false).generate(name);
    assertThat(Truth.of(flow)).isEqualTo(Truth.published(name));
  }

  @ParameterizedTest
  @MethodSource("enginesAndFlows")
  void everyEngineGivesTheTradesOfThePlainBook(Engines engine, FlowName name) {
    for (long state : STATES) {
      compare(engine, name, new FlowSetting(SMALL, state, false));
    }
  }

  @ParameterizedTest
  @MethodSource("enginesAndFlows")
  void everyEngineThatTakesSparseIdsGivesTheTradesOfThePlainBook(Engines engine, FlowName name) {
    assumeTrue(engine.takesAnyId(), engine.label() + " gives ids itself");
    for (long state : STATES) {
      compare(engine, name, new FlowSetting(SMALL, state, true));
    }
  }

  @Test
  void hashIsThatOfAllTradesAndTheSumsOfTheTimedOnes() {
    TradeTally tally = new TradeTally(true);
    tally.trade(1, 2, 3, 4);
    tally.startTimed();
    tally.trade(5, 6, 7, 8);
    long hash = 0xcbf29ce484222325L;
    for (long word = 1; word <= 8; word++) {
      hash = (hash ^ word) * 0x100000001b3L;
    }
    assertThat(tally.truth()).isEqualTo(new Truth(1, 7, hash));
  }

  private static void compare(Engines engine, FlowName name, FlowSetting setting) {
    Flow flow = setting.generate(name);
    TradeTally tally = new TradeTally(true);
    new FlowPlayer(flow, engine.open(tally)).playAll(tally);
    assertThat(tally.truth()).as("%s", setting).isEqualTo(setting.truth(name, flow));
  }

  private static Stream<Arguments> enginesAndFlows() {
    return Stream.of(Engines.values())
        .flatMap(engine -> Stream.of(FlowName.values()).map(name -> Arguments.of(engine, name)));
  }
}
