package dev.matchbook.core.event;

import dev.matchbook.core.Fault;
import dev.matchbook.core.Side;
import java.math.BigDecimal;

/**
 * A trade is undone (FIX ExecType H): what it filled of both orders is taken back, and their fees.
 *
 * <p>An order that is open goes on with what it has left, so that its quantity is less by that of
 * the trade; one that was filled is {@code CANCELED} with what it has filled elsewhere. What
 * follows is told by events of its own: {@code canceled} where the one at fault has an open order,
 * {@code accepted} with a {@code refOrderId} where the other side's quantity comes back.
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param tradeId which
 * @param symbol its market
 * @param price at which it was
 * @param qty how much
 * @param takerSide the aggressor's side
 * @param makerOrderId the resting order
 * @param takerOrderId the aggressor
 * @param makerAccount its owner
 * @param takerAccount its owner
 * @param makerCumQty what is filled of the maker now
 * @param takerCumQty what is filled of the taker now
 * @param fault whose
 * @param reason for people
 */
public record TradeBusted(
    long seq,
    long ts,
    long tradeId,
    String symbol,
    BigDecimal price,
    BigDecimal qty,
    Side takerSide,
    long makerOrderId,
    long takerOrderId,
    String makerAccount,
    String takerAccount,
    BigDecimal makerCumQty,
    BigDecimal takerCumQty,
    Fault fault,
    String reason)
    implements SettlementEvent {}
