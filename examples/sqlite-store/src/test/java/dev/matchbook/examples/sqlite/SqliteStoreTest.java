package dev.matchbook.examples.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderTriggered;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoreException.Kind;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.spi.Stores;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.OrderBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is SQLite's own; the contract is in {@link SqliteContractTest}. */
class SqliteStoreTest {
  private static final Checkpoint FIRST = new Checkpoint(1, 1, 1, 0, 0);

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void chooseFile() {
    file = directory.resolve("data.db");
  }

  @Test
  void aStoreIsNamedAsItsUriIs() {
    String uri = uri() + "?busyTimeout=2s";
    try (ExchangeStore store = Stores.open(uri)) {
      assertThat(store.name()).isEqualTo(uri);
    }
  }

  @Test
  void anUnknownParameterIsNamedAndNoFileIsMade() {
    refused(uri() + "?busyTimeOut=2s", "busyTimeOut");
    refused(uri() + "?busyTimeout=11m", "busyTimeout");
    refused(uri() + "?busyTimeout=soon", "busyTimeout");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aNameThatTheDriverWouldCutIsRefused() {
    refused(uri() + "%3Fx", "has a ?");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aSecondOpeningIsRefusedUntilTheFirstIsClosed() {
    try (ExchangeStore store = open()) {
      fails(Kind.REJECTED, "open already", this::open);
      assertThat(store.commit(markets("A"))).isTrue();
    }
    try (ExchangeStore store = open()) {
      assertThat(store.checkpoint()).isEqualTo(FIRST);
    }
  }

  @Test
  void aClosedStoreRefusesReadsToo() {
    ExchangeStore store = open();
    store.close();
    store.close();
    fails(Kind.REJECTED, "closed", store::checkpoint);
    fails(Kind.REJECTED, "closed", () -> store.commit(markets("A")));
  }

  @Test
  void aFolderThatIsNotThereFailsTheOpening() {
    file = directory.resolve("none").resolve("data.db");
    fails(Kind.FAILED, "CANTOPEN", this::open);
  }

  @Test
  void aFileThatIsNoDatabaseIsCorruptAndStaysAsItIs() throws IOException {
    String text = "Dear diary, ".repeat(1_000);
    Files.writeString(file, text);
    fails(Kind.CORRUPT, "NOTADB", this::open);
    assertThat(file).hasContent(text);
  }

  @Test
  void aFileOfAnotherSchemaIsRefused() throws SQLException {
    sql("PRAGMA user_version = 4");
    fails(Kind.FAILED, "schema 4", this::open);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aFileOfAnEarlierSchemaIsGoneOnWith(int schema) throws SQLException {
    try (ExchangeStore store = open()) {
      store.commit(markets("A"));
      store.saveOrder(OrderBuilder.order(1).build());
    }
    takeBackTo(schema);
    try (ExchangeStore store = open()) {
      assertThat(store.checkpoint()).isEqualTo(FIRST);
      assertThat(store.markets()).isEqualTo(markets("A").markets());
      assertThat(store.findOrder(1)).contains(OrderBuilder.order(1).build());
      assertThat(store.nonces(null, 10).rows()).isEmpty();
      StoredOrder signed = OrderBuilder.order(2).nonce(BigInteger.TEN).refOrderId(1L).build();
      store.saveOrder(signed);
      assertThat(store.findOrder(2)).contains(signed);
      Event event = new OrderTriggered(2, 2, 1);
      assertThat(store.commit(BatchBuilder.after(FIRST).audit(event).build())).isTrue();
      assertThat(store.audit(AuditQuery.order(1), null, 10).rows()).containsExactly(event);
      assertThat(store.settlements(SettlementQuery.all(), null, 10).rows()).isEmpty();
    }
  }

  private void takeBackTo(int schema) throws SQLException {
    sql("DROP TABLE settlements");
    sql("DROP TABLE settlementBatches");
    sql("DROP TABLE audit");
    sql("ALTER TABLE orders DROP COLUMN refOrderId");
    sql("ALTER TABLE markets DROP COLUMN settlement");
    sql("ALTER TABLE markets DROP COLUMN audited");
    if (schema == 1) {
      sql("DROP TABLE authorizations");
      sql("DROP TABLE nonces");
      sql("ALTER TABLE orders DROP COLUMN nonce");
    }
    sql("PRAGMA user_version = " + schema);
  }

  @Test
  void aDamagedRowIsCorruptAndSaysWhichItIs() throws SQLException {
    try (ExchangeStore store = open()) {
      store.commit(markets("A", "B"));
    }
    sql("UPDATE markets SET status = 'AJAR' WHERE symbol = 'B'");
    try (ExchangeStore store = open()) {
      fails(Kind.CORRUPT, "markets, the one that starts with 1", store::markets);
    }
  }

  @Test
  void whatAConstraintForbidsIsRejectedWhole() {
    try (ExchangeStore store = open()) {
      fails(Kind.REJECTED, "markets.symbol", () -> store.commit(markets("A", "A")));
      assertThat(store.markets()).isEmpty();
      assertThat(store.checkpoint()).isEqualTo(Checkpoint.START);
      assertThat(store.commit(markets("A", "B"))).as("the next one").isTrue();
    }
  }

  @Test
  void anotherProgramsLockFailsAWriteButNoRead() throws SQLException {
    try (ExchangeStore store = Stores.open(uri() + "?busyTimeout=10ms")) {
      try (Connection other = connect();
          Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        fails(Kind.FAILED, "BUSY", () -> store.commit(markets("A")));
        assertThat(store.checkpoint()).isEqualTo(Checkpoint.START);
      }
      assertThat(store.commit(markets("A"))).as("the same batch again").isTrue();
    }
  }

  private static Batch markets(String... symbols) {
    List<MarketState> markets =
        Stream.iterate(0, i -> i < symbols.length, i -> i + 1)
            .map(i -> market(i, symbols[i]))
            .toList();
    return new Batch(Checkpoint.START, FIRST, List.of(), List.of(), markets);
  }

  private static MarketState market(int index, String symbol) {
    AddMarket definition = AddMarket.of(symbol, "0.01", "1");
    return new MarketState(index, definition, MarketStatus.OPEN, null, null);
  }

  private String uri() {
    return "sqlite:" + file.toUri().getRawPath();
  }

  private ExchangeStore open() {
    return Stores.open(uri());
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private void sql(String update) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(update);
    }
  }

  private static void refused(String uri, String named) {
    assertThatThrownBy(() -> Stores.open(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  private static void fails(Kind kind, String said, ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageContaining(said)
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
