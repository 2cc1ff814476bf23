package dev.matchbook.store.postgres;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.StoredNonce;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The rows of {@code nonces}. */
final class NonceRows {
  private static final String COLUMNS = "seq, account, kind, key, value";

  private static final String UPSERT =
      "INSERT INTO nonces (engine, "
          + COLUMNS
          + ") SELECT ?::text, * FROM"
          + " unnest(?::bigint[], ?::text[], ?::text[], ?::numeric[], ?::numeric[])"
          + " ON CONFLICT (engine, account, kind, key)"
          + " DO UPDATE SET seq = excluded.seq, value = excluded.value";

  /** Sought from the side of those that are named, as {@link BatchWriting} does. */
  private static final String REMOVE =
      "DELETE FROM nonces n USING (SELECT ?::text AS engine, s.* FROM"
          + " unnest(?::text[], ?::text[], ?::numeric[]) AS s (account, kind, key) OFFSET 0) s"
          + " WHERE n.engine = s.engine AND n.account = s.account AND n.kind = s.kind"
          + " AND n.key = s.key";

  private NonceRows() {}

  /** Those behind a cursor. */
  static Select behind(String engine, Cursor after) {
    return new Select(COLUMNS, "nonces", engine).behind(after, "seq > ?").orderBy("seq");
  }

  /** Writes them, new or not; takes away those that say nothing any more. */
  static void write(Session session, String engine, List<StoredNonce> nonces) throws SQLException {
    if (nonces.isEmpty()) {
      return;
    }
    remove(session, engine, nonces.stream().filter(row -> !isKept(row)).toList());
    List<StoredNonce> kept = nonces.stream().filter(NonceRows::isKept).toList();
    PreparedStatement upsert = session.statement(UPSERT);
    for (Columns<StoredNonce> rows : Columns.of(kept)) {
      upsert.setString(1, engine);
      rows.numbers(upsert, 2, StoredNonce::seq);
      rows.texts(upsert, 3, StoredNonce::account);
      rows.texts(upsert, 4, row -> row.kind().name());
      rows.decimals(upsert, 5, StoredNonce::key);
      rows.decimals(upsert, 6, StoredNonce::value);
      upsert.executeUpdate();
    }
  }

  private static boolean isKept(StoredNonce row) {
    return row.value().signum() > 0;
  }

  private static void remove(Session session, String engine, List<StoredNonce> gone)
      throws SQLException {
    PreparedStatement remove = session.statement(REMOVE);
    for (Columns<StoredNonce> rows : Columns.of(gone)) {
      remove.setString(1, engine);
      rows.texts(remove, 2, StoredNonce::account);
      rows.texts(remove, 3, row -> row.kind().name());
      rows.decimals(remove, 4, StoredNonce::key);
      remove.executeUpdate();
    }
  }

  /**
   * The nonce in a row.
   *
   * @throws IllegalArgumentException if the row holds none
   */
  static StoredNonce read(ResultSet row) throws SQLException {
    return new StoredNonce(
        row.getString(2),
        StoredNonce.Kind.valueOf(row.getString(3)),
        row.getBigDecimal(4).toBigIntegerExact(),
        row.getBigDecimal(5).toBigIntegerExact(),
        row.getLong(1));
  }
}
