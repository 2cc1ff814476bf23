package dev.matchbook.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.tck.StoreContents;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.BatchGenerator;
import dev.matchbook.tck.rows.TradeBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Settlements and the audit trail through many segments. */
class SettledRowsTest {
  private static final int CHUNK = 64;

  @TempDir Path root;

  private FileStore open(Path directory, Compression compression) {
    FileSettings settings =
        FileSettings.in(directory).segmentBytes(FileSettings.MIN_SEGMENT).compress(compression);
    return FileStore.open(settings, FaultDisk.quick(), CHUNK);
  }

  private ModelStore write(Compression compression, int batches) {
    ModelStore model = new ModelStore();
    BatchGenerator generator = new BatchGenerator(Seeds.of(SettledRowsTest.class));
    try (FileStore store = open(root, compression)) {
      for (int i = 0; i < batches; i++) {
        Batch batch = generator.next();
        store.commit(batch);
        model.commit(batch);
      }
    }
    return model;
  }

  private List<Path> files(String suffix) throws IOException {
    return Directories.files(root).stream().filter(f -> f.toString().endsWith(suffix)).toList();
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void whatSettledLongAgoIsFoundByEveryQueryAfterOpeningAgain(Compression compression)
      throws IOException {
    ModelStore model = write(compression, 200);
    assertThat(files(".index")).hasSizeGreaterThan(3);
    try (FileStore store = open(root, compression)) {
      StoreContents.of(model).requireSame(store);
      for (SettlementState state : SettlementState.values()) {
        SettlementQuery query = SettlementQuery.all().state(state);
        assertThat(store.settlements(query, null, 10_000).rows())
            .isEqualTo(model.settlements(query, null, 10_000).rows());
        assertThat(store.settlementBatches(query, null, 10_000).rows())
            .isEqualTo(model.settlementBatches(query, null, 10_000).rows());
      }
      for (SettlementBatch batch : model.settlementBatches(all(), null, 10_000).rows()) {
        SettlementQuery query = all().batch(batch.batchId());
        assertThat(store.settlements(query, null, 10_000).rows())
            .isEqualTo(model.settlements(query, null, 10_000).rows());
        AuditQuery trail = AuditQuery.batch(batch.batchId());
        assertThat(store.audit(trail, null, 10_000).rows())
            .isEqualTo(model.audit(trail, null, 10_000).rows());
      }
      for (long id = 1; id <= model.checkpoint().orderId(); id++) {
        AuditQuery trail = AuditQuery.order(id);
        assertThat(store.audit(trail, null, 10_000).rows())
            .isEqualTo(model.audit(trail, null, 10_000).rows());
      }
    }
  }

  private static SettlementQuery all() {
    return SettlementQuery.all();
  }

  @Test
  void withoutStatesAndIndexesEverythingIsReadFromTheSegments() throws IOException {
    ModelStore model = write(Compression.NONE, 150);
    for (Path file : Directories.files(root)) {
      if (file.toString().endsWith(".state") || file.toString().endsWith(".index")) {
        Files.delete(file);
      }
    }
    try (FileStore store = open(root, Compression.NONE)) {
      StoreContents.of(model).requireSame(store);
    }
  }

  @Test
  void theStateAtTheEndOfASegmentHasWhatIsOpenAndNothingElse() throws IOException {
    write(Compression.NONE, 200);
    List<Path> states = files(".state");
    OpenSettled open = StateFile.read(states.get(states.size() - 1)).settled();
    assertThat(open.trades().values())
        .isNotEmpty()
        .allMatch(placed -> OpenSettled.answersTrades(placed.row().state()));
    assertThat(open.batches().values())
        .isNotEmpty()
        .allMatch(placed -> OpenSettled.answersBatches(placed.row().state()));
  }

  @Test
  void aMarketThatDoesNotSettleCostsNoByte() throws IOException {
    Path plain = root.resolve("plain");
    try (FileStore store = open(plain, Compression.NONE)) {
      store.commit(
          BatchBuilder.after(Checkpoint.START)
              .trades(TradeBuilder.trade(1).build())
              .commands(3)
              .build());
    }
    String segment = Files.readString(History.segments(plain).get(0), StandardCharsets.UTF_8);
    assertThat(segment).doesNotContain("settlement").doesNotContain("audit");
    assertThat(segment.lines()).hasSize(3);
  }

  @Test
  void verificationReadsSettlementsAndFindsAChangedOne() throws IOException {
    write(Compression.NONE, 60);
    assertThat(FileVerification.verify(root).isSound()).isTrue();
    String right = "\"state\":\"PENDING\"";
    int changed = 0;
    for (Path segment : History.segments(root)) {
      String text = Files.readString(segment, StandardCharsets.UTF_8);
      if (text.contains(right) && text.contains("\"type\":\"audit\"")) {
        Files.writeString(segment, text.replaceFirst(right, "\"state\":\"SETTLED\""));
        assertThat(FileVerification.verify(root).isSound()).isFalse();
        Files.writeString(segment, text);
        changed++;
      }
    }
    assertThat(changed).as("segments with settlements").isPositive();
    assertThat(FileVerification.verify(root).isSound()).isTrue();
  }

  @Test
  void replayGivesSettlementsAndTheAuditTrail() throws IOException {
    ModelStore model = write(Compression.GZIP, 150);
    try (FileStore store = open(root, Compression.GZIP)) {
      ModelStore other = new ModelStore();
      assertThat(store.replay(Checkpoint.START, other)).isTrue();
      StoreContents.of(model).requireSame(other);
    }
  }

  @Test
  void manySettledTradesDoNotHideTheFewThatArePending() throws IOException {
    List<Event> told = new ArrayList<>();
    try (FileStore store = open(root, Compression.NONE)) {
      for (long id = 1; id <= 3_000; id += 100) {
        List<Trade> trades = new ArrayList<>();
        List<StoredSettlement> rows = new ArrayList<>();
        for (long each = id; each < id + 100; each++) {
          Trade trade = TradeBuilder.trade(each).build();
          boolean pending = each % 1_000 == 7;
          trades.add(trade);
          rows.add(
              new StoredSettlement(
                  trade,
                  each,
                  each,
                  pending ? SettlementState.PENDING : SettlementState.SETTLED,
                  pending ? 0 : id));
        }
        Event event = new OrderTriggered(id, id, id % 3 == 0 ? 5 : 7);
        told.add(event);
        store.commit(
            BatchBuilder.after(store.checkpoint())
                .trades(trades)
                .settlements(rows)
                .audit(event)
                .build());
      }
    }
    try (FileStore store = open(root, Compression.NONE)) {
      SettlementQuery pending = all().state(SettlementState.PENDING);
      assertThat(store.settlements(pending, null, 10).rows())
          .extracting(StoredSettlement::tradeId)
          .containsExactly(7L, 1_007L, 2_007L);
      assertThat(store.settlements(all().batch(101), null, 200).rows()).hasSize(100);
      assertThat(store.settlements(all().since(2_990), null, 200).rows()).hasSize(10);
      AuditQuery five = AuditQuery.order(5);
      assertThat(store.audit(five, null, 100).rows())
          .isEqualTo(told.stream().filter(five::matches).toList());
    }
  }
}
