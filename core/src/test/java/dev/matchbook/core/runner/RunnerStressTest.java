package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.property.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Many short lives of a runner. {@code -Dmatchbook.seed=N} starts at another seed, {@code
 * -Dmatchbook.streams=N} runs more, then with {@code
 * -Djunit.jupiter.execution.timeout.mode=disabled}; how the threads meet is in no seed.
 */
@Timeout(value = 600, threadMode = ThreadMode.SEPARATE_THREAD)
class RunnerStressTest {

  @Test
  void everyTaskIsToldOnceWhateverGoesWrong() {
    forEachSeed(seed -> new StressRound(seed).run());
  }

  @Test
  void everySubmitThatRacesWithCloseThrowsOrIsTold() {
    forEachSeed(seed -> raceWithClose());
  }

  private static void forEachSeed(LongConsumer round) {
    long first = Seeds.of(RunnerStressTest.class);
    int rounds = Integer.getInteger("matchbook.streams", 200);
    for (long seed = first; seed < first + rounds; seed++) {
      try {
        round.accept(seed);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static void raceWithClose() {
    Rig rig = new Rig(Rig.DEFAULTS.maxBatch(5, 100).queueCapacity(16));
    rig.submit(ToldTask.market());
    List<Submitter> submitters = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      submitters.add(new Submitter(rig, "t" + i));
    }
    submitters.forEach(Thread::start);
    Await.until(() -> submitters.stream().allMatch(thread -> thread.returned > 3));
    int[] before = submitters.stream().mapToInt(thread -> thread.returned).toArray();
    rig.runner.close();
    submitters.forEach(Submitter::awaitEnd);
    rig.requireToldOnce(true);
    for (int i = 0; i < before.length; i++) {
      assertThat(submitters.get(i).tasks.subList(0, before[i])).allMatch(ToldTask::isCommitted);
    }
  }

  /** Submits until it is refused. */
  private static final class Submitter extends Thread {
    final List<ToldTask> tasks = new ArrayList<>();
    volatile int returned;
    private final Rig rig;

    Submitter(Rig rig, String name) {
      super(name);
      this.rig = rig;
    }

    @Override
    public void run() {
      ToldTask task = ToldTask.order(getName() + "-0");
      while (rig.offer(task)) {
        tasks.add(task);
        returned = tasks.size();
        task = ToldTask.order(getName() + "-" + tasks.size());
      }
    }

    void awaitEnd() {
      try {
        join();
      } catch (InterruptedException e) {
        throw new AssertionError("gave up waiting", e);
      }
    }
  }
}
