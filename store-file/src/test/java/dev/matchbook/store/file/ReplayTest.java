package dev.matchbook.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.StoreContents;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.BatchGenerator;
import dev.matchbook.tck.rows.OrderBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was done to a store is done to another one. */
class ReplayTest {
  private static final int STEPS = 120;
  private static long seed;

  @TempDir Path root;

  @BeforeAll
  static void choose() {
    seed = Seeds.of(ReplayTest.class);
  }

  private static FileStore open(Path directory, Compression compression) {
    FileSettings settings =
        FileSettings.in(directory).segmentBytes(FileSettings.MIN_SEGMENT).compress(compression);
    return FileStore.open(settings, FaultDisk.quick(), 64);
  }

  private static MixedHistory write(FileStore store, int steps) {
    MixedHistory history = new MixedHistory(seed);
    for (int i = 0; i < steps; i++) {
      history.step(store);
    }
    return history;
  }

  private static void requireReplaysFromEachEnd(FileStore store, MixedHistory history) {
    StoreContents contents = StoreContents.of(store);
    for (ModelStore end : history.ends()) {
      ModelStore to = end.reopened();
      Checkpoint after = to.checkpoint();
      assertThat(store.replay(after, to)).as("seed %d: after %s", seed, after).isTrue();
      contents.requireSame(to);
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void fromTheEndOfEachBatchItLeadsToTheSameState(Compression compression) throws IOException {
    try (FileStore store = open(root, compression)) {
      MixedHistory history = write(store, STEPS);
      StoreContents.of(history.model()).requireSame(store);
      assertThat(History.segments(root)).hasSizeGreaterThan(2);
      requireReplaysFromEachEnd(store, history);
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void anotherOpeningReplaysTheSame(Compression compression) throws IOException {
    MixedHistory history;
    try (FileStore store = open(root, compression)) {
      history = write(store, STEPS / 2);
    }
    try (FileStore store = open(root, compression)) {
      requireReplaysFromEachEnd(store, history);
    }
  }

  @Test
  void doneAgainFromAnEarlierCheckpointItChangesNothing() {
    try (FileStore store = open(root, Compression.NONE)) {
      MixedHistory history = write(store, STEPS / 2);
      ModelStore to = new ModelStore();
      for (ModelStore end : history.ends()) {
        assertThat(store.replay(end.checkpoint(), history.model())).isTrue();
      }
      assertThat(store.replay(Checkpoint.START, to)).isTrue();
      StoreContents.of(store).requireSame(to);
      StoreContents.of(store).requireSame(history.model());
    }
  }

  @Test
  void anotherFileStoreIsWrittenBatchByBatch() throws IOException {
    Path copy = root.resolve("copy");
    try (FileStore store = open(root.resolve("store"), Compression.GZIP);
        FileStore to = open(copy, Compression.GZIP)) {
      write(store, STEPS);
      assertThat(store.replay(Checkpoint.START, to)).isTrue();
      StoreContents.of(store).requireSame(to);
    }
    assertThat(FileVerification.verify(copy).isSound()).isTrue();
  }

  @Test
  void batchesOfAnEngineComeAsTheyWere() {
    Flow flow = new Flow(seed, 900, 20);
    Recorder to = new Recorder();
    try (FileStore store = open(root, Compression.NONE)) {
      flow.commitRest(store);
      assertThat(store.replay(Checkpoint.START, to)).isTrue();
    }
    assertThat(to.batches()).isEqualTo(flow.batches());
  }

  @Test
  void whatWasSavedAsideAndRemovedSinceDoesNotComeBack() {
    StoredOrder open = OrderBuilder.order(1).build();
    StoredOrder closed = OrderBuilder.like(open).cancel(CancelReason.REQUESTED).seq(2).build();
    try (FileStore store = open(root, Compression.NONE)) {
      store.saveOrder(open);
      store.commit(BatchBuilder.after(Checkpoint.START).orders(open).build());
      store.commit(BatchBuilder.after(store.checkpoint()).orders(closed).build());
      assertThat(store.removeOrder(1)).isTrue();
      ModelStore to = new ModelStore();
      for (int i = 0; i < 2; i++) {
        assertThat(store.replay(Checkpoint.START, to)).isTrue();
        assertThat(to.findOrder(1)).isEmpty();
      }
    }
  }

  @Test
  void whatWasRemovedAndSavedOpenAgainStays() {
    StoredOrder open = OrderBuilder.order(1).build();
    StoredOrder closed = OrderBuilder.like(open).cancel(CancelReason.REQUESTED).seq(2).build();
    try (FileStore store = open(root, Compression.NONE)) {
      store.saveOrder(closed);
      assertThat(store.removeOrder(1)).isTrue();
      assertThat(store.removeOrder(1)).isFalse();
      store.saveOrder(open);
      ModelStore to = new ModelStore();
      to.saveOrder(OrderBuilder.like(open).seq(3).build());
      assertThat(store.replay(Checkpoint.START, to)).isTrue();
      assertThat(to.findOrder(1)).hasValueSatisfying(o -> assertThat(o.seq()).isEqualTo(3));
      ModelStore empty = new ModelStore();
      for (int i = 0; i < 2; i++) {
        assertThat(store.replay(Checkpoint.START, empty)).isTrue();
        assertThat(empty.findOrder(1)).hasValue(open);
      }
    }
  }

  @Test
  void atTheCheckpointOfTheStoreThereIsNothingToDo() {
    Flow flow = new Flow(seed, 400, 20);
    Recorder to = new Recorder();
    try (FileStore store = open(root, Compression.NONE)) {
      assertThat(store.replay(Checkpoint.START, to)).isTrue();
      flow.commitRest(store);
      assertThat(store.replay(store.checkpoint(), to)).isTrue();
    }
    assertThat(to.calls()).isZero();
  }

  @Test
  void whereNoBatchEndedNothingIsDone() {
    Recorder to = new Recorder();
    try (FileStore store = open(root, Compression.GZIP)) {
      BatchGenerator generator = new BatchGenerator(seed);
      assertThat(store.replay(new Checkpoint(1, 1, 1, 1, 0), to)).isFalse();
      for (int i = 0; i < STEPS; i++) {
        Batch batch = generator.next();
        store.commit(batch);
        Checkpoint end = batch.checkpoint();
        for (long commands = batch.previous().commands() + 1;
            commands < end.commands();
            commands++) {
          Checkpoint within = new Checkpoint(commands, end.seq(), end.ts(), end.orderId(), 0);
          assertThat(store.replay(within, to)).as("seed %d: %s", seed, within).isFalse();
        }
        assertThat(store.replay(other(end), to)).as("seed %d: %s", seed, end).isFalse();
      }
      Checkpoint end = generator.checkpoint();
      Checkpoint later = new Checkpoint(end.commands() + 1, end.seq(), end.ts(), 1, 1);
      assertThat(store.replay(later, to)).isFalse();
    }
    assertThat(to.calls()).isZero();
  }

  /** Of another history, after as many commands. */
  private static Checkpoint other(Checkpoint end) {
    return new Checkpoint(end.commands(), end.seq() + 1, end.ts(), end.orderId(), end.tradeId());
  }

  @Test
  @Timeout(120)
  void goesOnWhileAnotherThreadWritesAndPacks() throws Exception {
    try (FileStore store = open(root, Compression.GZIP)) {
      FutureTask<MixedHistory> writing = new FutureTask<>(() -> write(store, 5 * STEPS));
      Thread writer = new Thread(writing);
      writer.start();
      ModelStore following = new ModelStore();
      while (!writing.isDone()) {
        Checkpoint before = store.checkpoint();
        ModelStore to = new ModelStore();
        assertThat(store.replay(Checkpoint.START, to)).isTrue();
        assertThat(store.replay(following.checkpoint(), following)).isTrue();
        for (ModelStore each : List.of(to, following)) {
          assertThat(each.checkpoint().isAtOrAfter(before)).isTrue();
        }
      }
      writing.get();
      assertThat(store.replay(following.checkpoint(), following)).isTrue();
      StoreContents.of(store).requireSame(following);
    }
  }

  @Test
  void aClosedStoreAndItselfAreRefused() {
    FileStore store = open(root, Compression.NONE);
    assertThatThrownBy(() -> store.replay(Checkpoint.START, store))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("to: ");
    store.close();
    assertThatThrownBy(() -> store.replay(Checkpoint.START, new ModelStore()))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.REJECTED));
  }
}
