package dev.matchbook.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fault at every write, force and truncation of a run over several segments. */
class LogFaultTest {
  private static long seed;
  private static Flow flow;

  @TempDir Path root;

  @BeforeAll
  static void makeFlow() {
    seed = Seeds.of(LogFaultTest.class);
    flow = new Flow(seed, 620, 36);
  }

  private static FileSettings settings(Path directory) {
    return FileSettings.in(directory).segmentBytes(FileSettings.MIN_SEGMENT);
  }

  private static FileStore open(Path directory, Disk disk) {
    return FileStore.open(settings(directory), disk, 64);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"ERROR", "LATE_ERROR", "TORN_WRITE", "BUG"})
  void aBatchThatFailedIsCommittedAgain(Fault fault) throws IOException {
    boolean failed = true;
    for (int at = 1; failed; at++) {
      Path directory = root.resolve(String.valueOf(at));
      FaultDisk disk = new FaultDisk(fault, at, FaultDisk.LOG, seed + at);
      FileStore store = openTwice(directory, disk);
      for (Batch batch : flow.batches()) {
        commitTwice(store, batch, directory);
      }
      failed = disk.hasFailed();
      closeTwice(store);
      requireEnd(directory);
      Directories.delete(directory);
    }
  }

  private static FileStore openTwice(Path directory, Disk disk) {
    try {
      return open(directory, disk);
    } catch (StoreException | IllegalStateException e) {
      requireFailed(e);
      return open(directory, disk);
    }
  }

  private void commitTwice(FileStore store, Batch batch, Path directory) throws IOException {
    try {
      assertThat(store.commit(batch)).isTrue();
    } catch (StoreException | IllegalStateException e) {
      requireFailed(e);
      assertThat(store.checkpoint()).isEqualTo(batch.previous());
      flow.requireSameEngine(store);
      requireGoesOn(killed(directory), batch.previous(), batch.checkpoint());
      assertThat(store.commit(batch)).isTrue();
    }
  }

  private static void closeTwice(FileStore store) {
    try {
      store.close();
    } catch (StoreException | IllegalStateException e) {
      requireFailed(e);
    }
  }

  /** As I/O errors are to be told; other exceptions are let through as they are. */
  private static void requireFailed(RuntimeException thrown) {
    if (thrown instanceof StoreException e) {
      assertThat(e.kind()).isEqualTo(StoreException.Kind.FAILED);
    }
  }

  @ParameterizedTest
  @EnumSource(PowerLoss.Kind.class)
  void whatWasAcknowledgedSurvivesTheLossOfPower(PowerLoss.Kind loss) throws IOException {
    boolean failed = true;
    for (int at = 1; failed; at++) {
      Path directory = root.resolve(String.valueOf(at));
      FaultDisk disk = new FaultDisk(Fault.DEAD, at, FaultDisk.LOG, seed + at);
      Checkpoint acknowledged = runUntilDead(directory, disk);
      failed = disk.hasFailed();
      Path killed = killed(directory);
      disk.power.happens(killed, loss, new Random(seed + at));
      int next = flow.batchesTo(acknowledged);
      Checkpoint most =
          next == flow.batches().size() ? acknowledged : flow.batches().get(next).checkpoint();
      requireGoesOn(killed, acknowledged, most);
      Directories.delete(directory);
    }
  }

  /** Returns where the last batch ended that was acknowledged. */
  private static Checkpoint runUntilDead(Path directory, Disk disk) {
    Checkpoint acknowledged = Checkpoint.START;
    FileStore store;
    try {
      store = open(directory, disk);
    } catch (StoreException e) {
      assertThat(e.kind()).isEqualTo(StoreException.Kind.FAILED);
      return acknowledged;
    }
    for (Batch batch : flow.batches()) {
      StoreException e = catchThrowableOfType(StoreException.class, () -> store.commit(batch));
      if (e != null) {
        assertThat(e.kind()).isEqualTo(StoreException.Kind.FAILED);
        assertThat(store.checkpoint()).isEqualTo(acknowledged);
        assertThat(catchThrowableOfType(StoreException.class, () -> store.commit(batch)))
            .isNotNull();
        flow.requireSameEngine(store);
        break;
      }
      acknowledged = batch.checkpoint();
    }
    closeTwice(store);
    return acknowledged;
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SHORT_WRITES"})
  void writesMayBeShort(Fault fault) throws IOException {
    Path directory = root.resolve("short");
    FaultDisk disk = new FaultDisk(fault, 1, path -> true, seed);
    try (FileStore store = open(directory, disk)) {
      flow.commitRest(store);
    }
    requireEnd(directory);
  }

  private Path killed(Path directory) throws IOException {
    Path copy;
    int number = 0;
    do {
      copy = directory.resolve("killed" + number++);
    } while (!Directories.copy(directory, copy));
    return copy;
  }

  /** The store is at one of the two, goes on, and ends as one that never failed. */
  private void requireGoesOn(Path directory, Checkpoint least, Checkpoint most) throws IOException {
    try (FileStore store = open(directory, FaultDisk.quick())) {
      assertThat(store.checkpoint()).isIn(List.of(least, most));
      flow.requireSameEngine(store);
      flow.commitRest(store);
      flow.requireEnd(store);
    }
    requireSound(directory);
  }

  private static void requireEnd(Path directory) throws IOException {
    try (FileStore store = open(directory, FaultDisk.quick())) {
      flow.requireEnd(store);
    }
    requireSound(directory);
  }

  private static void requireSound(Path directory) throws IOException {
    FileVerification.Report report = FileVerification.verify(directory);
    assertThat(report.damage()).isNull();
    assertThat(report.unfinished()).isNull();
    assertThat(report.segments()).isGreaterThan(2);
  }
}
