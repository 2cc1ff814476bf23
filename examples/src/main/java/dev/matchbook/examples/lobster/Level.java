package dev.matchbook.examples.lobster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The orders of the reference book at one price, first in priority first. {@code qty} = sum of
 * theirs; at most one of them is unnamed.
 */
final class Level {
  private final LevelKey key;
  private final UnknownParts.Key part;
  private final List<RestingOrder> queue = new ArrayList<>();
  private RestingOrder unnamed;
  private long qty;

  private Level(LevelKey key, UnknownParts.Key part) {
    this.key = key;
    this.part = part;
  }

  /** A level whose orders are all entered one by one. */
  static Level entered(LevelKey key) {
    return new Level(key, null);
  }

  /** A level that came into sight as one quantity. */
  static Level revealed(UnknownParts.Key part) {
    return new Level(part.level(), part);
  }

  LevelKey key() {
    return key;
  }

  /** The unknown part it came into sight with, or null. */
  UnknownParts.Key part() {
    return part;
  }

  /** Its quantity without known ids, or null where there is none. */
  RestingOrder unnamed() {
    return unnamed;
  }

  long qty() {
    return qty;
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  List<RestingOrder> queue() {
    return Collections.unmodifiableList(queue);
  }

  /** Puts an order behind all others. */
  RestingOrder addLast(long id, long size) {
    return insert(queue.size(), RestingOrder.named(this, id, size));
  }

  /** Puts an order before the first one with a larger id. */
  RestingOrder addById(long id, long size) {
    int place = 0;
    while (place < queue.size() && !(queue.get(place).isNamed() && queue.get(place).id() > id)) {
      place++;
    }
    return insert(place, RestingOrder.named(this, id, size));
  }

  /** Puts quantity without known ids behind all orders. */
  void addUnnamed(long size) {
    unnamed = insert(queue.size(), RestingOrder.unnamed(this, size));
  }

  private RestingOrder insert(int place, RestingOrder order) {
    queue.add(place, order);
    qty += order.qty();
    return order;
  }

  /** Takes a quantity off an order of this level; without any left, it is gone. */
  void take(RestingOrder order, long by) {
    order.reduce(by);
    qty -= by;
    if (order.qty() == 0) {
      queue.remove(order);
      if (order == unnamed) {
        unnamed = null;
      }
    }
  }
}
