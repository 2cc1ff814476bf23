package dev.matchbook.store.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The engine's nanoseconds since 1970 as a {@code TIMESTAMPTZ}, which has microseconds, and what is
 * below one in a column beside it.
 */
final class Times {
  /** Nanoseconds of a microsecond. */
  static final long MICRO = 1_000;

  private static final long SECOND = 1_000_000_000;

  private Times() {}

  /** The microsecond that holds it. */
  static OffsetDateTime instant(long nanos) {
    long micros = Math.floorDiv(nanos, MICRO);
    long seconds = Math.floorDiv(nanos, SECOND);
    long rest = (micros - seconds * (SECOND / MICRO)) * MICRO;
    return Instant.ofEpochSecond(seconds, rest).atOffset(ZoneOffset.UTC);
  }

  /** What {@link #instant} leaves out. */
  static short below(long nanos) {
    return (short) Math.floorMod(nanos, MICRO);
  }

  /** The time in two columns of a row. */
  static long nanos(ResultSet row, int instant, int below) throws SQLException {
    return nanos(row.getObject(instant, OffsetDateTime.class), row.getShort(below));
  }

  /** The time in two columns of a row, or null where there is none. */
  static Long nanosOrNull(ResultSet row, int instant, int below) throws SQLException {
    OffsetDateTime time = row.getObject(instant, OffsetDateTime.class);
    return time == null ? null : (Long) nanos(time, row.getShort(below));
  }

  private static long nanos(OffsetDateTime time, short below) {
    long seconds = time.toEpochSecond();
    // In this order the last microsecond of a long does not overflow on the way.
    return Math.addExact(Math.multiplyExact(seconds, SECOND), (long) time.getNano() + below);
  }
}
