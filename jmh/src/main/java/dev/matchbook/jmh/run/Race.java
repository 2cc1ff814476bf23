package dev.matchbook.jmh.run;

import dev.matchbook.jmh.flow.FlowName;
import dev.matchbook.jmh.flow.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One flow played by several contestants in turn, a round each. Every round's trades must be the
 * flow's truth.
 */
public final class Race {
  /** Fewest rounds in which every command is timed alone. */
  public static final int MIN_LATENCY_ROUNDS = 3;

  private final FlowName flow;
  private final int commands;
  private final Truth truth;
  private final Consumer<String> progress;

  /**
   * A race.
   *
   * @param commands timed in each round
   * @param truth what every round's trades must be
   * @param progress is told what is done next
   */
  public Race(FlowName flow, int commands, Truth truth, Consumer<String> progress) {
    this.flow = flow;
    this.commands = commands;
    this.truth = truth;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param rounds timed as a whole, 1 or more; as many are timed by command, but at least {@link
   *     #MIN_LATENCY_ROUNDS}
   * @return a score for each contestant, in their order
   */
  public List<Score> run(List<? extends Contestant> contestants, int rounds)
      throws ChildFailure, WrongTrades {
    List<Score> scores = new ArrayList<>();
    for (Contestant contestant : contestants) {
      progress.accept(flow + ": warm-up of " + contestant.name());
      check(contestant, contestant.warmUp());
      scores.add(
          new Score(
              flow, contestant.name(), commands, new ArrayList<>(), new ArrayList<>(), truth));
    }
    for (int round = 0; round < Math.max(rounds, MIN_LATENCY_ROUNDS); round++) {
      progress.accept(flow + ": round " + (round + 1));
      if (round < rounds) {
        time(contestants, scores);
      }
      measureLatency(contestants, scores);
    }
    return scores;
  }

  private void time(List<? extends Contestant> contestants, List<Score> scores)
      throws ChildFailure, WrongTrades {
    for (int i = 0; i < contestants.size(); i++) {
      TimedRound round = contestants.get(i).time();
      check(contestants.get(i), round.truth());
      scores.get(i).timed().add(round);
    }
  }

  private void measureLatency(List<? extends Contestant> contestants, List<Score> scores)
      throws ChildFailure, WrongTrades {
    for (int i = 0; i < contestants.size(); i++) {
      LatencyRound round = contestants.get(i).latency();
      check(contestants.get(i), round.truth());
      scores.get(i).latencies().add(round);
    }
  }

  private void check(Contestant contestant, Truth found) throws WrongTrades {
    if (!found.equals(truth)) {
      throw new WrongTrades(flow, contestant.name(), truth, found);
    }
  }
}
