package dev.matchbook.jmh.flash;

import dev.matchbook.jmh.book.Engines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One file replayed by several engines in turn, so that a noisy machine hits all alike. */
public final class FlashRace {
  private final Path file;
  private final int messages;
  private final Consumer<String> progress;

  /**
   * A race.
   *
   * @param file to be read by every engine's process
   * @param messages in it
   * @param progress is told what is done next
   */
  public FlashRace(Path file, int messages, Consumer<String> progress) {
    this.file = file;
    this.messages = messages;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param reps passes of either kind that are timed, 1 or more
   * @return a result for each engine, in their order
   * @throws IOException if a process cannot be started
   */
  public List<FlashResult> run(List<Engines> engines, int reps) throws IOException {
    List<FlashContestant> contestants = new ArrayList<>();
    try {
      for (Engines engine : engines) {
        contestants.add(new FlashContestant(engine.label(), file));
      }
      return race(contestants, reps);
    } finally {
      contestants.forEach(FlashContestant::close);
    }
  }

  private List<FlashResult> race(List<FlashContestant> contestants, int reps) {
    contestants.forEach(FlashContestant::awaitReady);
    for (FlashContestant contestant : contestants) {
      progress.accept("warm-up of " + contestant.engine());
      contestant.warmUp();
    }
    for (int rep = 1; rep <= reps; rep++) {
      progress.accept("repetition " + rep + " of " + reps);
      contestants.forEach(FlashContestant::time);
    }
    progress.accept("hashing the reports");
    contestants.forEach(FlashContestant::hash);
    return contestants.stream().map(contestant -> contestant.result(messages)).toList();
  }
}
