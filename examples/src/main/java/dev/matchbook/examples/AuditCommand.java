package dev.matchbook.examples;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.spi.json.EventEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the life of an order. */
@Command(
    name = "audit",
    description =
        "Prints all that happened to an order, one event a line in the order of seq: its own"
            + " events, its trades and their busts, the settlement of these, and the same of orders"
            + " in which its quantity came back.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class AuditCommand extends StoreCommand {
  private final Stdio stdio;

  @Option(names = "--order", paramLabel = "N", required = true, description = "Its orderId.")
  private Long order;

  AuditCommand(Stdio stdio) {
    super(stdio);
    this.stdio = stdio;
  }

  @Override
  void checkArguments() {
    requirePositive("--order", order);
  }

  @Override
  void print(ExchangeStore store, Lines out) throws Failure {
    SortedMap<Long, Event> life = OrderLife.of(store, order);
    if (life.isEmpty()) {
      printRows(store, out);
      return;
    }
    EventEncoder encoder = new EventEncoder();
    for (Event event : life.values()) {
      out.line(encoder.encode(event));
    }
  }

  /** A line on its way, and its place. */
  private record Line(long seq, Runnable write) {}

  private void printRows(ExchangeStore store, Lines out) throws Failure {
    Optional<StoredOrder> found = store.findOrder(order);
    if (found.isEmpty()) {
      throw Failure.unusable("--order: the store knows no order " + order);
    }
    StoredOrder row = found.get();
    if (!isAudited(store, row.symbol())) {
      stdio.complain(
          "matchbook audit: the market "
              + row.symbol()
              + " keeps no audit trail: the order and"
              + " its trades are all there is");
    }
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(row.seq(), () -> out.rows().order(row)));
    TradeQuery ofOrder = TradeQuery.all().order(order);
    for (Trade trade : Rows.all((after, n) -> store.trades(ofOrder, after, n))) {
      lines.add(new Line(trade.seq(), () -> out.rows().trade(trade)));
    }
    // a trade before the order that it filled
    lines.sort((a, b) -> Long.compare(a.seq(), b.seq()));
    for (Line line : lines) {
      line.write().run();
      out.endLine();
    }
  }

  private static boolean isAudited(ExchangeStore store, String symbol) {
    return store.markets().stream()
        .map(MarketState::definition)
        .anyMatch(market -> market.symbol().equals(symbol) && market.audited());
  }
}
