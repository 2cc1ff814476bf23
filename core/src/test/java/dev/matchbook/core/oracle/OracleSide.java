package dev.matchbook.core.oracle;

import dev.matchbook.core.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The resting orders of one side of a market: its levels, best price first. None is empty. */
final class OracleSide {
  final Side side;
  final TreeMap<Long, OracleLevel> levels;

  OracleSide(Side side) {
    this.side = side;
    Comparator<Long> ascending = Comparator.naturalOrder();
    this.levels = new TreeMap<>(side == Side.BUY ? ascending.reversed() : ascending);
  }

  /** Puts the order at the tail of its queue, §6.5. */
  void rest(OracleOrder order) {
    order.shown = order.isDark() ? 0 : order.showable();
    OracleLevel level = levels.computeIfAbsent(order.price, price -> new OracleLevel());
    level.queueOf(order).add(order);
  }

  /** Takes the order out; whether it was there. */
  boolean remove(OracleOrder order) {
    OracleLevel level = levels.get(order.price);
    if (level == null || !level.queueOf(order).remove(order)) {
      return false;
    }
    if (level.isEmpty()) {
      levels.remove(order.price);
    }
    order.shown = 0;
    return true;
  }

  /** §5: shows the iceberg again, at the tail of the displayed queue of its level. */
  void replenish(OracleOrder iceberg) {
    List<OracleOrder> displayed = levels.get(iceberg.price).displayed;
    displayed.remove(iceberg);
    iceberg.shown = iceberg.showable();
    displayed.add(iceberg);
  }

  /** Every resting order: best price first, the displayed queue before the dark one. */
  List<OracleOrder> orders() {
    List<OracleOrder> all = new ArrayList<>();
    for (OracleLevel level : levels.values()) {
      all.addAll(level.displayed);
      all.addAll(level.dark);
    }
    return all;
  }

  OracleSide copy() {
    OracleSide copy = new OracleSide(side);
    levels.forEach((price, level) -> copy.levels.put(price, level.copy()));
    return copy;
  }
}
