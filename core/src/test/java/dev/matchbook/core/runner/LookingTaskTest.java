package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.engine.Matchbook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Tasks without commands: they look at the engine and make no batch. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class LookingTaskTest {

  @Test
  void lookingAloneIsAcknowledgedWithoutABatch() {
    try (Rig rig = new Rig(Rig.DEFAULTS)) {
      assertThat(rig.submit(ToldTask.look()).awaitTold().isCommitted()).isTrue();
      assertThat(rig.submit(ToldTask.look()).awaitTold().hash())
          .isEqualTo(new Matchbook().stateHash());
      assertThat(rig.store.attempts).hasValue(0);
    }
  }

  @Test
  void lookingSeesWhatWasSubmittedBefore() {
    try (Rig rig = new Rig(Rig.DEFAULTS)) {
      Matchbook expected = new Matchbook();
      rig.submit(ToldTask.market());
      expected.submit(AddMarket.of("A", "1", "1"));
      for (int i = 0; i < 50; i++) {
        rig.submit(ToldTask.order("a" + i));
        expected.submit(ToldTask.bid("a" + i));
        assertThat(rig.submit(ToldTask.look()).awaitTold().hash()).isEqualTo(expected.stateHash());
      }
    }
  }

  @Test
  void lookingIsAcknowledgedOnceEverythingBeforeIsDurable() {
    try (Rig rig = new Rig(Rig.DEFAULTS)) {
      Gate commit = rig.store.holdAt(1);
      rig.submit(ToldTask.market());
      commit.awaitReached();
      ToldTask look = rig.submit(ToldTask.look());
      look.awaitApplied();
      assertThat(look.isTold()).isFalse();
      commit.open();
      assertThat(look.awaitTold().isCommitted()).isTrue();
      assertThat(rig.store.attempts).hasValue(1);
    }
  }

  @Test
  void lookingAndDoingAreAcknowledgedInTheOrderOfSubmission() {
    List<ToldTask> told = Collections.synchronizedList(new ArrayList<>());
    List<ToldTask> submitted = new ArrayList<>();
    try (Rig rig = new Rig(Rig.DEFAULTS.maxBatch(3, 1_000))) {
      rig.openMarket();
      for (int i = 0; i < 300; i++) {
        submitted.add(
            rig.submit(
                new ToldTask("a" + i, i % 3 == 0 ? List.of(ToldTask.bid("a" + i)) : List.of()) {
                  @Override
                  public void committed() {
                    told.add(this);
                    super.committed();
                  }
                }));
      }
    }
    assertThat(told).isEqualTo(submitted);
  }

  @Test
  void lookingBehindAFailedBatchFails() {
    FaultStore store = new FaultStore().failAt(1, FaultStore.Fault.REJECTED);
    try (Rig rig = new Rig(store, Rig.DEFAULTS)) {
      Gate commit = store.holdAt(1);
      rig.submit(ToldTask.market());
      commit.awaitReached();
      ToldTask look = rig.submit(ToldTask.look());
      look.awaitApplied();
      commit.open();
      assertThat(look.awaitTold().isFailed()).isTrue();
    }
  }
}
