package dev.matchbook.core.engine;

import static dev.matchbook.core.internal.Orders.NIL;

import java.util.Arrays;

/**
 * Runs the triggers after a command: collects the waiting orders that its trades met, lets them act
 * one after the other, and collects again after each that traded (RULEBOOK §7).
 */
final class Cascade {
  private final OpenOrders open;
  private final EventOut out;
  private final Matcher matcher;
  private int[] queue = new int[8];
  private int head;
  private int tail;

  Cascade(OpenOrders open, EventOut out, Matcher matcher) {
    this.open = open;
    this.out = out;
    this.matcher = matcher;
  }

  void run(Market market) {
    if (!market.hasTraded()) {
      return;
    }
    if (market.triggers().isEmpty()) {
      market.collected();
      return;
    }
    collect(market);
    while (head < tail) {
      int slot = queue[head++];
      out.triggered(slot);
      matcher.enter(slot, true);
      if (market.hasTraded()) {
        collect(market);
      }
    }
    head = 0;
    tail = 0;
  }

  private void collect(Market market) {
    Triggers triggers = market.triggers();
    int slot = triggers.firstRising(market.high());
    while (slot != NIL) {
      queue(slot);
      slot = triggers.firstRising(market.high());
    }
    slot = triggers.firstFalling(market.low());
    while (slot != NIL) {
      queue(slot);
      slot = triggers.firstFalling(market.low());
    }
    triggers.follow(market.lastPrice());
    market.collected();
  }

  private void queue(int slot) {
    open.takeOut(slot);
    if (tail == queue.length) {
      if (head > 0) {
        System.arraycopy(queue, head, queue, 0, tail - head);
        tail -= head;
        head = 0;
      } else {
        queue = Arrays.copyOf(queue, tail * 2);
      }
    }
    queue[tail++] = slot;
  }
}
