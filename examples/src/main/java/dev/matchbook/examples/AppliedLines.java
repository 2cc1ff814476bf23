package dev.matchbook.examples;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.spi.settlement.Settler;

/**
 * How many lines of its input a store has applied: its commands without those of the settler, which
 * are counted by their events. Each of these gives one event that is not only the consequence of
 * another: a batch that is no half of one, a change of a batch, a bust for want of time.
 */
final class AppliedLines {
  /** What the settler says where it busts a trade that is in no batch; nobody else should. */
  private final ExchangeStore store;

  private AppliedLines(ExchangeStore store) {
    this.store = store;
  }

  /**
   * Counts them.
   *
   * @param options whether a settler, or the input, settles
   * @throws Failure if nobody knows who has settled what
   */
  static long of(ExchangeStore store, SettlementOptions options) throws Failure {
    long commands = store.checkpoint().commands();
    if (options.byInput()) {
      return commands;
    }
    AppliedLines lines = new AppliedLines(store);
    for (MarketState market : store.markets()) {
      AddMarket definition = market.definition();
      if (definition.settlement().settles()) {
        commands -= lines.settlersCommands(definition, options);
      }
    }
    return commands;
  }

  private long settlersCommands(AddMarket market, SettlementOptions options) throws Failure {
    SettlementQuery ofMarket = SettlementQuery.all().symbol(market.symbol());
    SettlementQuery busted = ofMarket.state(SettlementState.BUSTED);
    boolean none =
        store.settlementBatches(ofMarket, null, 1).rows().isEmpty()
            && store.settlements(busted, null, 1).rows().isEmpty();
    if (none) {
      return 0;
    }
    if (!options.areGiven()) {
      throw Failure.unusable(
          "--skip-applied: trades of "
              + market.symbol()
              + " were settled: say --settle if a settler did that, --input-settles if the input"
              + " did");
    }
    if (!market.audited()) {
      throw Failure.unusable(
          "--skip-applied: "
              + market.symbol()
              + " settles and keeps no audit trail, so that its settler cannot be told from the"
              + " input");
    }
    return ofBatches(ofMarket) + ofBusts(busted);
  }

  private long ofBatches(SettlementQuery query) {
    long count = 0;
    for (SettlementBatch batch : Rows.all((after, n) -> store.settlementBatches(query, after, n))) {
      AuditQuery ofBatch = AuditQuery.batch(batch.batchId());
      for (Event event : Rows.all((after, n) -> store.audit(ofBatch, after, n))) {
        boolean isHalf = event instanceof SettlementStarted e && e.parentId() > 0;
        count += isHalf ? 0 : 1;
      }
    }
    return count;
  }

  private long ofBusts(SettlementQuery busted) {
    long count = 0;
    for (StoredSettlement row : Rows.all((after, n) -> store.settlements(busted, after, n))) {
      count += row.batchId() == 0 && isSettlers(row.trade()) ? 1 : 0;
    }
    return count;
  }

  private boolean isSettlers(Trade trade) {
    AuditQuery ofMaker = AuditQuery.order(trade.makerOrderId());
    for (Event event : Rows.all((after, n) -> store.audit(ofMaker, after, n))) {
      if (event instanceof TradeBusted e && e.tradeId() == trade.tradeId()) {
        return e.fault() == Fault.NONE && e.reason().equals(Settler.NOT_IN_TIME);
      }
    }
    return false;
  }
}
