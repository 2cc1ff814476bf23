package dev.matchbook.store.postgres;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.store.postgres.CheckpointRow.Advance;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes batches: orders, trades, markets, what was signed, settlements, the audit trail and the
 * checkpoint in one transaction.
 *
 * <p>It begins with the checkpoint, from the batch's {@code previous} to its own, on the condition
 * that this writer still has the right: whatever was done by an attempt that got no answer, it is
 * not done twice.
 */
final class Commit {
  private final String name;
  private final PostgresSettings settings;
  private final Writer writer;
  private final Lease lease;
  private final BatchWriting batches;
  private final CarefulWriting careful;
  private final RowCopy copy;

  Commit(
      String name,
      PostgresSettings settings,
      Writer writer,
      Lease lease,
      BatchWriting batches,
      CarefulWriting careful,
      RowCopy copy) {
    this.name = name;
    this.settings = settings;
    this.writer = writer;
    this.lease = lease;
    this.batches = batches;
    this.careful = careful;
    this.copy = copy;
  }

  /** Does what {@link dev.matchbook.core.store.ExchangeStore#commit} says, again if need be. */
  Writer.Work<Boolean> of(Batch batch) {
    return new Attempts(batch);
  }

  /** All attempts at one batch. */
  private final class Attempts implements Writer.Work<Boolean> {
    private final Batch batch;
    private boolean wrote;
    private boolean misplaced;

    Attempts(Batch batch) {
      this.batch = batch;
    }

    @Override
    public Boolean on(Session session) throws SQLException {
      batches.prepare(session, batch);
      Advance advance =
          CheckpointRow.advance(
              session, settings, lease.epoch(), batch.previous(), batch.checkpoint());
      if (advance == Advance.NO) {
        return followsOn(session);
      }
      writer.renewed();
      boolean plain = advance == Advance.PLAIN && !misplaced;
      if (!plain || busts()) {
        careful.orders(session, batch.orders());
        careful.trades(session, batch.trades());
      } else if (!isWritten(session)) {
        misplaced = true;
        session.rollback();
        return on(session);
      }
      MarketRows.write(session, settings.engine(), batch.markets());
      AuthorizationRows.write(session, settings.engine(), batch.authorizations());
      NonceRows.write(session, settings.engine(), batch.nonces());
      settlements(session, plain);
      SettlementBatches.write(session, settings.engine(), batch.settlements().batches());
      copy.audit(session, batch.audit());
      wrote = true;
      return true;
    }

    /** Whether it takes trades back: orders that were closed before change, too. */
    private boolean busts() {
      return batch.settlements().trades().stream()
          .anyMatch(row -> row.state() == SettlementState.BUSTED);
    }

    private void settlements(Session session, boolean plain) throws SQLException {
      String engine = settings.engine();
      List<StoredSettlement> rows = batch.settlements().trades();
      if (rows.isEmpty()) {
        return;
      }
      if (!plain
          || !isOfKnownTrades(rows)
          || !TradeSettlements.write(session, engine, copy, rows, batch.previous().tradeId())) {
        // A settlement brings its trade along, should nobody have saved that.
        careful.trades(session, rows.stream().map(StoredSettlement::trade).toList());
        TradeSettlements.writeCarefully(session, engine, rows);
      }
    }

    /** Whether all are of trades of this batch, or of those before it. */
    private boolean isOfKnownTrades(List<StoredSettlement> rows) {
      long last = (batch.trades().isEmpty() ? batch.previous() : batch.checkpoint()).tradeId();
      return rows.stream().allMatch(row -> row.tradeId() <= last);
    }

    /** False if rows are not where batches left them: somebody else has moved them. */
    private boolean isWritten(Session session) throws SQLException {
      try {
        return batches.write(session, batch);
      } catch (SQLException e) {
        if (Trouble.isDuplicate(e)) {
          return false;
        }
        throw e;
      }
    }

    /** Why it does not follow on; true if an attempt of ours is why. */
    private boolean followsOn(Session session) throws SQLException {
      PreparedStatement current = session.statement(CheckpointRow.SELECT);
      current.setString(1, settings.engine());
      try (ResultSet row = current.executeQuery()) {
        if (!row.next() || row.getLong(7) != lease.epoch()) {
          throw writer.lost();
        }
        Checkpoint stored = Reader.read(name, "checkpoints", row, CheckpointRow::read);
        if (wrote && stored.equals(batch.checkpoint())) {
          // Something to commit: where the server waits for standbys, it waits for the batch too.
          writer.requireRight(session);
          return true;
        }
        return batch.followsOn(stored, name);
      }
    }
  }
}
