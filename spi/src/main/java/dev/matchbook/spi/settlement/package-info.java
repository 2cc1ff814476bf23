/**
 * Settlement of trades by a gateway that the host implements: a blockchain, a clearing house.
 *
 * <pre>
 *  trade durable ─▶ PENDING ─▶ batch (market, size, age, gas budget; priority first)
 *                                │ SETTLING, durable
 *                                ▼
 *                     gateway: submit(key), status(key), cancel(key)
 *                                │ what it says, durable
 *       ┌────────────┬───────────┼──────────────┬───────────────────────┐
 *       ▼            ▼           ▼              ▼                       ▼
 *   try again    INCLUDED ─▶ SETTLED ─▶ FINAL   FAILED: halves,         out of time:
 *   later                        └─ REORGED     alone: TradeBusted      all TradeBusted
 * </pre>
 *
 * <p>{@link dev.matchbook.spi.settlement.Settler} is the service. What it decides goes through the
 * engine as commands, so that the state of every settlement is in the one sequence, in each store,
 * and the same after a crash: the gateway is called for a batch only when the batch is durable, and
 * what the gateway knows of its key is asked before it is given anything again.
 *
 * <p>{@link dev.matchbook.spi.settlement.SettlementGateway} says what a gateway promises; on that
 * rests that each trade is settled exactly once, or busted exactly once.
 */
package dev.matchbook.spi.settlement;
