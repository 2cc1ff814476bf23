package dev.matchbook.examples.lobster;

import dev.matchbook.core.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The engine's book, kept in step with a {@link ReferenceBook}: knows which order of the engine
 * stands for which order of the reference, level by level in their priority.
 */
final class EngineBook {
  private final EngineMarket market = new EngineMarket();
  private final int depth;
  private final Map<LevelKey, List<EngineOrder>> queues = new HashMap<>();
  private final Map<Long, EngineOrder> orders = new HashMap<>();
  private final Set<LevelKey> outdated = new LinkedHashSet<>();

  /** An empty book that will have at most so many levels a side. */
  EngineBook(int depth) {
    this.depth = depth;
  }

  /** Notes that the level may differ from the reference's. */
  void outdated(LevelKey level) {
    outdated.add(level);
  }

  /**
   * Makes every outdated level equal to the reference's with the fewest commands: what is gone is
   * canceled, what is smaller is replaced in its place, and from the first order on that would
   * stand behind its place, the level is built anew.
   */
  void follow(ReferenceBook reference) {
    for (LevelKey level : outdated) {
      trim(queue(level), reference.queue(level));
    }
    for (LevelKey level : outdated) {
      complete(level, reference.queue(level));
    }
    outdated.clear();
  }

  private void trim(List<EngineOrder> queue, List<RestingOrder> wanted) {
    int place = 0;
    for (Iterator<EngineOrder> it = queue.iterator(); it.hasNext(); ) {
      EngineOrder order = it.next();
      if (place < wanted.size() && canBecome(order, wanted.get(place))) {
        reduce(order, wanted.get(place).qty());
        place++;
      } else {
        market.cancel(order.orderId());
        orders.remove(order.orderId());
        it.remove();
      }
    }
  }

  private static boolean canBecome(EngineOrder order, RestingOrder wanted) {
    return order.original() == wanted && order.leaves() >= wanted.qty();
  }

  private void reduce(EngineOrder order, long leaves) {
    long by = order.leaves() - leaves;
    if (by > 0) {
      market.replace(order.orderId(), order.qty() - by);
      order.reduce(by);
    }
  }

  private void complete(LevelKey level, List<RestingOrder> wanted) {
    int present = queue(level).size();
    if (wanted.isEmpty()) {
      queues.remove(level);
    }
    append(level, wanted.subList(present, wanted.size()));
  }

  /** Puts the orders behind those of the level. */
  void append(LevelKey level, List<RestingOrder> wanted) {
    for (RestingOrder original : wanted) {
      EngineOrder order = new EngineOrder(market.enter(level, original.qty()), original);
      queue(level).add(order);
      orders.put(order.orderId(), order);
    }
  }

  /**
   * Lets an aggressor take what it can.
   *
   * @param limit the worst price it takes, dollars × 10000
   * @return the orders it traded with, in order of execution
   */
  List<RestingOrder> take(Side side, long qty, long limit) {
    List<RestingOrder> makers = new ArrayList<>();
    for (Fill fill : market.take(side, qty, limit)) {
      EngineOrder maker = orders.get(fill.makerOrderId());
      makers.add(maker.original());
      filled(maker, fill.qty());
    }
    return makers;
  }

  private void filled(EngineOrder maker, long qty) {
    LevelKey level = maker.original().level().key();
    maker.fill(qty);
    if (maker.leaves() == 0) {
      queue(level).remove(maker);
      orders.remove(maker.orderId());
    }
    outdated.add(level);
  }

  /** Whether the engine reports the row's levels, no more and no less. */
  boolean shows(BookRow row) {
    return market.shows(row, depth + 1);
  }

  private List<EngineOrder> queue(LevelKey level) {
    return queues.computeIfAbsent(level, key -> new ArrayList<>());
  }
}
