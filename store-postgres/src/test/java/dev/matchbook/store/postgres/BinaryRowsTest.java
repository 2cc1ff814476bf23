package dev.matchbook.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The server takes rows for what they are. {@code -Dmatchbook.seed=N} runs a seed again.
 *
 * <p>Each value is copied beside its text, and the server itself says whether the two are the same.
 */
class BinaryRowsTest {
  private static final int LONG_DECIMALS = 18;
  private static final long DAY_NANOS = 86_400_000_000_000L;

  /** The second in which PostgreSQL's count begins. */
  private static final long YEAR_2000_NANOS = 946_684_800_000_000_000L;

  private static Session session;
  private final BinaryRows rows = new BinaryRows();
  private final long seed = Long.getLong("matchbook.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  @BeforeAll
  static void connect() throws SQLException {
    session = new Session(TestDatabase.fresh().connect(), PostgresSettings.defaults());
    session.run("CREATE TEMP TABLE decimals (place BIGINT, text TEXT, x NUMERIC)");
    session.run("CREATE TEMP TABLE times (nanos BIGINT, at TIMESTAMPTZ, below SMALLINT)");
    session.run("CREATE TEMP TABLE texts (place BIGINT, x TEXT)");
  }

  @AfterAll
  static void disconnect() throws SQLException {
    session.close();
  }

  @BeforeEach
  void clear() throws SQLException {
    session.run("TRUNCATE decimals, times, texts");
  }

  @Test
  void powersOfTenKeepTheirDigitsAndTheirScale() throws SQLException {
    List<BigDecimal> values = new ArrayList<>();
    for (int scale = 0; scale <= LONG_DECIMALS; scale++) {
      for (int power = 0; power <= 40; power++) {
        BigInteger ten = BigInteger.TEN.pow(power);
        for (int beside = -1; beside <= 1; beside++) {
          BigDecimal value = new BigDecimal(ten.add(BigInteger.valueOf(beside)), scale);
          Collections.addAll(values, value, value.negate());
        }
      }
    }
    requireSame(values);
  }

  @Test
  void longsOfEveryLengthAndScaleAreTheSameThere() throws SQLException {
    List<BigDecimal> values = new ArrayList<>();
    for (long edge : new long[] {0, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1}) {
      for (int scale = 0; scale <= LONG_DECIMALS; scale++) {
        values.add(BigDecimal.valueOf(edge, scale));
      }
    }
    for (int i = 0; i < 20_000; i++) {
      long value = random.nextLong() >> random.nextInt(Long.SIZE);
      values.add(BigDecimal.valueOf(value, random.nextInt(LONG_DECIMALS + 1)));
    }
    requireSame(values);
  }

  @Test
  void whatIsLongerThanALongIsTheSameThere() throws SQLException {
    List<BigDecimal> values = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = new byte[1 + random.nextInt(40)];
      random.nextBytes(bytes);
      values.add(new BigDecimal(new BigInteger(bytes), random.nextInt(60) - 20));
    }
    requireSame(values);
  }

  @Test
  void zerosWithinAndAroundANumberAreKept() throws SQLException {
    requireSame(
        LongStream.of(1, 10_000, 100_000_000, 10_001, 100_010_000, 1_000_000_000_001L)
            .mapToObj(BigDecimal::valueOf)
            .flatMap(
                value ->
                    LongStream.rangeClosed(0, 24)
                        .mapToObj(scale -> new BigDecimal(value.toBigInteger(), (int) scale)))
            .toList());
  }

  @Test
  void aTimeIsItsMicrosecondAndWhatIsBelow() throws SQLException {
    List<Long> times = new ArrayList<>();
    for (long at : new long[] {0, DAY_NANOS, YEAR_2000_NANOS, Long.MAX_VALUE - 2_000}) {
      for (long beside = -1_001; beside <= 1_001; beside++) {
        times.add(Math.max(0, at + beside));
      }
    }
    times.add(Long.MAX_VALUE);
    for (int i = 0; i < 5_000; i++) {
      times.add(random.nextLong(Long.MAX_VALUE) >> random.nextInt(Long.SIZE));
    }
    rows.start(session.copy("times", "nanos, at, below"));
    for (long time : times) {
      rows.row(3);
      rows.number(time);
      rows.instant(time);
      rows.below(time);
    }
    assertThat(rows.finish()).isEqualTo(times.size());

    assertThat(
            session.text(
                "SELECT count(*) FROM times WHERE nanos <> trunc(extract(epoch FROM at) * 1000000) * 1000 + below"))
        .as("times that are others to the server, seed %s", seed)
        .isEqualTo("0");
    try (ResultSet row = session.statement("SELECT nanos, at, below FROM times").executeQuery()) {
      while (row.next()) {
        assertThat(Times.nanos(row, 2, 3)).isEqualTo(row.getLong(1));
      }
    }
  }

  @Test
  void textsOfAllLengthsGoThroughBlocks() throws SQLException {
    List<String> texts = new ArrayList<>();
    for (String letter : List.of("x", "ä", "€", "𝄞")) {
      for (int length : new int[] {0, 1, 63, 64, 1_000, 40_000, 70_000}) {
        texts.add(letter.repeat(length));
        texts.add("x".repeat(length) + letter);
      }
    }
    texts.add(null);
    rows.start(session.copy("texts", "place, x"));
    for (int i = 0; i < texts.size(); i++) {
      rows.row(2);
      rows.number(i);
      rows.text(texts.get(i));
    }
    assertThat(rows.finish()).isEqualTo(texts.size());

    List<String> read = new ArrayList<>();
    try (ResultSet row = session.statement("SELECT x FROM texts ORDER BY place").executeQuery()) {
      while (row.next()) {
        read.add(row.getString(1));
      }
    }
    assertThat(read).isEqualTo(texts);
  }

  /** As text, in the form that is stored, and read back. */
  private void requireSame(List<BigDecimal> values) throws SQLException {
    rows.start(session.copy("decimals", "place, text, x"));
    for (int i = 0; i < values.size(); i++) {
      rows.row(3);
      rows.number(i);
      rows.text(values.get(i).toPlainString());
      rows.decimal(values.get(i));
    }
    assertThat(rows.finish()).isEqualTo(values.size());

    assertThat(
            session.text(
                "SELECT string_agg(text || ' is ' || x, ', ') FROM decimals WHERE"
                    + " (text, numeric_send(text::numeric)) IS DISTINCT FROM"
                    + " (x::text, numeric_send(x))"))
        .as("decimals that are others to the server, seed %s", seed)
        .isNull();
    PreparedStatement all = session.statement("SELECT place, x FROM decimals");
    try (ResultSet row = all.executeQuery()) {
      while (row.next()) {
        BigDecimal written = values.get(row.getInt(1));
        assertThat(row.getBigDecimal(2)).isEqualTo(written.setScale(Math.max(0, written.scale())));
      }
    }
  }
}
