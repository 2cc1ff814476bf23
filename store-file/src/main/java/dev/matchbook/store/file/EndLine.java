package dev.matchbook.store.file;

import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.spi.json.LineBuffer;
import dev.matchbook.spi.json.Row;
import dev.matchbook.spi.json.RowReader;
import dev.matchbook.spi.json.RowWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that ends a batch: what the batch leads to, how many lines it has, and its hash.
 *
 * <pre>
 * {"seq":…,"ts":…,"type":"checkpoint","commands":…,"orderId":…,"tradeId":…,
 *  "lines":N,"sums":"…-…","sha256":"…"}
 * {"type":"rows","lines":N,"sums":"…-…","sha256":"…"}      where rows were written without a batch
 * </pre>
 *
 * @param checkpoint where the batch ends, or null for rows without a batch
 * @param lines lines before this one
 * @param sum see {@link LineSums}
 * @param weighted see {@link LineSums}
 * @param sha256 the chained hash over the lines and this one up to its {@code sha256}
 */
record EndLine(Checkpoint checkpoint, int lines, long sum, long weighted, String sha256) {
  private static final String HASH_KEY = ",\"sha256\":\"";

  /** Bytes of a line from its hash on, the LF not counted. */
  static final int HASHED_TAIL = HASH_KEY.length() + 64 + 2;

  private static final String ROWS = "{\"type\":\"rows\"";
  private static final Pattern TAIL =
      Pattern.compile(
          ",\"lines\":(\\d{1,9}),\"sums\":\"([0-9a-f]{16})-([0-9a-f]{16})\""
              + ",\"sha256\":\"([0-9a-f]{64})\"}");

  /** Whether a line, without its LF, has the shape of one that ends with a hash. */
  static boolean ends(byte[] bytes, int offset, int length) {
    int at = offset + length - HASHED_TAIL;
    if (at < offset || bytes[offset + length - 1] != '}') {
      return false;
    }
    for (int i = 0; i < HASH_KEY.length(); i++) {
      if (bytes[at + i] != HASH_KEY.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Ends the batch that fills the buffer from {@code start}; returns the hash. */
  static String write(
      LineBuffer out, int start, Checkpoint checkpoint, LineSums sums, HashChain chain) {
    if (checkpoint == null) {
      out.ascii(ROWS);
    } else {
      new RowWriter(out).checkpoint(checkpoint);
      out.truncate(out.length() - 2);
    }
    out.ascii(",\"lines\":").number(sums.lines()).ascii(",\"sums\":\"").ascii(hex(sums.sum()));
    out.put('-').ascii(hex(sums.weighted())).put('"');
    chain.add(out.array(), start, out.length() - start);
    String hash = chain.end();
    out.ascii(HASH_KEY).ascii(hash).ascii("\"}\n");
    return hash;
  }

  /**
   * Reads one.
   *
   * @throws IOException if it is none
   */
  static EndLine read(byte[] bytes, int offset, int length, RowReader reader) throws IOException {
    String line = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    int tail = line.indexOf(",\"lines\":");
    Matcher matcher = TAIL.matcher(tail < 0 ? "" : line.substring(tail));
    if (!matcher.matches()) {
      throw new BadLineException("not the end of a batch");
    }
    String head = line.substring(0, tail);
    Checkpoint checkpoint = head.equals(ROWS) ? null : checkpoint(head + "}", reader);
    return new EndLine(
        checkpoint,
        Integer.parseInt(matcher.group(1)),
        Long.parseUnsignedLong(matcher.group(2), 16),
        Long.parseUnsignedLong(matcher.group(3), 16),
        matcher.group(4));
  }

  private static Checkpoint checkpoint(String row, RowReader reader) throws IOException {
    byte[] bytes = row.getBytes(StandardCharsets.ISO_8859_1);
    if (reader.read(bytes, 0, bytes.length) instanceof Row.CheckpointRow checkpoint) {
      return checkpoint.checkpoint();
    }
    throw new BadLineException("not the end of a batch");
  }

  private static String hex(long value) {
    String digits = Long.toHexString(value);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
