package dev.matchbook.store.postgres;

import dev.matchbook.core.store.Checkpoint;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The engine's row of {@code checkpoints}. */
final class CheckpointRow {
  static final String SELECT =
      "SELECT commands, seq, at, at_nanos, order_id, trade_id, epoch FROM checkpoints"
          + " WHERE engine = ?";

  /**
   * Goes from one checkpoint to the next, renews the lease, and locks out everybody else until the
   * transaction ends: all in the one statement that a batch needs anyway.
   */
  private static final String ADVANCE =
      "UPDATE checkpoints SET commands = ?, seq = ?, at = ?, at_nanos = ?, order_id = ?,"
          + " trade_id = ?, lease_until = clock_timestamp() + ? * interval '1 ms'"
          + " WHERE engine = ? AND epoch = ? AND commands = ? AND seq = ? AND at = ?"
          + " AND at_nanos = ? AND order_id = ? AND trade_id = ? RETURNING saved_aside";

  private CheckpointRow() {}

  /** What a batch finds. */
  enum Advance {
    /** It follows on, and no rows were saved outside of batches. */
    PLAIN,
    /** It follows on; look before writing. */
    CAREFUL,
    /** Another checkpoint is there, or another writer. */
    NO
  }

  static Advance advance(
      Session session, PostgresSettings settings, long epoch, Checkpoint from, Checkpoint to)
      throws SQLException {
    PreparedStatement advance = session.statement(ADVANCE);
    int next = set(advance, 1, to);
    advance.setLong(next++, settings.lease().toMillis());
    advance.setString(next++, settings.engine());
    advance.setLong(next++, epoch);
    set(advance, next, from);
    try (ResultSet row = advance.executeQuery()) {
      if (!row.next()) {
        return Advance.NO;
      }
      return row.getBoolean(1) ? Advance.CAREFUL : Advance.PLAIN;
    }
  }

  private static int set(PreparedStatement statement, int first, Checkpoint at)
      throws SQLException {
    statement.setLong(first, at.commands());
    statement.setLong(first + 1, at.seq());
    statement.setObject(first + 2, Times.instant(at.ts()));
    statement.setShort(first + 3, Times.below(at.ts()));
    statement.setLong(first + 4, at.orderId());
    statement.setLong(first + 5, at.tradeId());
    return first + 6;
  }

  static Checkpoint read(ResultSet row) throws SQLException {
    return new Checkpoint(
        row.getLong(1), row.getLong(2), Times.nanos(row, 3, 4), row.getLong(5), row.getLong(6));
  }
}
