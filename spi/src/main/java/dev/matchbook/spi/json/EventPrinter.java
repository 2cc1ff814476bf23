package dev.matchbook.spi.json;

import static dev.matchbook.core.engine.Market.FEE_OVERFLOW;

import dev.matchbook.core.Side;
import dev.matchbook.core.engine.DepthView;
import dev.matchbook.core.engine.Market;
import dev.matchbook.core.event.SettlementEvent;
import dev.matchbook.spi.json.EventLine.Word;
import java.io.IOException;

/**
 * Prints the events on a tape, each by the {@link EventLayout} of its type.
 *
 * <p>One loop over a table and one call for each kind of field: so the JIT compiler builds what
 * writes a field once and not into each of a hundred places, see {@link EventTape}.
 */
final class EventPrinter {
  private final EventLine line;
  private final LineBuffer settlement = new LineBuffer(1 << 10);

  EventPrinter(EventLine line) {
    this.line = line;
  }

  /** Prints everything on the tape and clears it. */
  void print(EventTape tape) throws IOException {
    while (tape.hasNext()) {
      EventLayout layout = EventLayout.of(tape.nextInt());
      line.begin(layout.type(), tape.next(), tape.next());
      Market market = layout.hasMarket() ? (Market) tape.nextRef() : null;
      for (EventField field : layout.fields()) {
        field.print(tape, market, line);
      }
      if (layout == EventLayout.TRADE) {
        fees(tape.next(), tape.next(), market);
      }
      line.end();
    }
    tape.clear();
  }

  /** Prints a book, which is of any size and so never on a tape. */
  void print(long seq, long ts, DepthView depth) throws IOException {
    line.begin(Keys.DEPTH, seq, ts).text(Keys.SYMBOL, depth.market().symbol());
    levels(Keys.BIDS, depth.rewind(Side.BUY));
    levels(Keys.ASKS, depth.rewind(Side.SELL));
    line.end();
  }

  /** Prints an event of a settlement, which is of any size too. */
  void print(SettlementEvent event) throws IOException {
    settlement.clear();
    SettlementLine.write(settlement, event);
    settlement.end();
    line.line(settlement);
  }

  private void levels(Word key, DepthView depth) throws IOException {
    int priceScale = depth.market().priceScale();
    int qtyScale = depth.market().qtyScale();
    line.array(key);
    while (depth.next()) {
      line.level(depth.price(), priceScale, depth.qty(), qtyScale, depth.orders());
    }
    line.endArray();
  }

  private void fees(long price, long qty, Market market) throws IOException {
    int scale = market.definition().feeScale();
    long makerFee = market.makerFee(price, qty);
    long takerFee = market.takerFee(price, qty);
    if (makerFee == FEE_OVERFLOW || takerFee == FEE_OVERFLOW) {
      line.text(Keys.MAKER_FEE, market.exactMakerFee(price, qty).toPlainString());
      line.text(Keys.TAKER_FEE, market.exactTakerFee(price, qty).toPlainString());
    } else {
      line.decimal(Keys.MAKER_FEE, makerFee, scale);
      line.decimal(Keys.TAKER_FEE, takerFee, scale);
    }
  }
}
