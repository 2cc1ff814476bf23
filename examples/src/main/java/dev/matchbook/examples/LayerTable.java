package dev.matchbook.examples;

import dev.matchbook.composite.LayerFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How each layer fared, as a table for people; {@code lag} is counted in events. */
final class LayerTable {
  private static final List<String> HEAD =
      List.of("layer", "role", "state", "hits", "misses", "fills", "errors", "lag", "breaker");
  private static final int WORDS = 3;

  private LayerTable() {}

  /** A head and a line for each layer, in their order. */
  static List<String> lines(List<LayerFigures> layers) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    layers.forEach(layer -> rows.add(row(layer)));
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static List<String> row(LayerFigures layer) {
    return List.of(
        // Its settings are known to whoever gave them.
        layer.name().split("\\?", 2)[0],
        word(layer.role()),
        word(layer.state()),
        count(layer.hits()),
        count(layer.misses()),
        count(layer.fills()),
        count(layer.errors()),
        count(layer.lagSeq()),
        layer.breakerState().toLowerCase(Locale.ROOT));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Words to the left, numbers to the right. */
  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      boolean left = i < WORDS || i == row.size() - 1;
      String pad = " ".repeat(widths[i] - row.get(i).length());
      line.append(i == 0 ? "" : "  ").append(left ? row.get(i) + pad : pad + row.get(i));
    }
    return line.toString().stripTrailing();
  }
}
