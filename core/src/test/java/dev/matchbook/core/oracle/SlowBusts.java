package dev.matchbook.core.oracle;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.Fault;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.engine.NonceOracle;
import dev.matchbook.core.event.OrderRejected;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.oracle.SlowSettlement.Deal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;

/** How trades are undone in the slow exchange. */
final class SlowBusts {
  private final SlowExchange exchange;
  private final Journal journal;
  private final Matching matching;
  private final NonceOracle signatures;
  private final Collection<Deal> deals;

  SlowBusts(
      SlowExchange exchange,
      Journal journal,
      Matching matching,
      NonceOracle signatures,
      Collection<Deal> deals) {
    this.exchange = exchange;
    this.journal = journal;
    this.matching = matching;
    this.signatures = signatures;
    this.deals = deals;
  }

  void bust(Deal deal, Fault fault, String reason) {
    deal.state = SettlementState.BUSTED;
    deal.isOver = true;
    Trade t = deal.trade;
    for (OracleOrder order : new OracleOrder[] {deal.maker, deal.taker}) {
      if (isOpen(order)) {
        order.qty -= order.market.toQty(t.qty());
      }
    }
    journal.add(
        new TradeBusted(
            journal.nextSeq(),
            journal.now,
            t.tradeId(),
            t.symbol(),
            t.price(),
            t.qty(),
            t.takerSide(),
            t.makerOrderId(),
            t.takerOrderId(),
            t.makerAccount(),
            t.takerAccount(),
            filled(deal.maker),
            filled(deal.taker),
            fault,
            reason));
    if (fault == Fault.MAKER || fault == Fault.BOTH) {
      takeOut(deal.maker);
    }
    if (fault == Fault.TAKER || fault == Fault.BOTH) {
      takeOut(deal.taker);
    }
    if (fault == Fault.MAKER) {
      comeBack(deal.taker, t.qty());
    } else if (fault == Fault.TAKER) {
      comeBack(deal.maker, t.qty());
    }
  }

  private boolean isOpen(OracleOrder order) {
    return exchange.open().contains(order);
  }

  /** The sum of its trades that are not undone. */
  private BigDecimal filled(OracleOrder order) {
    return deals.stream()
        .filter(deal -> deal.maker == order || deal.taker == order)
        .filter(deal -> deal.state != SettlementState.BUSTED)
        .map(deal -> deal.trade.qty())
        .reduce(order.market.qty(0), BigDecimal::add);
  }

  /** Whether its last trade left nothing of it. */
  private boolean wasFilled(OracleOrder order) {
    return deals.stream()
        .anyMatch(
            deal ->
                deal.maker == order && deal.trade.makerLeaves().signum() == 0
                    || deal.taker == order && deal.trade.takerLeaves().signum() == 0);
  }

  /** All that is open of what somebody sent: the order itself, and what came back of it. */
  private void takeOut(OracleOrder atFault) {
    for (OracleOrder order : exchange.open()) {
      if (root(order) == root(atFault)) {
        order.market.remove(order);
        journal.canceled(order, CancelReason.SETTLEMENT_FAILED);
      }
    }
  }

  private static long root(OracleOrder order) {
    return order.refOrderId == null ? order.orderId : order.refOrderId;
  }

  private void comeBack(OracleOrder old, BigDecimal qty) {
    boolean comes =
        old.market.definition.settlement() == SettlementPolicy.REENTER
            && (isOpen(old) || wasFilled(old))
            && old.price != null
            && old.tif != TimeInForce.IOC
            && old.tif != TimeInForce.FOK
            && (old.nonce == null || !signatures.isGivenUp(old.account, old.nonce));
    if (!comes) {
      return;
    }
    OracleOrder order = again(old, old.market.toQty(qty));
    RejectReason reason = whyNot(order);
    if (reason == null) {
      old.gaveBack = isOpen(old);
      journal.accepted(order);
      matching.aggress(order);
    } else {
      String symbol = order.market.symbol();
      journal.add(
          new OrderRejected(
              journal.nextSeq(),
              journal.now,
              order.orderId,
              null,
              order.account,
              symbol,
              reason,
              order.refOrderId));
    }
  }

  private OracleOrder again(OracleOrder old, long qty) {
    OracleOrder order = old.copy();
    order.orderId = ++journal.orderId;
    order.refOrderId = root(old);
    order.clOrdId = null;
    order.ordType = OrdType.LIMIT;
    order.stopPx = null;
    order.trailOffset = null;
    order.qty = qty;
    order.leaves = qty;
    order.shown = 0;
    order.displayQty = old.displayQty == null ? null : (Long) Math.min(old.displayQty, qty);
    order.minFillQty = old.minFillQty == null ? null : (Long) Math.min(old.minFillQty, qty);
    return order;
  }

  private RejectReason whyNot(OracleOrder order) {
    OracleMarket market = order.market;
    long conditional = market.open(order.side).stream().filter(OracleOrder::isConditional).count();
    if (market.status == MarketStatus.HALTED) {
      return RejectReason.MARKET_HALTED;
    } else if (order.expireTs != null && order.expireTs <= journal.now) {
      return RejectReason.INVALID_TIF;
    } else if (!new Bounds(market).fits(order.side, null, BigInteger.valueOf(order.qty))
        || order.isConditional() && conditional >= market.definition.maxConditional()) {
      return RejectReason.SIDE_CAPACITY;
    } else if (order.postOnly && TrialWalk.of(order).crosses()) {
      return RejectReason.POST_ONLY_WOULD_CROSS;
    }
    return null;
  }
}
