package dev.matchbook.tck;

import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.TradeQuery;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Names a query by what it asks for. */
final class Describe {
  private Describe() {}

  static String query(OrderQuery query) {
    StringJoiner text = new StringJoiner(" ", "orders(", ")");
    add(text, "account", query.account());
    add(text, "symbol", query.symbol());
    add(text, "side", query.side());
    if (query.statuses().size() < OrdStatus.values().length) {
      add(text, "status", new TreeSet<>(query.statuses()));
    }
    add(text, "changedSince", query.changedSince() < 0 ? null : query.changedSince());
    return text.add(query.sort().name()).toString();
  }

  static String query(TradeQuery query) {
    StringJoiner text = new StringJoiner(" ", "trades(", ")");
    add(text, "symbol", query.symbol());
    add(text, "account", query.account());
    add(text, "order", query.orderId() < 0 ? null : query.orderId());
    add(text, "from", query.fromTs() == 0 ? null : query.fromTs());
    add(text, "to", query.toTs() == Long.MAX_VALUE ? null : query.toTs());
    add(text, "since", query.sinceSeq() == 0 ? null : query.sinceSeq());
    return text.add(query.newestFirst() ? "NEWEST_FIRST" : "OLDEST_FIRST").toString();
  }

  private static void add(StringJoiner text, String name, Object value) {
    if (value != null) {
      text.add(name + "=" + value);
    }
  }
}
