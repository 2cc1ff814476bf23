package dev.matchbook.examples.book;

import dev.matchbook.core.Side;
import dev.matchbook.core.event.DepthLevel;
import dev.matchbook.core.event.Trade;
import java.util.List;

/** The lines below a ladder: last trade, all trades, and what each side shows altogether. */
final class LadderTotals {
  private final Ladder ladder;
  private final Glyphs glyphs;
  private final Paint paint;
  private final int qtyWidth;

  LadderTotals(Ladder ladder, Glyphs glyphs, Paint paint) {
    this.ladder = ladder;
    this.glyphs = glyphs;
    this.paint = paint;
    int asks = ladder.qty(ladder.asks()).toPlainString().length();
    qtyWidth = Math.max(asks, ladder.qty(ladder.bids()).toPlainString().length());
  }

  List<String> lines() {
    return List.of(
        label("last") + last(),
        label("trades") + trades(),
        label("asks") + paint.ask(side(ladder.asks())),
        label("bids") + paint.bid(side(ladder.bids())));
  }

  private String label(String name) {
    return paint.faint(String.format("  %-6s  ", name));
  }

  private String last() {
    if (ladder.tape() == null) {
      return "none yet";
    }
    Trade last = ladder.tape().last();
    String what =
        last.price().toPlainString() + " " + glyphs.times() + " " + last.qty().toPlainString();
    boolean bought = last.takerSide() == Side.BUY;
    String time = Times.text(last.ts());
    return (bought ? paint.bid(what + " bought") : paint.ask(what + " sold"))
        + (time.isEmpty() ? "" : paint.faint(glyphs.dot() + time));
  }

  private String trades() {
    Ladder.Tape tape = ladder.tape();
    if (tape == null) {
      return "0";
    }
    return String.join(
        glyphs.dot(),
        Long.toString(tape.trades()),
        "volume " + tape.volume().toPlainString(),
        "high " + tape.high().toPlainString(),
        "low " + tape.low().toPlainString());
  }

  private String side(List<DepthLevel> levels) {
    long orders = Ladder.orders(levels);
    String qty = ladder.qty(levels).toPlainString();
    return " ".repeat(qtyWidth - qty.length())
        + qty
        + " in "
        + counted(orders, "order")
        + " at "
        + counted(levels.size(), "price");
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
