package dev.matchbook.examples;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredSettlement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints how far trades have settled. */
@Command(
    name = "settlements",
    description =
        "Prints how far the trades of a store have settled, or its batches of trades, one JSON"
            + " object a line, in ascending tradeId or batchId.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SettlementsCommand extends StoreCommand {
  @Option(
      names = "--batches",
      description = "Batches, with transaction, block, gas, attempts and errors.")
  private boolean batches;

  @Option(
      names = "--state",
      paramLabel = "S",
      description =
          "Only those in that state: PENDING (trades), SETTLING, SETTLED, BUSTED, FINAL and SPLIT"
              + " (batches).")
  private SettlementState state;

  @Option(names = "--symbol", paramLabel = "S", description = "Only those in that market.")
  private String symbol;

  @Option(names = "--limit", paramLabel = "N", description = "No more than the first N.")
  private Long limit;

  SettlementsCommand(Stdio stdio) {
    super(stdio);
  }

  @Override
  void checkArguments() {
    requirePositive("--limit", limit);
    boolean ofBatches = state == SettlementState.FINAL || state == SettlementState.SPLIT;
    require(batches || !ofBatches, "--state: of batches, not of trades: " + state);
    require(
        !batches || state != SettlementState.PENDING,
        "--state: of trades, not of batches: PENDING");
  }

  @Override
  void print(ExchangeStore store, Lines out) throws Failure {
    SettlementQuery query = SettlementQuery.all().symbol(symbol).state(state);
    long most = limit == null ? Long.MAX_VALUE : limit;
    if (batches) {
      for (SettlementBatch batch :
          new Rows<>((after, n) -> store.settlementBatches(query, after, n), most)) {
        out.rows().settlementBatch(batch);
        out.endLine();
      }
    } else {
      for (StoredSettlement trade :
          new Rows<>((after, n) -> store.settlements(query, after, n), most)) {
        out.rows().settlement(trade);
        out.endLine();
      }
    }
  }
}
