package dev.matchbook.jmh.report;

import dev.matchbook.jmh.run.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The scores of one flow as an aligned table, a row an engine. */
public final class Table {
  private static final List<String> HEAD =
      List.of(
          "engine",
          "ns/command",
          "min–max",
          "× matchbook",
          "M/s",
          "B/command",
          "p50 ns",
          "p99 ns",
          "p99.9 ns");

  private Table() {}

  /**
   * The table with a line above it that says what was done.
   *
   * @param scores of one flow, at least one
   */
  public static List<String> of(List<Score> scores) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    OptionalDouble base = Ratio.base(scores);
    for (Score score : scores) {
      rows.add(row(score, base));
    }
    List<String> lines = new ArrayList<>();
    lines.add(title(scores.get(0)));
    rows.forEach(row -> lines.add(line(row, rows)));
    return lines;
  }

  private static String title(Score score) {
    return String.format(
        Locale.ROOT,
        "%s: %,d commands, %,d trades, volume %,d, hash %s; rounds: %d, medians",
        score.flow(),
        score.commands(),
        score.truth().trades(),
        score.truth().volume(),
        score.truth().hexHash(),
        score.timed().size());
  }

  private static List<String> row(Score score, OptionalDouble base) {
    double nanos = score.nsPerOp();
    return List.of(
        score.engine(),
        format("%.1f", nanos),
        format("%.1f–%.1f", score.minNsPerOp(), score.maxNsPerOp()),
        base.isPresent() ? format("%.2f", nanos / base.getAsDouble()) : "",
        format("%.1f", 1000 / nanos),
        format("%.2f", score.bytesPerOp()),
        format("%d", score.p50()),
        format("%d", score.p99()),
        format("%d", score.p999()));
  }

  private static String line(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      String blank = " ".repeat(width(rows, column) - cell.length());
      line.append(column == 0 ? cell + blank : "  " + blank + cell);
    }
    return line.toString();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
