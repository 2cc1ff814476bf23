package dev.matchbook.examples;

import dev.matchbook.core.command.QueryDepth;
import dev.matchbook.core.engine.DepthView;
import dev.matchbook.core.engine.EngineListener;
import dev.matchbook.core.engine.EventRecorder;
import dev.matchbook.core.engine.JournaledEngine;
import dev.matchbook.core.event.DepthReported;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.examples.book.Glyphs;
import dev.matchbook.examples.book.Ladder;
import dev.matchbook.examples.book.LadderPicture;
import dev.matchbook.examples.book.Paint;
import dev.matchbook.examples.book.StoredMarket;
import dev.matchbook.spi.json.EventWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints or draws the displayed book. No command is applied: nothing has a new {@code seq}. */
@Command(
    name = "depth",
    description = "Prints the displayed book of a market in a store, as the depth event has it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class DepthCommand extends StoreCommand {
  private static final int MAX_NAMED = 20;

  private final Stdio stdio;

  @Option(names = "--symbol", paramLabel = "S", required = true, description = "The market.")
  private String symbol;

  @Option(
      names = "--levels",
      paramLabel = "N",
      defaultValue = "10",
      description = "The most prices on each side. Default: ${DEFAULT-VALUE}.")
  private int levels;

  @Option(
      names = "--draw",
      description = "Draws it as the command book does; reads all trades of the market.")
  private boolean draw;

  DepthCommand(Stdio stdio) {
    super(stdio);
    this.stdio = stdio;
  }

  @Override
  void checkArguments() {
    require(
        levels >= 1 && levels <= QueryDepth.MAX_LEVELS,
        "--levels: not from 1 to " + QueryDepth.MAX_LEVELS + ": " + levels);
  }

  @Override
  void print(ExchangeStore store, Lines out) throws Failure {
    MarketState market = market(store);
    if (draw) {
      stdio.print(picture(store, market));
    } else {
      byte[] line = line(store);
      out.buffer().put(line, 0, line.length);
    }
  }

  private MarketState market(ExchangeStore store) throws Failure {
    List<MarketState> known = store.markets();
    for (MarketState market : known) {
      if (market.symbol().equals(symbol)) {
        return market;
      }
    }
    if (known.isEmpty()) {
      throw Failure.unusable(store.name() + ": no market is defined in it");
    }
    String names =
        known.stream().limit(MAX_NAMED).map(MarketState::symbol).collect(Collectors.joining(", "));
    String more = known.size() > MAX_NAMED ? ", and more" : "";
    throw Failure.unusable(store.name() + ": no market " + symbol + "; it has " + names + more);
  }

  /** The engine would give it the next {@code seq}, which the next event will have. */
  private byte[] line(ExchangeStore store) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    EventWriter writer = new EventWriter(line);
    long seq = store.checkpoint().seq();
    EngineListener listener =
        new EventRecorder(event -> {}) {
          @Override
          public void depth(long next, long ts, DepthView depth) {
            writer.depth(seq, ts, depth);
          }
        };
    JournaledEngine.on(store, listener).engine().depth(0, symbol, levels);
    try {
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toByteArray();
  }

  private String picture(ExchangeStore store, MarketState market) {
    List<Event> told = new ArrayList<>();
    JournaledEngine.on(store, new EventRecorder(told::add))
        .engine()
        .depth(0, symbol, QueryDepth.MAX_LEVELS);
    TradeQuery query = TradeQuery.all().symbol(symbol);
    Rows<Trade> trades = Rows.all((after, n) -> store.trades(query, after, n));
    Ladder ladder = StoredMarket.ladder(market, trades, (DepthReported) told.get(told.size() - 1));
    Glyphs glyphs = stdio.canShow(Glyphs.special()) ? Glyphs.UNICODE : Glyphs.ASCII;
    Paint paint = stdio.isColorful() ? Paint.ANSI : Paint.PLAIN;
    return String.join("\n", new LadderPicture(ladder, levels, glyphs, paint).lines()) + "\n";
  }
}
