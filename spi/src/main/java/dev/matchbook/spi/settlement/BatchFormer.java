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
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which pending trades go into batches now, and which have waited too long. On the engine's
 * thread: what it does at once has a bound, the rest waits for the next round.
 */
final class BatchFormer {
  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);

  /** Trades that are put into batches, or busted, in one round. */
  private static final int MOST_AT_ONCE = 1_024;

  private final SettlementSettings settings;
  private final Comparator<Trade> order;
  private final Waiting waiting = new Waiting();

  /** The market that had a batch last; the next one is behind it. */
  private String last = "";

  /** What is left of this round's bounds. */
  private long room;

  private int left;
  private long agedUpTo;
  private long lateUpTo;

  BatchFormer(SettlementSettings settings) {
    this.settings = settings;
    order =
        Comparator.<Trade>comparingLong(trade -> settings.batching().priority().applyAsLong(trade))
            .reversed()
            .thenComparingLong(Trade::tradeId);
  }

  /**
   * The commands for that time.
   *
   * @param lastTradeId of the engine
   * @param time the settler's own, which never goes back
   */
  List<Command> form(Settlements settlements, long lastTradeId, long time) {
    waiting.note(lastTradeId, time);
    agedUpTo = waiting.upTo(settings.batching().maxAge(), time);
    lateUpTo = waiting.upTo(settings.attempts().deadline(), time);
    left = MOST_AT_ONCE;
    room = settings.attempts().maxOpen() - settling(settlements);
    List<Command> commands = new ArrayList<>();
    for (String symbol : inTurn(new TreeSet<>(settlements.symbols()))) {
      try {
        commands.addAll(form(settlements, symbol));
      } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
        // a host's function: neither the engine nor other markets must suffer for it
        LOG.error("{}: no batches are formed: a function of the settings threw", symbol, e);
      }
    }
    return commands;
  }

  private static long settling(Settlements settlements) {
    return settlements.batches().stream()
        .filter(batch -> batch.state() == SettlementState.SETTLING)
        .count();
  }

  /** No market is always the first one. */
  private List<String> inTurn(TreeSet<String> symbols) {
    List<String> turn = new ArrayList<>(symbols.tailSet(last, false));
    turn.addAll(symbols.headSet(last, true));
    return turn;
  }

  private List<Command> form(Settlements settlements, String symbol) {
    List<Command> commands = new ArrayList<>();
    long ts = settings.ts(settings.now());
    int late = 0;
    for (Trade trade : settlements.pending(symbol)) {
      if (trade.tradeId() > lateUpTo || left == 0) {
        break;
      }
      commands.add(new BustTrade(ts, trade.tradeId(), Fault.NONE, Settler.NOT_IN_TIME));
      late++;
      left--;
    }
    if (room > 0 && left > 0) {
      form(oldest(settlements, symbol, late), symbol, ts, commands);
    }
    return commands;
  }

  private static List<Trade> oldest(Settlements settlements, String symbol, int without) {
    return new ArrayList<>(
        settlements.pending(symbol).stream().skip(without).limit(Batching.MOST_LOOKED_AT).toList());
  }

  private void form(List<Trade> pending, String symbol, long ts, List<Command> commands) {
    int most = settings.batching().maxTrades();
    boolean aged = !pending.isEmpty() && pending.get(0).tradeId() <= agedUpTo;
    List<Trade> rest = pending;
    if (aged || pending.size() >= most) {
      rest.sort(order);
    }
    while (room > 0 && left > 0 && !rest.isEmpty() && (aged || rest.size() >= most)) {
      int size = fitting(rest);
      List<Long> ids = rest.subList(0, size).stream().map(Trade::tradeId).toList();
      commands.add(new StartSettlement(ts, ids));
      rest = rest.subList(size, rest.size());
      left = Math.max(0, left - size);
      room--;
      last = symbol;
    }
  }

  /** How many of the first fit into a batch, at least one. */
  private int fitting(List<Trade> trades) {
    Batching batching = settings.batching();
    long gas = batching.gasBudget() - batching.gasOfBatch();
    int size = 0;
    while (size < trades.size() && size < batching.maxTrades()) {
      gas -= batching.gasOfTrade().applyAsLong(trades.get(size));
      if (gas < 0 && size > 0) {
        break;
      }
      size++;
    }
    return size;
  }
}
