package dev.matchbook.spi.settlement;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.BustTrade;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.StartSettlement;
import dev.matchbook.core.engine.Settlements;
import dev.matchbook.core.event.Trade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Says which pending trades go into batches now, and which have waited too long. */
final class BatchFormer {
  private static final int MOST_BUSTED_AT_ONCE = 1_000;

  private final SettlementSettings settings;
  private final Comparator<Trade> order;

  /** When settlement could begin: what is older has not waited since before. */
  private final long since;

  BatchFormer(SettlementSettings settings, long since) {
    this.settings = settings;
    this.since = since;
    order =
        Comparator.<Trade>comparingLong(trade -> settings.batching().priority().applyAsLong(trade))
            .reversed()
            .thenComparingLong(Trade::tradeId);
  }

  /** The commands for that time. */
  List<Command> form(Settlements settlements, long now) {
    List<Command> commands = new ArrayList<>();
    long room =
        settings.attempts().maxOpen()
            - settlements.batches().stream()
                .filter(batch -> batch.state() == SettlementState.SETTLING)
                .count();
    // in the order of their names: whoever is first in a hash table must not always be first
    for (String symbol : new TreeSet<>(settlements.symbols())) {
      List<Trade> pending = oldest(settlements, symbol);
      Set<Trade> late = bustLate(pending, now, commands);
      pending.removeAll(late);
      room -= form(pending, now, room, commands);
    }
    return commands;
  }

  private static List<Trade> oldest(Settlements settlements, String symbol) {
    List<Trade> oldest = new ArrayList<>();
    Iterator<Trade> all = settlements.pending(symbol).iterator();
    while (all.hasNext() && oldest.size() < Batching.MOST_LOOKED_AT) {
      oldest.add(all.next());
    }
    return oldest;
  }

  private Set<Trade> bustLate(List<Trade> pending, long now, List<Command> commands) {
    Set<Trade> late = new HashSet<>();
    for (Trade trade : pending) {
      if (late.size() == MOST_BUSTED_AT_ONCE || !isLate(Math.max(trade.ts(), since), now)) {
        break;
      }
      late.add(trade);
      commands.add(
          new BustTrade(settings.ts(now), trade.tradeId(), Fault.NONE, "not settled in time"));
    }
    return late;
  }

  /** Whether what began then has no more time. */
  boolean isLate(long beginTs, long now) {
    return now - Math.max(beginTs, since) >= settings.attempts().deadline().toNanos();
  }

  private int form(List<Trade> pending, long now, long room, List<Command> commands) {
    int formed = 0;
    boolean aged = !pending.isEmpty() && isAged(pending.get(0).ts(), now);
    List<Trade> rest = pending;
    if (aged || pending.size() >= settings.batching().maxTrades()) {
      rest.sort(order);
    }
    while (formed < room
        && !rest.isEmpty()
        && (aged || rest.size() >= settings.batching().maxTrades())) {
      int size = fitting(rest);
      List<Long> ids = rest.subList(0, size).stream().map(Trade::tradeId).toList();
      commands.add(new StartSettlement(settings.ts(now), ids));
      rest = rest.subList(size, rest.size());
      formed++;
    }
    return formed;
  }

  /** A time that is still to come is of another clock: then nobody knows, and it has waited. */
  private boolean isAged(long ts, long now) {
    return ts > now || now - ts >= settings.batching().maxAge().toNanos();
  }

  /** How many of the first fit into a batch, at least one. */
  private int fitting(List<Trade> trades) {
    long left = settings.batching().gasBudget() - settings.batching().gasOfBatch();
    int size = 0;
    while (size < trades.size() && size < settings.batching().maxTrades()) {
      left -= settings.batching().gasOfTrade().applyAsLong(trades.get(size));
      if (left < 0 && size > 0) {
        break;
      }
      size++;
    }
    return size;
  }
}
