package dev.matchbook.store.postgres;

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
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.core.store.TradeQuery;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * An engine's orders and trades in a PostgreSQL database, from version 14.
 *
 * <p>A batch is one transaction, durable when it is acknowledged ({@code synchronous_commit} is
 * switched on where a server has it off). Reads go beside it, each from one snapshot, with
 * everything that was acknowledged before. One store at a time may write an engine's rows; any
 * number may read them.
 */
public final class PostgresStore implements ExchangeStore {
  private final String name;
  private final Connections connections;
  private final Reader reader;
  private final OrderSelects orders;
  private final TradeSelects trades;
  private final Set<Capability> capabilities;
  private final Writes writes;
  private final String engine;

  /** What opening found and made; {@code writes} is null where it only reads. */
  private record Opened(Set<Capability> capabilities, Writes writes) {}

  private PostgresStore(
      String name,
      Connections connections,
      PostgresSettings settings,
      Retries retries,
      Opened opened) {
    this.name = name;
    this.connections = connections;
    writes = opened.writes();
    capabilities = opened.capabilities();
    reader = new Reader(name, connections, settings, retries);
    orders = new OrderSelects(settings.engine());
    trades = new TradeSelects(settings.engine());
    engine = settings.engine();
  }

  /**
   * Opens a store on a host's own data source: it takes one connection for as long as it is open
   * and others for a moment to read. The host closes the data source.
   *
   * @param source of pgjdbc's connections, wrapped or not
   * @throws StoreException <i>rejected</i> for what would be refused again, such as a wrong
   *     password, a missing database, a read-only replica, a schema of another version or an engine
   *     that has a writer; <i>failed</i> where the server cannot be reached
   */
  public static PostgresStore open(DataSource source, PostgresSettings settings) {
    Objects.requireNonNull(source, "source");
    return open(Opening.name(source, settings), Connections.of(source, settings), settings);
  }

  static PostgresStore open(String name, Connections connections, PostgresSettings settings) {
    Trouble trouble = new Trouble(name);
    Retries retries = new Retries(trouble, settings.retries());
    boolean opened = false;
    try {
      Opened found =
          retries.run(
              () ->
                  new Opened(
                      Opening.check(name, connections, settings),
                      settings.writes()
                          ? Writes.open(name, connections, settings, retries)
                          : null));
      opened = true;
      return new PostgresStore(name, connections, settings, retries, found);
    } finally {
      if (!opened) {
        connections.close();
      }
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public boolean commit(Batch batch) {
    Objects.requireNonNull(batch, "batch");
    return writes().commit(batch);
  }

  @Override
  public Checkpoint checkpoint() {
    return reader
        .all("checkpoints", CheckpointRow.SELECT, List.of(engine), CheckpointRow::read)
        .stream()
        .findFirst()
        .orElse(Checkpoint.START);
  }

  @Override
  public List<MarketState> markets() {
    return List.copyOf(reader.all("markets", MarketRows.SELECT, List.of(engine), MarketRows::read));
  }

  @Override
  public void saveOrders(Collection<StoredOrder> rows) {
    writes().saveOrders(List.copyOf(rows));
  }

  @Override
  public void saveTrades(Collection<Trade> rows) {
    writes().saveTrades(List.copyOf(rows));
  }

  @Override
  public boolean removeOrder(long orderId) {
    return writes().removeOrder(orderId);
  }

  @Override
  public Optional<StoredOrder> findOrder(long orderId) {
    return reader.first(orders.withId(orderId), OrderColumns::read);
  }

  @Override
  public Optional<StoredOrder> findOrder(String account, String clOrdId) {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(clOrdId, "clOrdId");
    Optional<StoredOrder> open =
        reader.first(orders.openNamed(account, clOrdId), OrderColumns::read);
    return open.isPresent()
        ? open
        : reader.first(orders.closedNamed(account, clOrdId), OrderColumns::read);
  }

  @Override
  public Page<StoredOrder> orders(OrderQuery query, Cursor after, int limit) {
    Page.requireLimit(limit);
    return reader.page(orders.matching(query, after), limit, OrderColumns::read, query.sort()::key);
  }

  @Override
  public Page<StoredOrder> openOrders(String symbol, Cursor after, int limit) {
    Page.requireLimit(limit);
    Select select = orders.openIn(Objects.requireNonNull(symbol, "symbol"), after);
    return reader.page(select, limit, OrderColumns::read, StoredOrder::priority);
  }

  @Override
  public Optional<Trade> findTrade(long tradeId) {
    return reader.first(trades.withId(tradeId), TradeColumns::read);
  }

  @Override
  public Page<Trade> trades(TradeQuery query, Cursor after, int limit) {
    Page.requireLimit(limit);
    return reader.page(trades.matching(query, after), limit, TradeColumns::read, query::key);
  }

  @Override
  public Optional<StoredAuthorization> findAuthorization(long orderId) {
    return reader.first(AuthorizationRows.of(engine, orderId), AuthorizationRows::read);
  }

  @Override
  public Page<StoredNonce> nonces(Cursor after, int limit) {
    Page.requireLimit(limit);
    Select select = NonceRows.behind(engine, after);
    return reader.page(select, limit, NonceRows::read, row -> Cursor.of(row.seq()));
  }

  @Override
  public Optional<StoredSettlement> findSettlement(long tradeId) {
    return reader.first(TradeSettlements.of(engine, tradeId), TradeSettlements::read);
  }

  @Override
  public Page<StoredSettlement> settlements(SettlementQuery query, Cursor after, int limit) {
    Page.requireLimit(limit);
    Select select = TradeSettlements.matching(engine, query, after);
    return reader.page(select, limit, TradeSettlements::read, row -> Cursor.of(row.tradeId()));
  }

  @Override
  public Optional<SettlementBatch> findSettlementBatch(long batchId) {
    return reader.first(SettlementBatches.of(engine, batchId), SettlementBatches::read);
  }

  @Override
  public Page<SettlementBatch> settlementBatches(SettlementQuery query, Cursor after, int limit) {
    Page.requireLimit(limit);
    Select select = SettlementBatches.matching(engine, query, after);
    return reader.page(select, limit, SettlementBatches::read, row -> Cursor.of(row.batchId()));
  }

  @Override
  public Page<Event> audit(AuditQuery query, Cursor after, int limit) {
    Page.requireLimit(limit);
    Select select = AuditRows.matching(engine, query, after);
    return reader.page(select, limit, AuditRows::read, event -> Cursor.of(event.seq()));
  }

  @Override
  public void close() {
    reader.close();
    if (writes != null) {
      writes.close();
    }
    connections.close();
  }

  /** Ends as a process does that is killed. */
  void abandon() {
    reader.close();
    if (writes != null) {
      writes.abandon();
    }
    connections.close();
  }

  /** Keeps its place no longer, as a process does that hangs. */
  void hang() {
    writes.hang();
  }

  private Writes writes() {
    if (writes == null) {
      throw StoreException.rejected(name, "was opened to read");
    }
    return writes;
  }
}
