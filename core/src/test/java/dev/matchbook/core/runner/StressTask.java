package dev.matchbook.core.runner;

import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.engine.MatchingEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A task that notes its place in a {@link StressRound} and misbehaves if it is told to. */
final class StressTask extends ToldTask {
  private enum Whim {
    THROWS_WHEN_APPLIED,
    THROWS_WHEN_ACKNOWLEDGED,
    THROWS_WHEN_FAILED,
    CLOSES_WHEN_FAILED,
    SUBMITS_WHEN_FAILED
  }

  volatile boolean taken;
  private final StressRound round;
  private final Whim whim;

  private StressTask(StressRound round, String account, List<Command> commands, Whim whim) {
    super(account, commands);
    this.round = round;
    this.whim = whim;
  }

  /** What a thread submits: any of them may be the first, so all define the market. */
  static List<StressTask> some(StressRound round, String name, Random dice, int count) {
    boolean fatal = dice.nextInt(6) == 0;
    List<StressTask> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Command> commands = new ArrayList<>();
      if (dice.nextInt(4) != 0) {
        commands.add(AddMarket.of("A", "1", "1"));
        for (int n = dice.nextInt(3); n >= 0; n--) {
          commands.add(bid(name + "-" + i));
        }
      }
      Whim whim = dice.nextInt(4) == 0 ? Whim.values()[dice.nextInt(5)] : null;
      if (whim == Whim.THROWS_WHEN_APPLIED && !(fatal && dice.nextInt(8) == 0)) {
        whim = null;
      }
      tasks.add(new StressTask(round, name + "-" + i, commands, whim));
    }
    return tasks;
  }

  @Override
  public int apply(MatchingEngine engine, EventBuffer events) {
    int count = super.apply(engine, events);
    if (whim == Whim.THROWS_WHEN_APPLIED) {
      throw Thrown.EXCEPTION.raise();
    }
    round.applied.add(this);
    return count;
  }

  @Override
  public void committed() {
    super.committed();
    round.acknowledged.add(this);
    if (whim == Whim.THROWS_WHEN_ACKNOWLEDGED) {
      throw Thrown.ERROR.raise();
    }
  }

  @Override
  public void failed(RunnerStoppedException why) {
    super.failed(why);
    if (whim == Whim.THROWS_WHEN_FAILED) {
      throw Thrown.CHECKED.raise();
    } else if (whim == Whim.CLOSES_WHEN_FAILED) {
      round.runner.close();
    } else if (whim == Whim.SUBMITS_WHEN_FAILED) {
      round.runner.submit(ToldTask.look());
    }
  }
}
