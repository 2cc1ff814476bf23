package dev.matchbook.examples;

import dev.matchbook.core.Side;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.StoredOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints stored orders. */
@Command(
    name = "orders",
    description = "Prints the orders of a store, one JSON object a line, in ascending orderId.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class OrdersCommand extends StoreCommand {
  @Option(names = "--open", description = "Only those that are open.")
  private boolean open;

  @Option(names = "--account", paramLabel = "A", description = "Only those of that owner.")
  private String account;

  @Option(names = "--symbol", paramLabel = "S", description = "Only those in that market.")
  private String symbol;

  @Option(names = "--side", paramLabel = "SIDE", description = "Only BUY or only SELL.")
  private Side side;

  @Option(names = "--limit", paramLabel = "N", description = "No more than the first N.")
  private Long limit;

  OrdersCommand(Stdio stdio) {
    super(stdio);
  }

  @Override
  void checkArguments() {
    requirePositive("--limit", limit);
  }

  @Override
  void print(ExchangeStore store, Lines out) throws Failure {
    OrderQuery wanted = OrderQuery.all().account(account).symbol(symbol).side(side);
    OrderQuery query = open ? wanted.open() : wanted;
    long most = limit == null ? Long.MAX_VALUE : limit;
    for (StoredOrder order : new Rows<>((after, n) -> store.orders(query, after, n), most)) {
      out.rows().order(order);
      out.endLine();
    }
  }
}
