package dev.matchbook.examples.book;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Columns of a picture, each as wide as the widest text in it; the last one is for the bars. */
final class LadderColumns {
  private static final String GAP = "  ";
  private static final int BAR_COLUMNS = 32;

  private final Glyphs glyphs;
  private final BigDecimal largest;
  private final int price;
  private final int qty;
  private final int orders;
  private final int total;

  LadderColumns(List<LadderRow> rows, Glyphs glyphs) {
    this.glyphs = glyphs;
    largest =
        rows.stream()
            .map(row -> row.level().qty())
            .reduce(BigDecimal.ONE.movePointLeft(18), BigDecimal::max);
    price = widest("price", rows, LadderRow::price);
    qty = widest("qty", rows, LadderRow::qty);
    orders = widest("orders", rows, LadderRow::orders);
    total = widest("total", rows, LadderRow::totalQty);
  }

  private static int widest(String name, List<LadderRow> rows, Function<LadderRow, String> text) {
    int widest = rows.stream().map(text).mapToInt(String::length).max().orElse(0);
    return Math.max(widest, name.length());
  }

  /** Columns of a line from its first to the end of the longest bar. */
  int width() {
    return line("ask", "", "", "", "", "").length() + BAR_COLUMNS;
  }

  /** The names of the columns. */
  String header() {
    return line("", "price", "qty", "orders", "total", "").stripTrailing();
  }

  /** A price of that side. */
  String row(String side, LadderRow row) {
    String bar = glyphs.bar(row.level().qty(), largest, BAR_COLUMNS);
    return line(side, row.price(), row.qty(), row.orders(), row.totalQty(), bar);
  }

  private String line(
      String side, String price, String qty, String orders, String total, String bar) {
    return String.join(
        GAP,
        right(side, "ask".length()),
        right(price, this.price),
        right(qty, this.qty),
        right(orders, this.orders),
        right(total, this.total),
        bar);
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
