package dev.matchbook.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.tck.model.ModelStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments are damaged under an open store. */
class ReplayFaultTest {
  @TempDir static Path root;
  private static Flow flow;
  private static History plain;
  private static History packed;
  private Path directory;
  private List<Path> segments;

  @BeforeAll
  static void write() {
    flow = new Flow(Seeds.of(ReplayFaultTest.class), 3000, 20);
    plain = new History(root.resolve("plain"), flow, settings -> settings);
    packed =
        new History(root.resolve("packed"), flow, settings -> settings.compress(Compression.GZIP));
  }

  @BeforeEach
  void copy() throws IOException {
    directory = plain.copy("copy");
    segments = History.segments(directory);
    assertThat(segments).hasSizeGreaterThan(2);
  }

  private static void flip(Path file, long position) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer octet = ByteBuffer.allocate(1);
      channel.read(octet, position);
      octet.put(0, (byte) (octet.get(0) ^ 1));
      channel.write(octet.rewind(), position);
    }
  }

  private static void truncate(Path file, long bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(bytes);
    }
  }

  private static ModelStore requireCorrupt(FileStore store, String where) {
    ModelStore to = new ModelStore();
    assertThatThrownBy(() -> store.replay(Checkpoint.START, to))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CORRUPT))
        .hasMessageContaining(where);
    return to;
  }

  @Test
  void damageIsSaidWithFileAndLineAndWhatCameBeforeIsThere() throws IOException {
    byte[] sound = Files.readAllBytes(segments.get(1));
    int at = sound.length / 2;
    try (FileStore store = plain.open(directory)) {
      flip(segments.get(1), at);
      ModelStore to =
          requireCorrupt(store, "000000002.ndjson line " + History.line(sound, at) + ":");
      int before = flow.batchesTo(to.checkpoint());
      assertThat(before).isPositive().isLessThan(flow.batches().size());
      flip(segments.get(1), at);
      assertThat(store.replay(to.checkpoint(), to)).isTrue();
      flow.requireEnd(to);
    }
  }

  @Test
  void damageOfAPackedSegmentIsSaidWithItsFile() throws IOException {
    Path copy = packed.copy("packed-copy");
    Path file = History.segments(copy).get(1);
    try (FileStore store = packed.open(copy)) {
      flip(file, Files.size(file) / 2);
      requireCorrupt(store, "000000002.ndjson.gz: ");
    }
  }

  @Test
  void aSegmentThatHasBecomeShorterIsDamaged() throws IOException {
    byte[] first = Files.readAllBytes(segments.get(0));
    List<Integer> ends = History.ends(first);
    Path last = History.active(directory);
    long bytes = Files.size(last);
    try (FileStore store = plain.open(directory)) {
      truncate(last, bytes - 1);
      requireCorrupt(store, last.getFileName() + " ends at byte " + (bytes - 1));
      truncate(segments.get(0), ends.get(ends.size() - 2));
      requireCorrupt(store, "000000002.ndjson line 1: ");
      truncate(segments.get(0), 0);
      requireCorrupt(store, "000000001.ndjson line 1: ");
    }
  }

  @Test
  void aPackedSegmentThatHasBecomeShorterIsDamaged() throws IOException {
    Path copy = packed.copy("packed-copy");
    Path file = History.segments(copy).get(0);
    try (FileStore store = packed.open(copy)) {
      truncate(file, Files.size(file) - 1);
      requireCorrupt(store, "000000001.ndjson.gz: ");
    }
  }

  @Test
  void earlierSegmentsAreNotRead() throws IOException {
    byte[] sound = Files.readAllBytes(segments.get(0));
    try (FileStore store = plain.open(directory)) {
      flip(segments.get(0), sound.length - 100);
      Batch last = flow.batches().get(flow.batches().size() - 1);
      ModelStore to = new ModelStore();
      flow.batches().subList(0, flow.batches().size() - 1).forEach(to::commit);
      assertThat(store.replay(last.previous(), to)).isTrue();
      flow.requireEnd(to);
    }
  }

  @Test
  void troubleOfTheOtherStoreIsItsOwn() {
    try (FileStore store = plain.open(directory)) {
      ModelStore to = new ModelStore();
      to.close();
      assertThatThrownBy(() -> store.replay(Checkpoint.START, to))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.layer()).isEqualTo("model:"));
    }
  }
}
