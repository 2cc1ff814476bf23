package dev.matchbook.store.redis;

import dev.matchbook.core.Side;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.StoredOrder;
import java.math.BigDecimal;

/** What the writer has to know of an open order to take it out of its places again. */
final class OpenOrder {
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  final long orderId;
  final long seq;
  final MarketBook market;

  /** 0 bids, 1 asks, 2 waiting. */
  final int queue;

  final long rank;
  final long turn;
  final BigDecimal shownQty;

  /** Of what never changes while the engine is right: owner, market and name. */
  final long identity;

  OpenOrder(StoredOrder order, MarketBook market) {
    Cursor priority = order.priority();
    this.market = market;
    orderId = order.orderId();
    seq = order.seq();
    queue = (int) priority.first();
    rank = priority.second();
    turn = priority.third();
    shownQty = order.shownQty();
    identity = identity(order);
  }

  static long identity(StoredOrder order) {
    long hash = mix(0, order.account());
    hash = mix(hash, order.symbol());
    return order.clOrdId() == null ? hash : mix(hash, order.clOrdId());
  }

  private static long mix(long hash, String text) {
    long mixed = hash + text.length();
    for (int i = 0; i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * FACTOR;
      mixed ^= mixed >>> 29;
    }
    return mixed * FACTOR;
  }

  /** Whether it stands in the book and can be seen there. */
  boolean isShown() {
    return queue <= Side.SELL.ordinal() && shownQty.signum() > 0;
  }

  boolean isAtPlaceOf(OpenOrder other) {
    return queue == other.queue
        && rank == other.rank
        && turn == other.turn
        && market == other.market;
  }

  /** The member in its book. */
  byte[] member() {
    return queue > Side.SELL.ordinal() ? Places.id(orderId) : Places.book(rank, turn, orderId);
  }

  /** The key of its book. */
  String book() {
    return switch (queue) {
      case 0 -> market.bids;
      case 1 -> market.asks;
      default -> market.waiting;
    };
  }
}
