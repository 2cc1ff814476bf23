package dev.matchbook.spi.json;

import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;

/** What a line of {@link RowWriter} says. */
public sealed interface Row {

  /**
   * An order in its last state.
   *
   * @param order with all its fields
   */
  record OrderRow(StoredOrder order) implements Row {}

  /**
   * A trade.
   *
   * @param trade with all its fields
   */
  record TradeRow(Trade trade) implements Row {}

  /**
   * A market.
   *
   * @param market with all its fields
   */
  record MarketRow(MarketState market) implements Row {}

  /**
   * How far an engine has come.
   *
   * @param checkpoint with all its counters
   */
  record CheckpointRow(Checkpoint checkpoint) implements Row {}

  /**
   * An order is to be forgotten.
   *
   * @param orderId which one
   */
  record RemovedRow(long orderId) implements Row {}

  /**
   * What an account can use no more.
   *
   * @param nonce with all its fields; a value of 0 takes away what is there
   */
  record NonceRow(StoredNonce nonce) implements Row {}

  /**
   * What was signed for an order.
   *
   * @param authorization with all its fields
   */
  record AuthorizationRow(StoredAuthorization authorization) implements Row {}

  /**
   * How far the settlement of a trade has come.
   *
   * @param settlement with all its fields
   */
  record SettlementRow(StoredSettlement settlement) implements Row {}

  /**
   * Trades that are settled as one.
   *
   * @param batch with all its fields
   */
  record SettlementBatchRow(SettlementBatch batch) implements Row {}

  /**
   * What happened, for good.
   *
   * @param event of an order, a trade or a settlement
   */
  record AuditRow(Event event) implements Row {}
}
