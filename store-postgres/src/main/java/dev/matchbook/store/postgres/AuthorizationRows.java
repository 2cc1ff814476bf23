package dev.matchbook.store.postgres;

import dev.matchbook.core.store.StoredAuthorization;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of {@code authorizations}. */
final class AuthorizationRows {
  private static final String COLUMNS = "order_id, seq, digest, signature, message";

  /** Whoever takes a month of orders away takes away what was signed for them. */
  private static final String HAS_ORDER =
      "EXISTS (SELECT FROM orders o"
          + " WHERE o.engine = authorizations.engine AND o.order_id = authorizations.order_id)";

  private static final String UPSERT =
      "INSERT INTO authorizations (engine, "
          + COLUMNS
          + ") SELECT ?::text, * FROM"
          + " unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[])"
          + " ON CONFLICT (engine, order_id) DO UPDATE SET seq = excluded.seq,"
          + " digest = excluded.digest, signature = excluded.signature, message = excluded.message";

  private static final String REMOVE =
      "DELETE FROM authorizations WHERE engine = ? AND order_id = ?";

  private AuthorizationRows() {}

  /** What was signed for that order. */
  static Select of(String engine, long orderId) {
    return new Select(COLUMNS, "authorizations", engine)
        .and("order_id = ?", orderId)
        .and(HAS_ORDER);
  }

  /** Writes them, new or not; of two for an order the later one. */
  static void write(Session session, String engine, List<StoredAuthorization> authorizations)
      throws SQLException {
    if (authorizations.isEmpty()) {
      return;
    }
    Map<Long, StoredAuthorization> last = new LinkedHashMap<>();
    authorizations.forEach(row -> last.put(row.orderId(), row));
    PreparedStatement upsert = session.statement(UPSERT);
    for (Columns<StoredAuthorization> rows : Columns.of(last.values())) {
      upsert.setString(1, engine);
      rows.numbers(upsert, 2, StoredAuthorization::orderId);
      rows.numbers(upsert, 3, StoredAuthorization::seq);
      rows.texts(upsert, 4, StoredAuthorization::digest);
      rows.texts(upsert, 5, StoredAuthorization::signature);
      rows.texts(upsert, 6, StoredAuthorization::message);
      upsert.executeUpdate();
    }
  }

  /** Removes what was signed for an order. */
  static void remove(Session session, String engine, long orderId) throws SQLException {
    PreparedStatement remove = session.statement(REMOVE);
    remove.setString(1, engine);
    remove.setLong(2, orderId);
    remove.executeUpdate();
  }

  /**
   * What a row says.
   *
   * @throws IllegalArgumentException if the row holds none
   */
  static StoredAuthorization read(ResultSet row) throws SQLException {
    return new StoredAuthorization(
        row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5));
  }
}
