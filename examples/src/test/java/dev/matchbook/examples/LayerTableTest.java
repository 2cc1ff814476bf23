package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.composite.Ack;
import dev.matchbook.composite.LayerFigures;
import dev.matchbook.composite.LayerState;
import dev.matchbook.composite.Role;
import dev.matchbook.core.store.Checkpoint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerTableTest {
  private record Figures(
      String name,
      Role role,
      LayerState state,
      long hits,
      long misses,
      long fills,
      long errors,
      long lagSeq,
      String breakerState)
      implements LayerFigures {
    @Override
    public Ack ack() {
      return Ack.BEHIND;
    }

    @Override
    public long catchUps() {
      return 0;
    }

    @Override
    public Checkpoint position() {
      return Checkpoint.START;
    }

    @Override
    public Duration lagTime() {
      return Duration.ZERO;
    }

    @Override
    public Latency reads() {
      return new Latency(0, 0, 0, 0);
    }

    @Override
    public Latency writes() {
      return new Latency(0, 0, 0, 0);
    }
  }

  @Test
  void wordsStandToTheLeftAndNumbersToTheRight() {
    List<LayerFigures> layers =
        List.of(
            new Figures(
                "memory:", Role.CACHE, LayerState.FOLLOWING, 1_234_567, 1, 20, 0, 0, "CLOSED"),
            new Figures(
                "redis://***@cache:6379/0?engine=main",
                Role.CACHE,
                LayerState.CATCHING_UP,
                0,
                300,
                0,
                12,
                98_765,
                "HALF_OPEN"),
            new Figures(
                "file:trades.log", Role.RECORD, LayerState.FOLLOWING, 7, 0, 0, 0, 0, "CLOSED"));

    assertThat(LayerTable.lines(layers))
        .containsExactly(
            "layer                     role    state             hits  misses  fills  errors     lag  breaker",
            "memory:                   cache   following    1,234,567       1     20       0       0  closed",
            "redis://***@cache:6379/0  cache   catching up          0     300      0      12  98,765  half_open",
            "file:trades.log           record  following            7       0      0       0       0  closed");
  }
}
