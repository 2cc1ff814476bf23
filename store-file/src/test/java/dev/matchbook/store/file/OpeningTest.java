package dev.matchbook.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory is opened again in whatever way it was left and with whatever settings. */
class OpeningTest {
  @TempDir static Path root;
  private static long seed;
  private static Flow flow;
  private static History history;

  @BeforeAll
  static void write() {
    seed = Seeds.of(OpeningTest.class);
    flow = new Flow(seed, 1_200, 30);
    history = new History(root.resolve("history"), flow, settings -> settings);
  }

  private static void requireEnd(Path directory) throws IOException {
    try (FileStore store = history.open(directory)) {
      assertThat(store.cut()).isEmpty();
      flow.requireSameEngine(store);
      flow.requireEnd(store);
    }
    assertThat(FileVerification.verify(directory).isSound()).isTrue();
  }

  private static void requireFailed(Path directory) {
    assertThatThrownBy(() -> history.open(directory))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FAILED))
        .hasMessageContaining("opening");
  }

  @Test
  void anyIndexesAndStatesMayBeMissing() throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 12; i++) {
      Path copy = history.copy("missing");
      for (Path file : Directories.files(copy)) {
        if (!file.toString().endsWith(SegmentNames.PLAIN) && random.nextBoolean()) {
          Files.delete(file);
        }
      }
      requireEnd(copy);
      int closed = new SegmentNames(copy).all().size() - 1;
      for (int number = 1; number <= closed; number++) {
        assertThat(new SegmentNames(copy).of(number, SegmentNames.INDEX)).exists();
      }
    }
  }

  @Test
  void onlyTheLastStatesAreKept() throws IOException {
    assertThat(Directories.files(history.directory()))
        .filteredOn(file -> file.toString().endsWith(SegmentNames.STATE))
        .hasSize(2);
  }

  @Test
  void whatIsNotOfTheStoreIsLeftAlone() throws IOException {
    Path copy = history.copy("garbage");
    List<String> names =
        List.of("notes.txt", "my.tmp", "1.ndjson", "000000001.ndjson.bak", "0000000001.ndjson");
    for (String name : names) {
      Files.writeString(copy.resolve(name), "garbage");
    }
    Files.createDirectories(copy.resolve("dir.tmp").resolve("more"));
    Files.writeString(copy.resolve("000000001.index.tmp"), "unfinished");
    requireEnd(copy);
    assertThat(names).allSatisfy(name -> assertThat(copy.resolve(name)).hasContent("garbage"));
    assertThat(copy.resolve("dir.tmp")).isDirectory();
    assertThat(copy.resolve("000000001.index.tmp")).doesNotExist();
  }

  @Test
  void theSettingsMayChangeFromOpeningToOpening() throws IOException {
    Random random = new Random(seed);
    Path directory = root.resolve("settings");
    int done = 0;
    while (done < flow.batches().size()) {
      FileSettings settings =
          FileSettings.in(directory)
              .segmentBytes(FileSettings.MIN_SEGMENT << random.nextInt(2))
              .sync(SyncPolicy.values()[random.nextInt(3)])
              .compress(Compression.values()[random.nextInt(2)]);
      try (FileStore store = FileStore.open(settings, FaultDisk.quick(), 64)) {
        flow.requireSameEngine(store);
        int next = Math.min(flow.batches().size(), done + 1 + random.nextInt(6));
        flow.batches().subList(done, next).forEach(store::commit);
        done = next;
      }
    }
    requireEnd(directory);
  }

  @Test
  void aSegmentSaysHowItsBatchesWereForced() throws IOException {
    Path directory = root.resolve("policies");
    for (SyncPolicy policy : List.of(SyncPolicy.BATCH, SyncPolicy.NONE, SyncPolicy.BATCH)) {
      FileStore.open(FileSettings.in(directory).sync(policy)).close();
    }
    FileStore.open(FileSettings.in(directory)).close();
    List<Path> segments = History.segments(directory);
    assertThat(segments).hasSize(3);
    assertThat(segments.get(0)).content().contains("\"batch\"");
    assertThat(segments.get(1)).content().contains("\"late\"");
    assertThat(segments.get(2)).content().contains("\"batch\"");
  }

  @Test
  void anEmptyLastSegmentIsBegunAnew() throws IOException {
    Path directory = root.resolve("empty");
    Files.createDirectory(directory);
    Files.createFile(directory.resolve("000000001.ndjson"));
    try (FileStore store = history.open(directory)) {
      assertThat(store.cut()).isEmpty();
      flow.commitRest(store);
    }
    requireEnd(directory);
  }

  @Test
  void aFileIsNoDirectory() throws IOException {
    Path file = Files.createFile(root.resolve("file"));
    requireFailed(file);
    requireFailed(file.resolve("below"));
  }

  @Test
  void aDirectoryIsNoSegment() throws IOException {
    Path directory = root.resolve("dirs");
    Files.createDirectories(directory.resolve("000000001.ndjson"));
    requireFailed(directory);
  }

  @Test
  void whatMayNotBeReadOrWrittenFails() throws IOException {
    Path copy = history.copy("forbidden");
    Path active = History.active(copy);
    Files.setPosixFilePermissions(active, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(active), "this user may read everything");
    requireFailed(copy);
    Files.setPosixFilePermissions(active, PosixFilePermissions.fromString("r--------"));
    requireFailed(copy);
    Files.setPosixFilePermissions(active, PosixFilePermissions.fromString("rw-------"));
    requireEnd(copy);
  }
}
