package dev.matchbook.store.file;

import dev.matchbook.spi.json.LineBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a segment; its hash goes on from the last one of the segment before.
 *
 * <pre>{"type":"segment","format":1,"number":N,"sync":"batch","previous":"…","sha256":"…"}</pre>
 *
 * @param number of the segment, from 1
 * @param synced whether each batch was forced before the next was written
 * @param previous hash with which the segment before ends
 * @param sha256 hash of this line
 */
record SegmentHeader(int number, boolean synced, String previous, String sha256) {
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"type\":\"segment\",\"format\":1,\"number\":(\\d{1,9}),\"sync\":\"(batch|late)\""
              + ",\"previous\":\"([0-9a-f]{64})\",\"sha256\":\"([0-9a-f]{64})\"}");

  /** Writes the line; returns its hash. */
  static String write(LineBuffer out, int number, boolean synced, HashChain chain) {
    int start = out.length();
    out.ascii("{\"type\":\"segment\",\"format\":1,\"number\":").number(number);
    out.ascii(",\"sync\":\"").ascii(synced ? "batch" : "late");
    out.ascii("\",\"previous\":\"").ascii(chain.value()).put('"');
    chain.add(out.array(), start, out.length() - start);
    String hash = chain.end();
    out.ascii(",\"sha256\":\"").ascii(hash).ascii("\"}\n");
    return hash;
  }

  /**
   * Reads one.
   *
   * @throws IOException if it is none
   */
  static SegmentHeader read(byte[] bytes, int offset, int length) throws IOException {
    String line = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new BadLineException("not the first line of a segment");
    }
    return new SegmentHeader(
        Integer.parseInt(matcher.group(1)),
        matcher.group(2).equals("batch"),
        matcher.group(3),
        matcher.group(4));
  }
}
