package dev.matchbook.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.matchbook.spi.json.LineBuffer;
import dev.matchbook.spi.json.LineKey;
import java.util.Arrays;

/** Pieces of JSON as rows have them. */
final class Json {
  private static final LineKey ANY = LineKey.of("any");
  private static final int PREFIX = ",\"any\":".length();

  private Json() {}

  /** A text in its quotes. */
  static String quoted(String text) {
    LineBuffer line = new LineBuffer(128).text(ANY, text);
    return new String(line.array(), PREFIX, line.length() - PREFIX, UTF_8);
  }

  /** A field that is a text, with the comma before it. */
  static byte[] field(String key, String value) {
    LineBuffer line = new LineBuffer(128).text(LineKey.of(key), value);
    return Arrays.copyOf(line.array(), line.length());
  }

  /** A field that is a number and not the last, with the commas around it. */
  static byte[] field(String key, long value) {
    return (",\"" + key + "\":" + value + ",").getBytes(UTF_8);
  }

  /** The first line of what a market's channel tells of a batch. */
  static String committed(String engine, String symbol, long fromSeq, long seq) {
    return "{\"engine\":"
        + quoted(engine)
        + ",\"symbol\":"
        + quoted(symbol)
        + ",\"fromSeq\":"
        + fromSeq
        + ",\"seq\":"
        + seq
        + "}";
  }
}
