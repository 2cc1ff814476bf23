package dev.matchbook.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault at every write of indexes, states and packed segments: nothing depends on them. */
class BackgroundFaultTest {
  private static long seed;
  private static Flow flow;

  @TempDir Path root;

  @BeforeAll
  static void makeFlow() {
    seed = Seeds.of(BackgroundFaultTest.class);
    flow = new Flow(seed, 620, 60);
  }

  private static FileStore open(Path directory, Compression compression, Disk disk) {
    FileSettings settings = FileSettings.in(directory).segmentBytes(FileSettings.MIN_SEGMENT);
    return FileStore.open(settings.compress(compression), disk, 64);
  }

  private static void requireEnd(Path directory, Compression compression) throws IOException {
    try (FileStore store = open(directory, compression, FaultDisk.quick())) {
      flow.requireSameEngine(store);
      flow.requireEnd(store);
    }
    assertThat(FileVerification.verify(directory).isSound()).isTrue();
    requireTidy(directory, compression);
  }

  /** Each closed segment has its index, and is packed if that is wanted; nothing is left over. */
  private static void requireTidy(Path directory, Compression compression) throws IOException {
    SegmentNames names = new SegmentNames(directory);
    int closed = names.all().size() - 1;
    assertThat(closed).isPositive();
    for (int number = 1; number <= closed; number++) {
      assertThat(names.of(number, SegmentNames.INDEX)).exists();
      if (compression == Compression.GZIP) {
        assertThat(names.of(number, SegmentNames.PACKED)).exists();
        assertThat(names.plain(number)).doesNotExist();
      }
    }
    assertThat(Directories.files(directory)).noneMatch(file -> file.toString().endsWith(".tmp"));
  }

  @ParameterizedTest
  @CsvSource({
    "NONE,ERROR",
    "NONE,TORN_WRITE",
    "NONE,BUG",
    "GZIP,ERROR",
    "GZIP,TORN_WRITE",
    "GZIP,DEAD"
  })
  void theStoreWorksWithoutAndTheNextOpeningMakesItAgain(Compression compression, Fault fault)
      throws IOException {
    boolean failed = true;
    for (int at = 1; failed; at++) {
      Path directory = root.resolve(String.valueOf(at));
      FaultDisk disk = new FaultDisk(fault, at, FaultDisk.LOG.negate(), seed + at);
      try (FileStore store = open(directory, compression, disk)) {
        flow.commitRest(store);
        flow.requireEnd(store);
      }
      failed = disk.hasFailed();
      requireEnd(directory, compression);
      Directories.delete(directory);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NONE,ERROR",
    "NONE,DEAD",
    "NONE,BUG",
    "GZIP,TORN_WRITE",
    "GZIP,LATE_ERROR",
    "GZIP,DEAD"
  })
  void anOpeningThatFailsLosesNothing(Compression compression, Fault fault) throws IOException {
    Path full = root.resolve("full");
    try (FileStore store = open(full, compression, FaultDisk.quick())) {
      flow.commitRest(store);
    }
    for (Path file : Directories.files(full)) {
      if (!file.toString().contains(SegmentNames.PLAIN)) {
        Files.delete(file);
      }
    }
    Path active = History.active(full);
    Files.writeString(active, Files.readString(active) + "{\"seq\":");
    boolean failed = true;
    for (int at = 1; failed; at++) {
      Path directory = root.resolve(String.valueOf(at));
      Directories.copy(full, directory);
      FaultDisk disk = new FaultDisk(fault, at, path -> true, seed + at);
      try (FileStore store = open(directory, compression, disk)) {
        flow.requireSameEngine(store);
      } catch (StoreException e) {
        assertThat(e.kind()).isEqualTo(StoreException.Kind.FAILED);
      } catch (IllegalStateException e) {
        assertThat(fault).isEqualTo(Fault.BUG);
      }
      failed = disk.hasFailed();
      requireEnd(directory, compression);
      Directories.delete(directory);
    }
  }
}
