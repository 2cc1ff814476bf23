package dev.matchbook.examples.book;

import dev.matchbook.core.event.DepthLevel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A price in the picture.
 *
 * @param level what it shows
 * @param total its displayed quantity and that of all better prices
 */
record LadderRow(DepthLevel level, BigDecimal total) {

  /** The best levels, best first. */
  static List<LadderRow> of(List<DepthLevel> levels, int limit) {
    List<LadderRow> rows = new ArrayList<>();
    BigDecimal total = BigDecimal.ZERO;
    for (DepthLevel level : levels.subList(0, Math.min(limit, levels.size()))) {
      total = total.add(level.qty());
      rows.add(new LadderRow(level, total));
    }
    return rows;
  }

  String price() {
    return level.price().toPlainString();
  }

  String qty() {
    return level.qty().toPlainString();
  }

  String orders() {
    return Integer.toString(level.orders());
  }

  String totalQty() {
    return total.toPlainString();
  }
}
