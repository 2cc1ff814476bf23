package dev.matchbook.examples.book;

import java.math.BigDecimal;

/** The signs that a picture is made of. */
public enum Glyphs {
  /** Blocks, drawn to an eighth of a column. */
  UNICODE("─", "·", "×", "…", " ▏▎▍▌▋▊▉█"),
  /** For terminals that know no other. */
  ASCII("-", "|", "x", "...", " #");

  private final String rule;
  private final String dot;
  private final String times;
  private final String more;
  private final String parts;

  Glyphs(String rule, String dot, String times, String more, String parts) {
    this.rule = rule;
    this.dot = dot;
    this.times = times;
    this.more = more;
    this.parts = parts;
  }

  /** Every sign that is not ASCII in one string, to ask whether they can be shown. */
  public static String special() {
    return UNICODE.rule + UNICODE.dot + UNICODE.times + UNICODE.more + UNICODE.parts;
  }

  /** A line of that many columns. */
  String rule(int columns) {
    return rule.repeat(Math.max(0, columns));
  }

  /** Stands between two facts. */
  String dot() {
    return " " + dot + " ";
  }

  /** Stands between a price and a quantity. */
  String times() {
    return times;
  }

  /** Stands for what is left out. */
  String more() {
    return more;
  }

  /**
   * A bar whose length is to the columns as the quantity is to the largest, rounded down to what a
   * sign can show but never to nothing.
   */
  String bar(BigDecimal qty, BigDecimal largest, int columns) {
    int perColumn = parts.length() - 1;
    BigDecimal scaled = qty.multiply(BigDecimal.valueOf((long) columns * perColumn));
    int length = Math.max(1, scaled.divideToIntegralValue(largest).intValueExact());
    String full = parts.substring(perColumn).repeat(length / perColumn);
    int rest = length % perColumn;
    return rest == 0 ? full : full + parts.charAt(rest);
  }
}
