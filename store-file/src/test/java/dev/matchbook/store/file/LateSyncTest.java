package dev.matchbook.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a force for each batch the loss of power takes batches, but only whole and last ones. */
class LateSyncTest {
  private static long seed;
  private static Flow flow;

  @TempDir Path root;

  @BeforeAll
  static void makeFlow() {
    seed = Seeds.of(LateSyncTest.class);
    flow = new Flow(seed, 620, 40);
  }

  private static FileStore open(Path directory, SyncPolicy sync, Disk disk) {
    FileSettings settings = FileSettings.in(directory).segmentBytes(FileSettings.MIN_SEGMENT);
    return FileStore.open(settings.sync(sync), disk, 64);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE,ALL,BATCH",
    "NONE,CUT,NONE",
    "NONE,SECTORS,INTERVAL",
    "NONE,PAGES,BATCH",
    "INTERVAL,SECTORS,NONE"
  })
  void whatIsLeftIsWholeBatches(SyncPolicy sync, PowerLoss.Kind loss, SyncPolicy next)
      throws IOException {
    boolean failed = true;
    for (int at = 1; failed; at++) {
      Random random = new Random(seed + at);
      Path directory = root.resolve(String.valueOf(at));
      FaultDisk disk = new FaultDisk(Fault.DEAD, at, FaultDisk.LOG, seed + at);
      runUntilDead(directory, sync, disk);
      failed = disk.hasFailed();
      Path killed = directory.resolve("killed");
      assertThat(Directories.copy(directory, killed)).isTrue();
      disk.power.happens(killed, loss, random);
      try (FileStore store = open(killed, next, FaultDisk.quick())) {
        flow.requireSameEngine(store);
        flow.commitRest(store);
        flow.requireEnd(store);
      }
      assertThat(FileVerification.verify(killed).damage()).isNull();
      assertThat(FileVerification.verify(killed).unfinished()).isNull();
      Directories.delete(directory);
    }
  }

  private static void runUntilDead(Path directory, SyncPolicy sync, Disk disk) {
    FileStore store;
    try {
      store = open(directory, sync, disk);
    } catch (StoreException e) {
      return;
    }
    for (Batch batch : flow.batches()) {
      StoreException e = catchThrowableOfType(StoreException.class, () -> store.commit(batch));
      if (e != null) {
        assertThat(e.kind()).isEqualTo(StoreException.Kind.FAILED);
        assertThat(store.checkpoint()).isEqualTo(batch.previous());
        break;
      }
    }
    catchThrowableOfType(StoreException.class, store::close);
  }
}
