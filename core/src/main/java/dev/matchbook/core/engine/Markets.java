package dev.matchbook.core.engine;

import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.command.AddMarket;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The markets of an engine by their symbols, and the commands that are about a market. */
final class Markets {
  private final Map<String, Market> bySymbol = new HashMap<>();
  private final OpenOrders open;
  private final EventOut out;
  private final Cascade cascade;
  private final SettledTrades settled;

  /** Is told of marks, which have no event. */
  private Consumer<Market> marks = market -> {};

  Markets(OpenOrders open, EventOut out, Cascade cascade, SettledTrades settled) {
    this.open = open;
    this.out = out;
    this.cascade = cascade;
    this.settled = settled;
  }

  void onMark(Consumer<Market> listener) {
    marks = listener;
  }

  /** The market of that name, or null. */
  Market get(String symbol) {
    return bySymbol.get(symbol);
  }

  void add(AddMarket definition) {
    String symbol = definition.symbol();
    if (bySymbol.containsKey(symbol)) {
      out.commandRejected("market", symbol, RejectReason.DUPLICATE_SYMBOL);
    } else {
      out.marketAdded(define(definition));
    }
  }

  /** Takes a market in. */
  Market define(AddMarket definition) {
    Market market = new Market(open.marketCount(), definition, open.orders);
    if (market.settles()) {
      out.settle(settled);
    }
    open.add(market);
    bySymbol.put(market.symbol(), market);
    return market;
  }

  void status(String symbol, MarketStatus status) {
    Market market = known("status", symbol);
    if (market != null) {
      boolean reopens = market.status() == MarketStatus.HALTED && status == MarketStatus.OPEN;
      market.status(status);
      out.statusChanged(market);
      if (reopens) {
        market.tradedAtLast();
        cascade.run(market);
      }
    }
  }

  void mark(String symbol, long price) {
    Market market = known("mark", symbol);
    if (market == null) {
      return;
    }
    if (market.isValidPrice(price)) {
      market.mark(price);
      marks.accept(market);
    } else {
      out.commandRejected("mark", symbol, RejectReason.INVALID_PRICE);
    }
  }

  void depth(String symbol, int levels) {
    Market market = known("depth", symbol);
    if (market != null) {
      out.depth(market, levels);
    }
  }

  private Market known(String cmd, String symbol) {
    Market market = bySymbol.get(symbol);
    if (market == null) {
      out.commandRejected(cmd, symbol, RejectReason.UNKNOWN_SYMBOL);
    }
    return market;
  }
}
