package dev.matchbook.core.event;

import dev.matchbook.core.Side;
import java.math.BigDecimal;

/**
 * Two orders traded at the resting order's price (FIX ExecType F).
 *
 * @param seq see {@link Event#seq()}
 * @param ts see {@link Event#ts()}
 * @param tradeId engine-wide counter from 1
 * @param symbol market
 * @param price the maker's price
 * @param qty what changed hands
 * @param takerSide the aggressor's side
 * @param makerOrderId the resting order
 * @param takerOrderId the aggressor
 * @param makerAccount owner of the resting order
 * @param takerAccount owner of the aggressor
 * @param makerLeaves what the maker has left, reserve included
 * @param takerLeaves what the taker has left
 * @param makerFee §10; negative is a rebate
 * @param takerFee §10
 */
public record Trade(
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
    BigDecimal makerLeaves,
    BigDecimal takerLeaves,
    BigDecimal makerFee,
    BigDecimal takerFee)
    implements Event {}
