package dev.matchbook.store.postgres;

import dev.matchbook.core.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The right to write an engine's rows, which one at a time has.
 *
 * <p>Three things guard it. An advisory lock, held by the session that writes, falls with it: a
 * writer that died is followed at once. A lease in the engine's checkpoint, which a writer renews,
 * ends the session of one that lives but does not come back. And an epoch, which rises with each
 * writer and stands in the condition of every write, keeps out a former one whatever it believes.
 */
final class Lease {
  /** The longest wait for a session that is just dying, less than that for any answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final String LOCK_TAKEN = "55P03";

  /** Of what passes: the session may need a while to end. */
  private static final String NOT_NOW = "57P03";

  private static final String KEY =
      "hashtextextended('matchbook ' || current_schema() || ' ' || '%s', 0)";

  private final String name;
  private final PostgresSettings settings;
  private final String writer;
  private final String key;
  private final long patienceMillis;
  private Session.Backend backend;
  private long epoch;

  /** The right to write what is named like this, for someone who says who he is. */
  Lease(String name, PostgresSettings settings, String writer) {
    this.name = name;
    this.settings = settings;
    this.writer = writer;
    key = KEY.formatted(settings.engine());
    patienceMillis = Math.min(PATIENCE.toMillis(), settings.timeout().toMillis() / 2);
  }

  /** Of this writer; 0 before it is claimed. */
  long epoch() {
    return epoch;
  }

  /** Takes the right, or takes it up again on another session. */
  void take(Session session) throws SQLException {
    if (epoch == 0) {
      claim(session);
    } else {
      resume(session);
    }
    backend = session.backend();
    session.commit();
  }

  private void claim(Session session) throws SQLException {
    if (!lock(session)) {
      String holder = holder(session);
      if (holder != null) {
        throw StoreException.rejected(
            name, "engine " + settings.engine() + " is written by " + holder);
      }
      endHolder(session);
      requireLock(session);
    }
    PreparedStatement raise =
        session.statement(
            "INSERT INTO checkpoints (engine, commands, seq, at, at_nanos, order_id, trade_id,"
                + " epoch, writer, lease_until) VALUES (?, 0, 0, 'epoch', 0, 0, 0, 1, ?,"
                + " clock_timestamp() + ? * interval '1 ms') ON CONFLICT (engine) DO UPDATE SET"
                + " epoch = checkpoints.epoch + 1, writer = excluded.writer,"
                + " lease_until = excluded.lease_until RETURNING epoch");
    raise.setString(1, settings.engine());
    raise.setString(2, writer);
    raise.setLong(3, settings.lease().toMillis());
    try (ResultSet row = raise.executeQuery()) {
      row.next();
      epoch = row.getLong(1);
    }
  }

  /** Gets the lock again; the session that was lost may still be there without knowing it. */
  private void resume(Session session) throws SQLException {
    end(session, List.of(backend));
    // Before, since the next writer holds the lock; and after, when no other can come any more.
    requireEpoch(session);
    requireLock(session);
    if (!renew(session)) {
      throw lost();
    }
  }

  private void requireEpoch(Session session) throws SQLException {
    PreparedStatement current = session.statement("SELECT epoch FROM checkpoints WHERE engine = ?");
    current.setString(1, settings.engine());
    try (ResultSet row = current.executeQuery()) {
      if (!row.next() || row.getLong(1) != epoch) {
        throw lost();
      }
    }
  }

  /** Renews it; false if another one has the right. */
  boolean renew(Session session) throws SQLException {
    PreparedStatement renewal =
        session.statement(
            "UPDATE checkpoints SET lease_until = clock_timestamp() + ? * interval '1 ms'"
                + " WHERE engine = ? AND epoch = ?");
    renewal.setLong(1, settings.lease().toMillis());
    renewal.setString(2, settings.engine());
    renewal.setLong(3, epoch);
    return renewal.executeUpdate() == 1;
  }

  /** Gives it back. */
  void release(Session session) throws SQLException {
    PreparedStatement release =
        session.statement(
            "UPDATE checkpoints SET lease_until = clock_timestamp(), writer = NULL"
                + " WHERE engine = ? AND epoch = ?");
    release.setString(1, settings.engine());
    release.setLong(2, epoch);
    release.executeUpdate();
    session.commit();
  }

  /** What a former writer is told. */
  StoreException lost() {
    return StoreException.rejected(
        name, "engine " + settings.engine() + " has another writer since; this one may not write");
  }

  private void requireLock(Session session) throws SQLException {
    if (!lock(session)) {
      throw new SQLException(
          "engine " + settings.engine() + " is locked by a session that does not end", NOT_NOW);
    }
  }

  private boolean lock(Session session) throws SQLException {
    try {
      session.run("SET LOCAL lock_timeout = " + patienceMillis);
      session.run("SELECT pg_advisory_lock(" + key + ")");
      return true;
    } catch (SQLException e) {
      if (!LOCK_TAKEN.equals(e.getSQLState())) {
        throw e;
      }
      session.rollback();
      return false;
    }
  }

  /** Who has the right, or null if its time is over. */
  private String holder(Session session) throws SQLException {
    PreparedStatement held =
        session.statement(
            "SELECT writer || ', for at least ' || extract(epoch FROM date_trunc('second',"
                + " lease_until - clock_timestamp()))::int || ' s more' FROM checkpoints"
                + " WHERE engine = ? AND writer IS NOT NULL AND lease_until > clock_timestamp()");
    held.setString(1, settings.engine());
    try (ResultSet row = held.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private void endHolder(Session session) throws SQLException {
    session.run(
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
            + " AND objsubid = 1 AND database = (SELECT oid FROM pg_database WHERE datname ="
            + " current_database()) AND ((classid::bigint << 32) | objid::bigint) = "
            + key);
  }

  private static void end(Session session, List<Session.Backend> backends) throws SQLException {
    PreparedStatement end =
        session.statement(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE pid = ? AND backend_start = ?::timestamptz");
    for (Session.Backend backend : backends) {
      end.setInt(1, backend.pid());
      end.setString(2, backend.startedAt());
      end.execute();
    }
  }
}
