package dev.matchbook.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredNonce;
import io.lettuce.core.ScriptOutputType;
import java.util.List;

/**
 * Reads pages of nonces with {@code nonces.lua}, each as it is at one moment. That some are gone is
 * found out, not taken for that they were never used. Any thread.
 */
final class Nonces {
  private final Database database;
  private final Calls calls;
  private final Wire wire;
  private final Keys keys;

  Nonces(Database database, Calls calls, Wire wire, Keys keys) {
    this.database = database;
    this.calls = calls;
    this.wire = wire;
    this.keys = keys;
  }

  Page<StoredNonce> page(Cursor after, int limit) {
    List<Object> found =
        calls.run(
            "reading nonces",
            wire.reads(),
            Script.NONCES,
            ScriptOutputType.MULTI,
            new byte[][] {keys.of(Keys.HEAD), keys.of(Keys.NONCES_BY_SEQ), keys.of(Keys.NONCES)},
            bound(after),
            Operations.number(Page.requireLimit(limit) + 1L));
    Head head = database.head((byte[]) found.get(0));
    requireAll(database.name(), keys, head, new String((byte[]) found.get(1), US_ASCII));
    RowCodec codec = database.codec();
    List<StoredNonce> rows = found.stream().skip(2).map(row -> codec.nonce((byte[]) row)).toList();
    return rows.size() <= limit
        ? new Page<>(rows, null)
        : new Page<>(rows.subList(0, limit), Cursor.of(rows.get(limit - 1).seq()));
  }

  /**
   * Compares the last event of the nonces that are there with that which the head has.
   *
   * @throws StoreException <i>corrupt</i>, if they are not the same
   */
  static void requireAll(String layer, Keys keys, Head head, String last) {
    String all = String.valueOf(head.nonceSeq());
    if (!last.equals(all)) {
      throw StoreException.corrupt(
          layer,
          "the nonces of the key %s are those up to the event %s, not %s"
              .formatted(keys.prefix() + Keys.NONCES, last, all),
          null);
    }
  }

  private static byte[] bound(Cursor after) {
    if (after == null || after.first() < 0) {
      return PageRequest.LEAST;
    }
    return after.first() == Long.MAX_VALUE
        ? PageRequest.GREATEST
        : PageRequest.from(Places.id(after.first() + 1));
  }
}
