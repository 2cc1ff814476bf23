package dev.matchbook.store.postgres;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.StoredOrder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All that is written: batches, and what tools save and remove. */
final class Writes implements AutoCloseable {
  private static final String IS_OPEN =
      "SELECT open FROM orders WHERE engine = ? AND order_id = ? ORDER BY open DESC LIMIT 1";
  private static final String REMOVE =
      "DELETE FROM orders WHERE engine = ? AND order_id = ? AND NOT open";

  private final PostgresSettings settings;
  private final Writer writer;
  private final Commit commit;
  private final CarefulWriting careful;
  private final Partitions closedPartitions = new Partitions("orders_closed");
  private final Partitions tradePartitions = new Partitions("trades");
  private final ScheduledExecutorService timer;

  private Writes(String name, PostgresSettings settings, Writer writer, Lease lease) {
    this.settings = settings;
    this.writer = writer;
    String engine = settings.engine();
    RowCopy copy = new RowCopy(engine);
    careful = new CarefulWriting(engine, copy, closedPartitions, tradePartitions);
    BatchWriting batches = new BatchWriting(engine, copy, closedPartitions, tradePartitions);
    commit = new Commit(name, settings, writer, lease, batches, careful, copy);
    timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "matchbook-lease-" + engine);
              thread.setDaemon(true);
              return thread;
            });
    long every = Math.max(100, settings.lease().toMillis() / 6);
    timer.scheduleWithFixedDelay(writer::keep, every, every, TimeUnit.MILLISECONDS);
    long look = settings.timeoutMillis() / 2;
    timer.scheduleWithFixedDelay(writer::watch, look, look, TimeUnit.MILLISECONDS);
  }

  /** Takes the right to write. */
  static Writes open(
      String name, Connections connections, PostgresSettings settings, Retries retries)
      throws SQLException {
    Lease lease = new Lease(name, settings, who());
    return new Writes(
        name, settings, new Writer(name, connections, settings, retries, lease), lease);
  }

  private static String who() {
    String process = "process " + ProcessHandle.current().pid();
    try {
      return process + " on " + InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return process;
    }
  }

  boolean commit(Batch batch) {
    return write(commit.of(batch));
  }

  void saveOrders(List<StoredOrder> orders) {
    write(
        session -> {
          careful.prepare(session, orders, List.of());
          writer.requireRight(session);
          careful.aside(session);
          careful.orders(session, orders);
          return null;
        });
  }

  void saveTrades(List<Trade> trades) {
    write(
        session -> {
          careful.prepare(session, List.of(), trades);
          writer.requireRight(session);
          careful.aside(session);
          careful.trades(session, trades);
          return null;
        });
  }

  boolean removeOrder(long orderId) {
    // An attempt without an answer may have removed it.
    boolean[] removed = new boolean[1];
    return write(
        session -> {
          writer.requireRight(session);
          if (isOpen(session, orderId)) {
            throw new IllegalStateException("orderId: " + orderId + " is open");
          }
          PreparedStatement remove = session.statement(REMOVE);
          remove.setString(1, settings.engine());
          remove.setLong(2, orderId);
          removed[0] |= remove.executeUpdate() > 0;
          AuthorizationRows.remove(session, settings.engine(), orderId);
          return removed[0];
        });
  }

  /** Partitions that somebody dropped meanwhile are made again. */
  private <T> T write(Writer.Work<T> work) {
    return writer.write(
        session -> {
          try {
            return work.on(session);
          } catch (SQLException e) {
            if (!Trouble.isWithoutPartition(e)) {
              throw e;
            }
            session.rollback();
            closedPartitions.forget();
            tradePartitions.forget();
            return work.on(session);
          }
        });
  }

  private boolean isOpen(Session session, long orderId) throws SQLException {
    PreparedStatement open = session.statement(IS_OPEN);
    open.setString(1, settings.engine());
    open.setLong(2, orderId);
    try (ResultSet row = open.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  void hang() {
    timer.shutdownNow();
  }

  void abandon() {
    timer.shutdownNow();
    writer.abandon();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    writer.close();
  }
}
