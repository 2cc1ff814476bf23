package dev.matchbook.jmh.flash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of the published report stream's text: lines joined by {@code \n}.
 *
 * <p>Within one message the text is sorted by type. Reports come in that order: what a message made
 * is said as accepted, trades, canceled, or as trades, modified. One thread.
 */
final class ReportHash implements ReportSink {
  private static final int BLOCK_CHARS = 1 << 15;

  private final StringBuilder text = new StringBuilder(BLOCK_CHARS + 200);
  private final MessageDigest digest;
  private boolean started;

  /** The hash of nothing yet. */
  ReportHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void report(long head, long id, long price, long takerId) {
    if (started) {
      text.append('\n');
    }
    started = true;
    Report.appendTo(text, head, id, price, takerId);
    if (text.length() > BLOCK_CHARS) {
      flush();
    }
  }

  /** The hash in 64 hexadecimal digits; no report may come after. */
  String finish() {
    flush();
    return HexFormat.of().formatHex(digest.digest());
  }

  private void flush() {
    digest.update(text.toString().getBytes(US_ASCII));
    text.setLength(0);
  }
}
