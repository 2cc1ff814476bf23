package dev.matchbook.examples;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.TradeQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints stored trades. */
@Command(
    name = "trades",
    description = "Prints the trades of a store, one JSON object a line, oldest first.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TradesCommand extends StoreCommand {
  @Option(
      names = "--recent",
      paramLabel = "N",
      description = "Only the last N of those asked for, newest first.")
  private Long recent;

  @Option(
      names = "--account",
      paramLabel = "A",
      description = "Only those with that account on either side.")
  private String account;

  @Option(names = "--symbol", paramLabel = "S", description = "Only those in that market.")
  private String symbol;

  @Option(
      names = "--order",
      paramLabel = "N",
      description = "Only those with the order of that orderId on either side.")
  private Long order;

  TradesCommand(Stdio stdio) {
    super(stdio);
  }

  @Override
  void checkArguments() {
    requirePositive("--recent", recent);
    requirePositive("--order", order);
  }

  @Override
  void print(ExchangeStore store, Lines out) throws Failure {
    TradeQuery wanted = TradeQuery.all().account(account).symbol(symbol);
    TradeQuery ofOrder = order == null ? wanted : wanted.order(order);
    TradeQuery query = recent == null ? ofOrder : ofOrder.newest();
    long most = recent == null ? Long.MAX_VALUE : recent;
    for (Trade trade : new Rows<>((after, n) -> store.trades(query, after, n), most)) {
      out.rows().trade(trade);
      out.endLine();
    }
  }
}
