package dev.matchbook.core.oracle;

import java.util.ArrayList;
import java.util.List;

/** The orders of one side at one price, §5: a displayed and a dark queue, each from its head. */
final class OracleLevel {
  final List<OracleOrder> displayed = new ArrayList<>();
  final List<OracleOrder> dark = new ArrayList<>();

  List<OracleOrder> queueOf(OracleOrder order) {
    return order.isDark() ? dark : displayed;
  }

  boolean isEmpty() {
    return displayed.isEmpty() && dark.isEmpty();
  }

  OracleLevel copy() {
    OracleLevel copy = new OracleLevel();
    displayed.forEach(order -> copy.displayed.add(order.copy()));
    dark.forEach(order -> copy.dark.add(order.copy()));
    return copy;
  }
}
