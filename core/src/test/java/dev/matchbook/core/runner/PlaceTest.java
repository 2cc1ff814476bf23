package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.runner.RunnerSettings.WhenFull;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Places in the queue that are taken first and filled later. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class PlaceTest {
  private static final int PLACES = 200;
  private static final int ROUNDS = 50;

  @Test
  void tasksAreAppliedInTheOrderOfTheirPlacesWheneverTheyCome() {
    Random dice = new Random(1);
    try (Rig rig = new Rig(Rig.DEFAULTS)) {
      rig.openMarket();
      for (int round = 0; round < ROUNDS; round++) {
        List<Runnable> fills = new ArrayList<>();
        List<ToldTask> tasks = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
          Place<EventBuffer> place = rig.runner.reserve();
          ToldTask task = ToldTask.order("r" + round + "-" + i);
          tasks.add(task);
          fills.add(() -> place.fill(task));
        }
        Collections.shuffle(fills, dice);
        fills.forEach(Runnable::run);
        tasks.forEach(ToldTask::awaitTold);
        List<String> expected = tasks.stream().map(task -> task.account).toList();
        List<String> accounts =
            rig.events.stream()
                .filter(OrderAccepted.class::isInstance)
                .map(event -> ((OrderAccepted) event).account())
                .toList();
        assertThat(accounts.subList(accounts.size() - PLACES, accounts.size())).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatStandsBeforeAnEmptyPlaceIsDoneAndTheMatcherSleeps() {
    try (Rig rig = new Rig(Rig.DEFAULTS)) {
      rig.openMarket();
      ToldTask before = rig.submit(ToldTask.order("before"));
      Place<EventBuffer> place = rig.runner.reserve();
      ToldTask behind = rig.submit(ToldTask.order("behind"));
      before.awaitTold();
      Await.until(() -> matcherSleeps(rig));
      assertThat(behind.isTold()).isFalse();
      place.fill(ToldTask.order("late"));
      behind.awaitTold();
      assertThat(behind.isCommitted()).isTrue();
    }
  }

  private static boolean matcherSleeps(Rig rig) {
    return rig.runner.matcher().getState() == Thread.State.WAITING;
  }

  @Test
  void aPlaceIsFilledOnce() {
    try (Rig rig = new Rig(Rig.DEFAULTS)) {
      rig.openMarket();
      Place<EventBuffer> place = rig.runner.reserve();
      place.fill(ToldTask.order("first"));
      assertThatIllegalStateException()
          .isThrownBy(() -> place.fill(ToldTask.order("second")))
          .withMessageContaining("filled");
    }
  }

  @Test
  void emptyPlacesCountAsTasksThatWait() {
    try (Rig rig = new Rig(Rig.DEFAULTS.queueCapacity(2).whenFull(WhenFull.REFUSE))) {
      Place<EventBuffer> one = rig.runner.reserve();
      Place<EventBuffer> two = rig.runner.reserve();
      Assertions.assertThatThrownBy(rig.runner::reserve).isInstanceOf(QueueFullException.class);
      one.fill(ToldTask.market());
      two.fill(ToldTask.look());
    }
  }
}
