package dev.matchbook.jmh.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.jmh.flow.FlowName;
import dev.matchbook.jmh.flow.Truth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceTest {
  private static final Truth RIGHT = new Truth(1, 2, 3);
  private static final Truth WRONG = new Truth(1, 2, 4);

  private final List<String> asked = new ArrayList<>();

  @Test
  void contestantsPlayInTurn() throws ChildFailure, WrongTrades {
    race().run(List.of(new Scripted("a", 9), new Scripted("b", 9)), 2);
    assertThat(asked)
        .containsExactly(
            "a warm-up",
            "b warm-up", //
            "a time",
            "b time",
            "a latency",
            "b latency", //
            "a time",
            "b time",
            "a latency",
            "b latency", //
            "a latency",
            "b latency");
  }

  @Test
  void scoreIsTheMedianOfTheRounds() throws ChildFailure, WrongTrades {
    Score score = race().run(List.of(new Scripted("a", 99)), 3).get(0);
    assertThat(score.nsPerOp()).isEqualTo(30);
    assertThat(score.minNsPerOp()).isEqualTo(20);
    assertThat(score.maxNsPerOp()).isEqualTo(40);
    assertThat(score.bytesPerOp()).isEqualTo(0.5);
    assertThat(score.p999()).isEqualTo(7);
  }

  @Test
  void anyRoundWithOtherTradesEndsTheRace() {
    for (int wrong = 1; wrong <= 6; wrong++) {
      int call = wrong;
      assertThatThrownBy(() -> race().run(List.of(new Scripted("bad", call)), 3))
          .isInstanceOf(WrongTrades.class)
          .hasMessage("MIX, bad: expected %s; found %s", RIGHT, WRONG);
    }
  }

  private static Race race() {
    return new Race(FlowName.MIX, 10, RIGHT, what -> {});
  }

  /** Plays no flow: its times grow with every call, and one call has wrong trades. */
  private final class Scripted implements Contestant {
    private final String name;
    private final int wrongCall;
    private int calls;

    Scripted(String name, int wrongCall) {
      this.name = name;
      this.wrongCall = wrongCall;
    }

    private Truth call(String what) {
      asked.add(name + " " + what);
      calls++;
      return calls == wrongCall ? WRONG : RIGHT;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Truth warmUp() {
      return call("warm-up");
    }

    @Override
    public TimedRound time() {
      Truth truth = call("time");
      return new TimedRound(100L + 50 * calls, 5, truth);
    }

    @Override
    public LatencyRound latency() {
      return new LatencyRound(5, 6, 7, call("latency"));
    }

    @Override
    public void close() {}
  }
}
