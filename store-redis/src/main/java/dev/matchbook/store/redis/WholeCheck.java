package dev.matchbook.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.matchbook.core.store.StoreException;
import io.lettuce.core.ScriptOutputType;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds out whether all open orders and nonces are where they should be, and whether there are rows
 * without a head: Redis may have thrown keys away, and an {@link Eraser} may have ended half way.
 */
final class WholeCheck {
  private final String layer;
  private final Calls calls;
  private final Wire wire;
  private final Keys keys;

  WholeCheck(String layer, Calls calls, Wire wire, Keys keys) {
    this.layer = layer;
    this.calls = calls;
    this.wire = wire;
    this.keys = keys;
  }

  /**
   * Looks, in one step.
   *
   * @param head reads one
   * @throws StoreException <i>corrupt</i>, if it is not so
   */
  void require(Function<byte[], Head> head) {
    List<Object> counts =
        calls.run(
            "counting open orders",
            wire.reads(),
            Script.COUNT,
            ScriptOutputType.MULTI,
            new byte[][] {keys.of(Keys.HEAD)},
            Stream.concat(Stream.of(keys.prefix()), Keys.ALL_ROWS.stream())
                .map(name -> name.getBytes(UTF_8))
                .toArray(byte[][]::new));
    byte[] stored = (byte[]) counts.get(0);
    Head parsed = head.apply(stored);
    String all = String.valueOf(parsed.open());
    String open = text(counts.get(1));
    String booked = text(counts.get(2));
    String there = text(counts.get(3));
    if (!all.equals(open) || !all.equals(booked)) {
      throw corrupt(
          "of %s open orders %s are in the key %s and %s in the books"
              .formatted(all, open, keys.prefix() + Keys.OPEN, booked));
    }
    if (stored.length > 0) {
      Nonces.requireAll(layer, keys, parsed, text(counts.get(4)));
    } else if (!there.isEmpty()) {
      throw corrupt(
          "the key %s is missing, but %s is there".formatted(keys.prefix() + Keys.HEAD, there));
    }
  }

  private StoreException corrupt(String why) {
    return StoreException.corrupt(
        layer, why + ": delete the keys " + keys.prefix() + "* to start anew", null);
  }

  private static String text(Object value) {
    return new String((byte[]) value, UTF_8);
  }
}
