package dev.matchbook.store.postgres;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.store.AuditKey;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.spi.json.EventDecoder;
import dev.matchbook.spi.json.EventEncoder;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The rows of {@code audit}. They are only ever inserted: another event with a {@code seq} that is
 * there breaks the primary key, and with it the whole batch.
 */
final class AuditRows {
  /** What is copied, in that order. */
  static final String COPIED = "seq, order_id, other_order_id, batch_id, engine, event";

  private static final int COPIED_COUNT = 6;
  private static final EventDecoder DECODER = new EventDecoder();

  private AuditRows() {}

  /** The rows of a query behind a cursor. */
  static Select matching(String engine, AuditQuery query, Cursor after) {
    if (query.orderId() > 0) {
      Select other =
          behind(engine, after)
              .and("other_order_id = ? AND other_order_id > 0", query.orderId())
              .and("order_id <> ?", query.orderId());
      return behind(engine, after)
          .and("order_id = ? AND order_id > 0", query.orderId())
          .unionAll(other)
          .orderBy("seq NULLS FIRST");
    }
    if (query.batchId() > 0) {
      return behind(engine, after)
          .and("batch_id = ? AND batch_id > 0", query.batchId())
          .orderBy("seq NULLS FIRST");
    }
    return behind(engine, after).orderBy("seq");
  }

  private static Select behind(String engine, Cursor after) {
    return new Select("seq, event", "audit", engine).behind(after, "seq > ?");
  }

  /** Writes a row. */
  static void write(BinaryRows to, byte[] engine, EventEncoder encoder, Event event)
      throws SQLException {
    AuditKey key = AuditKey.of(event);
    to.row(COPIED_COUNT);
    to.number(event.seq());
    to.number(key.orderId());
    to.number(key.otherOrderId());
    to.number(key.batchId());
    to.encoded(engine);
    to.text(encoder.encode(event));
  }

  /**
   * The event in a row.
   *
   * @throws IllegalArgumentException if the row holds none, or another one than its key says
   */
  static Event read(ResultSet row) throws SQLException {
    Event event = DECODER.decode(row.getString(2));
    if (event.seq() != row.getLong(1)) {
      throw new IllegalArgumentException("seq of the event: " + event.seq());
    }
    return event;
  }
}
