package dev.matchbook.examples.sqlite;

import dev.matchbook.core.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * The file: a connection that writes, one that reads beside it, and what their errors mean.
 *
 * <p>In WAL mode neither waits for the other, and {@code synchronous=FULL} makes a transaction
 * durable when its commit returns. A third connection locks {@code FILE-owner} as long as the store
 * is open: one writer at a time, and the lock falls with the process.
 */
final class Database implements AutoCloseable {
  /** SQLite's code for damage. */
  static final int CORRUPT = 11;

  private static final int BUSY = 5;
  private static final int CONSTRAINT = 19;
  private static final int NOT_A_DATABASE = 26;

  /** Each takes an older schema to the next; the first makes an empty file schema 1. */
  private static final List<String> SCRIPTS = List.of("schema.sql", "signed.sql", "settled.sql");

  private static final int SCHEMA = SCRIPTS.size();

  /** What is done with a connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private final String name;
  private final Object writing = new Object();
  private final Object reading = new Object();
  private Connection owner;
  private Connection writer;
  private Connection reader;
  private volatile boolean closed;

  private Database(String name) {
    this.name = name;
  }

  /** Opens the file, and makes it if it is not there. */
  static Database open(String name, Path file, Duration busyTimeout) {
    Database database = new Database(name);
    try {
      database.connect("jdbc:sqlite:" + file, Math.toIntExact(busyTimeout.toMillis()));
      return database;
    } catch (SQLException e) {
      database.close();
      throw database.trouble(e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private void connect(String url, int busyMillis) throws SQLException {
    owner = config(0).createConnection(url + "-owner");
    own();
    SQLiteConfig durable = config(busyMillis);
    durable.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    writer = durable.createConnection(url);
    String mode = text(writer, "PRAGMA journal_mode = WAL");
    if (!mode.equals("wal")) {
      throw StoreException.failed(name, "stays in journal mode " + mode + ", not wal", null);
    }
    write(this::prepare);
    SQLiteConfig readOnly = config(busyMillis);
    readOnly.setReadOnly(true);
    reader = readOnly.createConnection(url);
  }

  private static SQLiteConfig config(int busyMillis) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(busyMillis);
    return config;
  }

  private void own() throws SQLException {
    try {
      execute(owner, "BEGIN EXCLUSIVE");
    } catch (SQLException e) {
      if (code(e) == BUSY) {
        throw StoreException.rejected(name, "is open already, in this process or another");
      }
      throw e;
    }
  }

  private Void prepare(Connection connection) throws SQLException {
    int version = Integer.parseInt(text(connection, "PRAGMA user_version"));
    if (version < 0 || version > SCHEMA) {
      throw StoreException.failed(name, "has schema " + version + ", not " + SCHEMA, null);
    }
    for (String name : SCRIPTS.subList(version, SCHEMA)) {
      execute(connection, script(name));
    }
    return null;
  }

  private static String script(String resource) {
    try (InputStream sql = Database.class.getResourceAsStream(resource)) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does the work in one transaction, which is durable on return or leaves no trace. */
  <T> T write(Work<T> work) {
    synchronized (writing) {
      requireOpen();
      try {
        // Takes the write lock at once: what the work reads stays true until it is committed.
        execute(writer, "BEGIN IMMEDIATE");
        return commit(work);
      } catch (SQLException e) {
        throw trouble(e);
      }
    }
  }

  private <T> T commit(Work<T> work) throws SQLException {
    try {
      T result = work.on(writer);
      execute(writer, "COMMIT");
      return result;
    } catch (SQLException | RuntimeException e) {
      try {
        execute(writer, "ROLLBACK");
      } catch (SQLException alsoFailed) {
        // After some errors SQLite has rolled back by itself.
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  /** Does the work beside the writer; each of its statements sees one snapshot. */
  <T> T read(Work<T> work) {
    synchronized (reading) {
      requireOpen();
      try {
        return work.on(reader);
      } catch (SQLException e) {
        throw trouble(e);
      }
    }
  }

  @Override
  public void close() {
    synchronized (writing) {
      synchronized (reading) {
        closed = true;
        Connection last = owner;
        Connection second = writer;
        Connection first = reader;
        try (last;
            second;
            first) {
          reader = null;
        } catch (SQLException e) {
          throw trouble(e);
        }
      }
    }
  }

  private void requireOpen() {
    if (closed) {
      throw StoreException.rejected(name, "is closed");
    }
  }

  private StoreException trouble(SQLException e) {
    return switch (code(e)) {
      case CORRUPT, NOT_A_DATABASE -> StoreException.corrupt(name, e.getMessage(), e);
      case CONSTRAINT -> StoreException.rejected(name, e.getMessage());
      default -> StoreException.failed(name, e.getMessage(), e);
    };
  }

  /** Without what SQLite adds to it in its higher bits. */
  private static int code(SQLException e) {
    return e.getErrorCode() & 0xff;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.getString(1);
    }
  }
}
