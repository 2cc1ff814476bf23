package dev.matchbook.examples.sqlite;

import static dev.matchbook.examples.sqlite.OrderTable.ORDERS;
import static dev.matchbook.examples.sqlite.SettlementTables.BATCHES;
import static dev.matchbook.examples.sqlite.SettlementTables.SETTLEMENTS;
import static dev.matchbook.examples.sqlite.TradeTable.TRADES;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Capability;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.core.store.TradeQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** An exchange in a SQLite file: every write is a transaction, every read one statement. */
final class SqliteStore implements ExchangeStore {
  private static final Table<MarketState> MARKETS =
      new Table<>(
          "markets",
          MarketState.class,
          "ON CONFLICT (`index`) DO UPDATE SET *",
          market -> List.of());
  private static final Table<Checkpoint> CHECKPOINT =
      new Table<>(
          "checkpoint",
          Checkpoint.class,
          "ON CONFLICT (id) DO UPDATE SET *",
          at -> List.of(1),
          "id");

  private final String name;
  private final Database database;

  /** A store on that file, which it closes; named as in its URI. */
  SqliteStore(String name, Database database) {
    this.name = name;
    this.database = database;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.values());
  }

  @Override
  public boolean commit(Batch batch) {
    Objects.requireNonNull(batch, "batch");
    return database.write(
        connection -> {
          if (!batch.followsOn(checkpoint(connection), name)) {
            return false;
          }
          ORDERS.write(connection, batch.orders());
          TRADES.write(connection, batch.trades());
          MARKETS.write(connection, batch.markets());
          SignedTables.write(connection, batch);
          SettlementTables.write(connection, batch.settlements());
          AuditTable.write(connection, batch.audit());
          CHECKPOINT.write(connection, List.of(batch.checkpoint()));
          return true;
        });
  }

  @Override
  public Checkpoint checkpoint() {
    return database.read(SqliteStore::checkpoint);
  }

  private static Checkpoint checkpoint(Connection connection) throws SQLException {
    return CHECKPOINT.first(connection, CHECKPOINT.select()).orElse(Checkpoint.START);
  }

  @Override
  public List<MarketState> markets() {
    return List.copyOf(database.read(c -> MARKETS.all(c, MARKETS.select().orderBy("`index`"))));
  }

  @Override
  public void saveOrders(Collection<StoredOrder> orders) {
    save(ORDERS, List.copyOf(orders));
  }

  @Override
  public void saveTrades(Collection<Trade> trades) {
    save(TRADES, List.copyOf(trades));
  }

  private <R extends Record> void save(Table<R> table, List<R> rows) {
    database.write(
        connection -> {
          table.write(connection, rows);
          return true;
        });
  }

  @Override
  public boolean removeOrder(long orderId) {
    return database.write(
        connection -> {
          Optional<StoredOrder> order = ORDERS.first(connection, OrderTable.withId(orderId));
          if (order.isPresent() && order.get().isOpen()) {
            throw new IllegalStateException("orderId: " + orderId + " is open");
          }
          SignedTables.AUTHORIZATIONS.delete(connection, "orderId = ?", orderId);
          return ORDERS.delete(connection, "orderId = ?", orderId);
        });
  }

  @Override
  public Optional<StoredOrder> findOrder(long orderId) {
    return database.read(connection -> ORDERS.first(connection, OrderTable.withId(orderId)));
  }

  @Override
  public Optional<StoredOrder> findOrder(String account, String clOrdId) {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(clOrdId, "clOrdId");
    return database.read(c -> ORDERS.first(c, OrderTable.named(account, clOrdId)));
  }

  @Override
  public Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    Page.requireLimit(limit);
    Select select = OrderTable.matching(query, after);
    return database.read(c -> ORDERS.page(c, select, limit, query.sort()::key));
  }

  @Override
  public Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
    Page.requireLimit(limit);
    Select select = OrderTable.openIn(Objects.requireNonNull(symbol, "symbol"), after);
    return database.read(c -> ORDERS.page(c, select, limit, StoredOrder::priority));
  }

  @Override
  public Optional<StoredAuthorization> findAuthorization(long orderId) {
    Select select = SignedTables.ofOrder(orderId);
    return database.read(c -> SignedTables.AUTHORIZATIONS.first(c, select));
  }

  @Override
  public Page<StoredNonce> nonces(Cursor after, int limit) {
    Page.requireLimit(limit);
    Select select = SignedTables.noncesBehind(after);
    return database.read(
        c -> SignedTables.NONCES.page(c, select, limit, nonce -> Cursor.of(nonce.seq())));
  }

  @Override
  public Optional<Trade> findTrade(long tradeId) {
    return database.read(connection -> TRADES.first(connection, TradeTable.withId(tradeId)));
  }

  @Override
  public Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    Page.requireLimit(limit);
    Select select = TradeTable.matching(query, after);
    return database.read(c -> TRADES.page(c, select, limit, query::key));
  }

  @Override
  public Optional<StoredSettlement> findSettlement(long tradeId) {
    Select select = SettlementTables.ofTrade(tradeId);
    return database.read(c -> SETTLEMENTS.first(c, select));
  }

  @Override
  public Page<StoredSettlement> settlements(SettlementQuery query, Cursor after, int limit) {
    Page.requireLimit(limit);
    Select select = SettlementTables.trades(query, after);
    return database.read(c -> SETTLEMENTS.page(c, select, limit, row -> Cursor.of(row.tradeId())));
  }

  @Override
  public Optional<SettlementBatch> findSettlementBatch(long batchId) {
    Select select = SettlementTables.withId(batchId);
    return database.read(c -> BATCHES.first(c, select));
  }

  @Override
  public Page<SettlementBatch> settlementBatches(SettlementQuery query, Cursor after, int limit) {
    Page.requireLimit(limit);
    Select select = SettlementTables.batches(query, after);
    return database.read(c -> BATCHES.page(c, select, limit, row -> Cursor.of(row.batchId())));
  }

  @Override
  public Page<Event> audit(AuditQuery query, Cursor after, int limit) {
    Page.requireLimit(limit);
    Select select = AuditTable.matching(query, after);
    return database.read(c -> AuditTable.page(c, select, limit));
  }

  @Override
  public void close() {
    database.close();
  }
}
