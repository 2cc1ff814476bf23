package dev.matchbook.store.postgres;

import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;

/**
 * The monthly partitions of one table, made before they are needed: with the first row of a month,
 * that month and the next one. In UTC. For one thread.
 */
final class Partitions {
  private static final long SECOND = 1_000_000_000;

  private static final String MAKE = "SELECT make_month('%s', DATE '%s-01')";

  private final String table;
  private final Set<YearMonth> made = new HashSet<>();
  private final Set<YearMonth> wanted = new HashSet<>();
  private long from;
  private long to;

  Partitions(String table) {
    this.table = table;
  }

  /** Tells of a row at that time, in nanoseconds since 1970. */
  void expect(long nanos) {
    if (nanos >= from && nanos < to) {
      return;
    }
    YearMonth month =
        YearMonth.from(Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND)).atZone(ZoneOffset.UTC));
    want(month);
    want(month.plusMonths(1));
    from = nanosOf(month);
    to = nanosOf(month.plusMonths(1));
  }

  private void want(YearMonth month) {
    if (!made.contains(month)) {
      wanted.add(month);
    }
  }

  /** Makes what the expected rows need, in a transaction of its own. */
  void make(Session session) throws SQLException {
    if (wanted.isEmpty()) {
      return;
    }
    for (YearMonth month : wanted) {
      session.run(MAKE.formatted(table, month));
    }
    session.commit();
    made.addAll(wanted);
    wanted.clear();
  }

  /** Looks again at the next rows: somebody may have dropped what was there. */
  void forget() {
    made.clear();
    wanted.clear();
    from = 0;
    to = 0;
  }

  /** At most the end of time. */
  private static long nanosOf(YearMonth month) {
    long seconds = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    return seconds > Long.MAX_VALUE / SECOND ? Long.MAX_VALUE : seconds * SECOND;
  }
}
