package dev.matchbook.jmh.report;

import dev.matchbook.jmh.run.Score;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A score as a line of JSON. */
public final class JsonLine {
  private static final int NANOS_DECIMALS = 2;
  private static final int BYTES_DECIMALS = 3;

  private JsonLine() {}

  /** The line, without its end: times in nanoseconds, the hash as 16 hex digits. */
  public static String of(Score score) {
    return "{\"flow\":\""
        + score.flow()
        + "\",\"engine\":\""
        + score.engine()
        + "\",\"nsPerOp\":"
        + rounded(score.nsPerOp(), NANOS_DECIMALS)
        + ",\"bytesPerOp\":"
        + rounded(score.bytesPerOp(), BYTES_DECIMALS)
        + ",\"p50\":"
        + score.p50()
        + ",\"p99\":"
        + score.p99()
        + ",\"p999\":"
        + score.p999()
        + ",\"trades\":"
        + score.truth().trades()
        + ",\"volume\":"
        + score.truth().volume()
        + ",\"hash\":\""
        + score.truth().hexHash()
        + "\"}";
  }

  private static String rounded(double figure, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(figure).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
