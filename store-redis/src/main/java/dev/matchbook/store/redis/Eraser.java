package dev.matchbook.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.List;

/**
 * Deletes all keys of one engine, of whatever type they are: first the head, so that nothing else
 * counts any more, last those that tell whether there is any row. So whoever finds an engine that
 * was deleted half way sees it: no head, but one of these keys.
 */
final class Eraser {
  private static final int AT_ONCE = 1_000;

  private final Calls calls;
  private final Wire wire;
  private final Keys keys;

  Eraser(Calls calls, Wire wire, Keys keys) {
    this.calls = calls;
    this.wire = wire;
    this.keys = keys;
  }

  /** Deletes; what is gone already is no trouble. */
  void erase() {
    delete(List.of(keys.of(Keys.HEAD)));
    RedisClusterAsyncCommands<byte[], byte[]> server = wire.serverOf(keys.of(Keys.HEAD));
    ScanArgs ours = ScanArgs.Builder.limit(AT_ONCE).match(keys.prefix() + "*");
    ScanCursor from = ScanCursor.INITIAL;
    while (!from.isFinished()) {
      ScanCursor at = from;
      KeyScanCursor<byte[]> found = calls.ask("looking for keys", () -> server.scan(at, ours));
      delete(found.getKeys().stream().filter(this::goesFirst).toList());
      from = found;
    }
    delete(Keys.ALL_ROWS.stream().map(keys::of).toList());
  }

  private boolean goesFirst(byte[] key) {
    return !Keys.ALL_ROWS.contains(new String(key, UTF_8).substring(keys.prefix().length()));
  }

  private void delete(List<byte[]> some) {
    if (!some.isEmpty()) {
      byte[][] these = some.toArray(byte[][]::new);
      calls.ask("deleting keys", () -> wire.writes().unlink(these));
    }
  }
}
