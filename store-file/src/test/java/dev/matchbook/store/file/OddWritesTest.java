package dev.matchbook.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.rows.OrderBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that interrupt threads, and rows as long or as odd as they can be. */
class OddWritesTest {
  @TempDir Path root;

  private FileStore open() {
    FileSettings settings = FileSettings.in(root).segmentBytes(FileSettings.MIN_SEGMENT);
    return FileStore.open(settings, FaultDisk.quick(), 64);
  }

  @Test
  void aBatchThatWasInterruptedIsCommittedAgain() throws IOException {
    Flow flow = new Flow(Seeds.of(OddWritesTest.class), 500, 12);
    try (FileStore store = FileStore.open(FileSettings.in(root).segmentBytes(64 << 10))) {
      for (Batch batch : flow.batches()) {
        Thread.currentThread().interrupt();
        boolean failed = false;
        try {
          store.commit(batch);
        } catch (StoreException e) {
          failed = true;
          assertThat(e.kind()).isEqualTo(StoreException.Kind.FAILED);
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.commit(batch)).isEqualTo(failed);
      }
      flow.requireEnd(store);
    }
    assertThat(FileVerification.verify(root).isSound()).isTrue();
  }

  @Test
  @Timeout(60)
  void anInterruptedReaderHurtsNobody() throws Exception {
    Flow flow = new Flow(Seeds.of(OddWritesTest.class), 400, 20);
    try (FileStore store = FileStore.open(FileSettings.in(root).segmentBytes(64 << 10))) {
      flow.commitRest(store);
      AtomicBoolean ended = new AtomicBoolean();
      FutureTask<Void> reading = new FutureTask<>(() -> readUntil(ended, store), null);
      Thread reader = new Thread(reading);
      reader.start();
      for (int i = 0; i < 300; i++) {
        reader.interrupt();
        assertThat(store.findTrade(1 + i % 3)).isPresent();
      }
      ended.set(true);
      reading.get();
      flow.requireEnd(store);
    }
  }

  private static void readUntil(AtomicBoolean ended, FileStore store) {
    while (!ended.get()) {
      assertThat(store.findTrade(2)).isPresent();
    }
  }

  @Test
  void aShorterWriteLeavesNothingOfAnUnforcedLongerOne() throws IOException {
    // the first line and the directory take three operations, what is written then two
    FaultDisk disk = new FaultDisk(Fault.LATE_ERROR, 5, FaultDisk.LOG, 0);
    Path killed = root.resolve("killed");
    StoredOrder order = OrderBuilder.order(9).build();
    try (FileStore store = FileStore.open(FileSettings.in(root), disk, 64)) {
      List<StoredOrder> more =
          LongStream.range(1, 9).mapToObj(id -> OrderBuilder.order(id).build()).toList();
      assertThatThrownBy(() -> store.saveOrders(more)).isInstanceOf(StoreException.class);
      store.saveOrder(order);
      assertThat(Directories.copy(root, killed)).isTrue();
    }
    try (FileStore store = FileStore.open(FileSettings.in(killed))) {
      assertThat(store.cut()).isEmpty();
      assertThat(store.orders(OrderQuery.all(), null, 10).rows()).containsExactly(order);
    }
  }

  @Test
  void theLongestRowIsReadAgain() throws IOException {
    String longest = "\u0001".repeat(1 << 16);
    StoredOrder order =
        OrderBuilder.order(1).account(longest).clOrdId(longest).symbol(longest).build();
    try (FileStore store = open()) {
      store.saveOrder(order);
      assertThat(store.findOrder(1)).hasValue(order);
    }
    try (FileStore store = open()) {
      assertThat(store.findOrder(1)).hasValue(order);
    }
    assertThat(FileVerification.verify(root).isSound()).isTrue();
  }

  @Test
  void anOrderThatNoOpeningWouldGetOverIsNotWritten() {
    StoredOrder order = OrderBuilder.order(1).price("1" + "0".repeat(40)).build();
    try (FileStore store = open()) {
      assertThatThrownBy(() -> store.saveOrder(order)).isInstanceOf(ArithmeticException.class);
      assertThat(store.findOrder(1)).isEmpty();
      store.saveOrder(OrderBuilder.order(2).build());
    }
    try (FileStore store = open()) {
      assertThat(store.findOrder(2)).isPresent();
    }
  }
}
