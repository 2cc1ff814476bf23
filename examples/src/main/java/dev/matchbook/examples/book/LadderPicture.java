package dev.matchbook.examples.book;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.event.DepthLevel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Draws a book: asks above bids, the best prices in the middle, every price as exact as it is. */
public final class LadderPicture {
  private static final String MARGIN = "  ";
  private static final MathContext TWO_DIGITS = new MathContext(2);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Ladder ladder;
  private final Glyphs glyphs;
  private final Paint paint;
  private final List<LadderRow> asks;
  private final List<LadderRow> bids;
  private final LadderColumns columns;
  private final List<String> lines = new ArrayList<>();

  /**
   * A picture.
   *
   * @param levels the most prices a side that are drawn
   */
  public LadderPicture(Ladder ladder, int levels, Glyphs glyphs, Paint paint) {
    this.ladder = ladder;
    this.glyphs = glyphs;
    this.paint = paint;
    asks = LadderRow.of(ladder.asks(), levels);
    bids = LadderRow.of(ladder.bids(), levels);
    List<LadderRow> rows = new ArrayList<>(asks);
    rows.addAll(bids);
    columns = new LadderColumns(rows, glyphs);
  }

  /** Its lines, without line ends. */
  public List<String> lines() {
    lines.clear();
    header();
    rule();
    lines.add(paint.faint(MARGIN + columns.header()));
    asks();
    spread();
    bids();
    rule();
    lines.addAll(new LadderTotals(ladder, glyphs, paint).lines());
    return List.copyOf(lines);
  }

  private void header() {
    String symbol = ladder.market().symbol();
    boolean halted = ladder.status() == MarketStatus.HALTED;
    String status = halted ? glyphs.dot() + "HALTED" : "";
    String time = Times.text(ladder.depth().ts());
    int gap = columns.width() - symbol.length() - status.length() - time.length();
    lines.add(
        (MARGIN
                + paint.strong(symbol)
                + paint.alert(status)
                + " ".repeat(Math.max(2, gap))
                + paint.faint(time))
            .stripTrailing());
  }

  private void rule() {
    lines.add(paint.faint(MARGIN + glyphs.rule(columns.width())));
  }

  private void asks() {
    more(ladder.asks(), asks);
    List<LadderRow> downwards = new ArrayList<>(asks);
    Collections.reverse(downwards);
    for (LadderRow row : downwards) {
      lines.add(MARGIN + paint.ask(columns.row("ask", row)));
    }
  }

  private void bids() {
    for (LadderRow row : bids) {
      lines.add(MARGIN + paint.bid(columns.row("bid", row)));
    }
    more(ladder.bids(), bids);
  }

  private void more(List<DepthLevel> all, List<LadderRow> drawn) {
    int rest = all.size() - drawn.size();
    if (rest > 0) {
      String what = rest == 1 ? " 1 more price" : " " + rest + " more prices";
      lines.add(paint.faint(MARGIN + "     " + glyphs.more() + what));
    }
  }

  private void spread() {
    String text = " " + (ladder.isTwoSided() ? spreadText() : missingText()) + " ";
    int rest = Math.max(4, columns.width() - text.length());
    lines.add(
        MARGIN
            + paint.faint(glyphs.rule(rest / 2))
            + paint.strong(text)
            + paint.faint(glyphs.rule(rest - rest / 2)));
  }

  private String spreadText() {
    BigDecimal ticks = ladder.spreadTicks();
    BigDecimal percent = ladder.spread().multiply(HUNDRED).divide(ladder.mid(), TWO_DIGITS);
    return String.join(
        glyphs.dot(),
        "spread " + ladder.spread().toPlainString(),
        ticks.toBigInteger() + (ticks.compareTo(BigDecimal.ONE) == 0 ? " tick" : " ticks"),
        percent.toPlainString() + " %",
        "mid " + ladder.mid().toPlainString());
  }

  private String missingText() {
    if (!ladder.asks().isEmpty()) {
      return "no bids";
    }
    return ladder.bids().isEmpty() ? "the book is empty" : "no asks";
  }
}
