package dev.matchbook.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.tck.StoreContents;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.BatchGenerator;
import dev.matchbook.tck.rows.OrderBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is signed is found in every segment, and all nonces without reading every segment. */
class SignedRowsTest {
  @TempDir Path root;

  private FileStore open(Compression compression) {
    FileSettings settings =
        FileSettings.in(root).segmentBytes(FileSettings.MIN_SEGMENT).compress(compression);
    return FileStore.open(settings, FaultDisk.quick(), 64);
  }

  private ModelStore write(Compression compression, int batches) {
    ModelStore model = new ModelStore();
    BatchGenerator generator = new BatchGenerator(Seeds.of(SignedRowsTest.class));
    try (FileStore store = open(compression)) {
      for (int i = 0; i < batches; i++) {
        Batch batch = generator.next();
        store.commit(batch);
        model.commit(batch);
      }
      StoreContents.of(model).requireSame(store);
    }
    return model;
  }

  private List<Path> files(String suffix) throws IOException {
    return Directories.files(root).stream().filter(f -> f.toString().endsWith(suffix)).toList();
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void whatWasSignedLongAgoIsFoundAfterOpeningAgain(Compression compression) throws IOException {
    ModelStore model = write(compression, 400);
    assertThat(files(".index")).hasSizeGreaterThan(2);
    for (int i = 0; i < 2; i++) {
      try (FileStore store = open(compression)) {
        StoreContents.of(model).requireSame(store);
      }
    }
  }

  @Test
  void aRemovalInALaterSegmentTakesAwayWhatWasSigned() throws IOException {
    StoredAuthorization signed = new StoredAuthorization(1, 1, "0".repeat(64), "mine", null);
    try (FileStore store = open(Compression.GZIP)) {
      store.commit(
          BatchBuilder.after(store.checkpoint())
              .orders(OrderBuilder.order(1).fill("10").build())
              .authorizations(signed)
              .build());
      fill(store, 2);
      assertThat(store.findAuthorization(1)).contains(signed);
      store.removeOrder(1);
      fill(store, 1_000);
    }
    try (FileStore store = open(Compression.GZIP)) {
      assertThat(store.findAuthorization(1)).isEmpty();
    }
  }

  /** Closed orders from that id on, until there are two more segments. */
  private void fill(FileStore store, long from) throws IOException {
    int segments = History.segments(root).size();
    for (long id = from; History.segments(root).size() < segments + 2; id++) {
      store.commit(
          BatchBuilder.after(store.checkpoint())
              .orders(OrderBuilder.order(id).fill("10").build())
              .build());
    }
  }

  @Test
  void theStateAtTheEndOfASegmentHasAllNonces() throws IOException {
    ModelStore model = new ModelStore();
    BatchGenerator generator = new BatchGenerator(Seeds.of(SignedRowsTest.class));
    List<List<StoredNonce>> ends = new ArrayList<>();
    try (FileStore store = open(Compression.NONE)) {
      while (files(".state").size() < 2) {
        Batch batch = generator.next();
        ends.add(model.nonces(null, 10_000).rows());
        store.commit(batch);
        model.commit(batch);
      }
    }
    List<Path> states = files(".state");
    StateFile state = StateFile.read(states.get(states.size() - 1));
    assertThat(state.nonces()).isNotEmpty();
    assertThat(ends).contains(state.nonces());
  }

  @Test
  void withoutStatesAndIndexesEverythingIsReadFromTheSegments() throws IOException {
    ModelStore model = write(Compression.NONE, 300);
    for (Path file : Directories.files(root)) {
      if (file.toString().endsWith(".state") || file.toString().endsWith(".index")) {
        Files.delete(file);
      }
    }
    try (FileStore store = open(Compression.NONE)) {
      StoreContents.of(model).requireSame(store);
    }
  }

  @Test
  void indexesAndStatesOfAnotherFormatAreMadeAgain() throws IOException {
    StoreContents contents;
    try (FileStore store = open(Compression.NONE)) {
      fill(store, 1);
      fill(store, 10_000);
      contents = StoreContents.of(store);
    }
    List<byte[]> made = new ArrayList<>();
    for (Path index : files(".index")) {
      made.add(Files.readAllBytes(index));
      Files.write(index, ofAnotherFormat(Files.readAllBytes(index)));
      assertThat(IndexFile.read(index, new PlainSegment(number(index), index, Disk.REAL))).isNull();
    }
    for (Path state : files(".state")) {
      Files.write(state, ofAnotherFormat(Files.readAllBytes(state)));
      assertThat(StateFile.read(state)).isNull();
    }
    try (FileStore store = open(Compression.NONE)) {
      contents.requireSame(store);
    }
    List<Path> indexes = files(".index");
    for (int i = 0; i < made.size(); i++) {
      assertThat(indexes.get(i)).as("made again").hasBinaryContent(made.get(i));
    }
  }

  private static int number(Path index) {
    return Integer.parseInt(index.getFileName().toString().substring(0, 9));
  }

  private static byte[] ofAnotherFormat(byte[] now) {
    ByteBuffer file = ByteBuffer.wrap(now);
    file.putLong(0, file.getLong(0) - 1);
    CRC32C crc = new CRC32C();
    crc.update(now, 0, now.length - Long.BYTES);
    file.putLong(now.length - Long.BYTES, crc.getValue());
    return now;
  }
}
