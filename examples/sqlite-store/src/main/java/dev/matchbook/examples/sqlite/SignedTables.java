package dev.matchbook.examples.sqlite;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The tables of what is signed: authorizations, each beside its order, and nonces. */
final class SignedTables {
  /** What was signed for orders; the later one stays. */
  static final Table<StoredAuthorization> AUTHORIZATIONS =
      new Table<>(
          "authorizations",
          StoredAuthorization.class,
          "ON CONFLICT (orderId) DO UPDATE SET *",
          authorization -> List.of());

  /** What accounts have used up. */
  static final Table<StoredNonce> NONCES =
      new Table<>(
          "nonces",
          StoredNonce.class,
          "ON CONFLICT (account, kind, `key`) DO UPDATE SET *",
          nonce -> List.of());

  private SignedTables() {}

  /** Writes what a batch has of both, in the caller's transaction. */
  static void write(Connection connection, Batch batch) throws SQLException {
    AUTHORIZATIONS.write(connection, batch.authorizations());
    NONCES.write(connection, batch.nonces());
    for (StoredNonce nonce : batch.nonces()) {
      if (nonce.value().signum() == 0) {
        NONCES.delete(
            connection,
            "account = ? AND kind = ? AND `key` = ?",
            nonce.account(),
            nonce.kind(),
            nonce.key());
      }
    }
  }

  /** What was signed for that order. */
  static Select ofOrder(long orderId) {
    return AUTHORIZATIONS.select().is("orderId", orderId);
  }

  /** All nonces behind a cursor. */
  static Select noncesBehind(Cursor after) {
    return NONCES.select().behind(after, "seq > ?").orderBy("seq");
  }
}
