package dev.matchbook.jmh.footprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What was measured as a table, a column for each number of markets. */
final class FootprintTable {
  private static final int LABEL_CHARS = 44;
  private static final int CELL_CHARS = 18;

  private final List<Weights> columns;
  private final List<String> lines = new ArrayList<>();

  private FootprintTable(List<Weights> columns) {
    this.columns = columns;
  }

  /** Its lines. */
  static List<String> of(List<Weights> columns) {
    FootprintTable table = new FootprintTable(columns);
    table.row("markets in one engine", w -> format("%,d", w.markets()));
    table.title("bytes");
    table.bytes("an empty market", Weights::emptyMarket);
    table.bytes("the first two orders of a market, one a side", Weights::firstOrders);
    table.bytes("a price level, a tick from the last", w -> w.level(OrderKind.ADJACENT));
    table.bytes("a price level, 1,000 ticks from the last", w -> w.level(OrderKind.APART));
    table.bytes("a resting plain order", w -> w.order().get(OrderKind.PLAIN));
    table.bytes("a resting iceberg", w -> w.order().get(OrderKind.ICEBERG));
    table.bytes("a resting conditional order", w -> w.order().get(OrderKind.CONDITIONAL));
    table.bytes("a waiting stop order", w -> w.order().get(OrderKind.STOP));
    table.title("KB with all orders → after canceling them");
    table.kilobytes("plain orders", OrderKind.PLAIN);
    table.kilobytes("each a tick from the last", OrderKind.ADJACENT);
    table.kilobytes("each 1,000 ticks from the last", OrderKind.APART);
    table.kilobytes("icebergs", OrderKind.ICEBERG);
    table.kilobytes("conditional orders", OrderKind.CONDITIONAL);
    table.kilobytes("stop orders", OrderKind.STOP);
    return table.lines;
  }

  private void title(String text) {
    lines.add("");
    lines.add(text);
  }

  private void bytes(String label, ToDoubleFunction<Weights> figure) {
    row(label, w -> format("%,.1f", figure.applyAsDouble(w)));
  }

  private void kilobytes(String label, OrderKind kind) {
    row(label, w -> format("%,d → %,d", w.peak().get(kind) >> 10, w.left().get(kind) >> 10));
  }

  private void row(String label, Function<Weights, String> figure) {
    StringBuilder line = new StringBuilder(label);
    line.append(" ".repeat(LABEL_CHARS - label.length()));
    for (Weights column : columns) {
      String cell = figure.apply(column);
      line.append(" ".repeat(Math.max(2, CELL_CHARS - cell.length()))).append(cell);
    }
    lines.add(line.toString());
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
