package dev.matchbook.core.engine;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.BustTrade;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.command.StartSettlement;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.SettlementStarted;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.oracle.RandomCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random commands on markets of every policy, with a host beside them that settles their trades and
 * a gateway that says anything: out of order, twice, of batches that are over, or nothing at all.
 */
final class RandomSettlements {
  private static final SettlementPolicy[] POLICIES = {
    SettlementPolicy.NONE,
    SettlementPolicy.STAY_OUT,
    SettlementPolicy.REENTER,
    SettlementPolicy.REENTER,
    SettlementPolicy.REENTER
  };
  private static final SettlementReport[] REPORTS = {
    SettlementReport.SUBMITTED, SettlementReport.SUBMITTED, SettlementReport.RETRY,
    SettlementReport.INCLUDED, SettlementReport.INCLUDED, SettlementReport.SETTLED,
    SettlementReport.FINAL, SettlementReport.REORGED, SettlementReport.REORGED,
    SettlementReport.FAILED, SettlementReport.FAILED, SettlementReport.FAILED,
    SettlementReport.FAILED, SettlementReport.ABANDONED
  };

  /** Batches and trades farther back are only seldom spoken of. */
  private static final int LATE = 6;

  private final Random dice;
  private final RandomCommands commands;
  private final RandomSignatures signatures;
  private final TreeMap<Long, String> waiting = new TreeMap<>();
  private final List<Long> batches = new ArrayList<>();
  private final List<Long> over = new ArrayList<>();
  private final List<Command> before = new ArrayList<>();
  private long lastTrade;
  private long now;

  RandomSettlements(long seed, boolean signed) {
    dice = new Random(seed);
    commands = new RandomCommands(seed);
    signatures = signed ? new RandomSignatures(seed) : null;
  }

  Command next() {
    Command command = lastTrade > 0 && dice.nextInt(10) < 4 ? settlement() : other();
    commands.done(command);
    return command;
  }

  private Command other() {
    Command command = commands.draw();
    if (command instanceof AddMarket market) {
      return with(market, POLICIES[dice.nextInt(POLICIES.length)], dice.nextInt(3) > 0);
    }
    return signatures == null ? command : signatures.sign(command);
  }

  /** Takes in what happened. */
  void heard(List<Event> events) {
    for (Event event : events) {
      now = event.ts();
      if (event instanceof Trade trade) {
        lastTrade = trade.tradeId();
        waiting.put(trade.tradeId(), trade.symbol());
      } else if (event instanceof SettlementStarted started) {
        batches.add(started.seq());
        waiting.keySet().removeAll(started.trades());
      } else if (event instanceof SettlementChanged changed && isOver(changed)) {
        batches.remove(changed.batch().batchId());
        over.add(changed.batch().batchId());
      } else if (event instanceof TradeBusted busted) {
        waiting.remove(busted.tradeId());
      }
    }
  }

  private static boolean isOver(SettlementChanged changed) {
    return !changed.batch().state().isOpen();
  }

  private Command settlement() {
    int kind = dice.nextInt(20);
    if (kind == 0 && !before.isEmpty()) {
      return before.get(dice.nextInt(before.size()));
    }
    Command command = kind < 6 ? start() : kind < 9 ? bust() : report();
    before.add(command);
    return command;
  }

  /** Mostly none, sometimes a little later: what is due then expires first. */
  private long ts() {
    return dice.nextInt(30) == 0 ? now + dice.nextInt(8) : 0;
  }

  private Command start() {
    List<Long> chosen = new ArrayList<>();
    String symbol = waiting.isEmpty() ? null : waiting.get(late(List.copyOf(waiting.keySet())));
    int most = dice.nextInt(4) == 0 ? 9 : 4;
    for (long id : waiting.keySet()) {
      if (chosen.size() < most && waiting.get(id).equals(symbol) && dice.nextBoolean()) {
        chosen.add(dice.nextInt(chosen.size() + 1), id);
      }
    }
    if (chosen.isEmpty() || dice.nextInt(12) == 0) {
      long any = 1 + dice.nextInt((int) lastTrade + 2);
      chosen.remove(any);
      chosen.add(any);
    }
    return new StartSettlement(ts(), chosen);
  }

  private Command bust() {
    boolean right = !waiting.isEmpty() && dice.nextInt(8) > 0;
    long id = right ? late(List.copyOf(waiting.keySet())) : 1 + dice.nextInt((int) lastTrade + 2);
    return new BustTrade(ts(), id, fault(), "by hand");
  }

  private Fault fault() {
    return Fault.values()[dice.nextInt(Fault.values().length)];
  }

  private long late(List<Long> ids) {
    int reach = dice.nextInt(10) == 0 ? ids.size() : Math.min(LATE, ids.size());
    return ids.get(ids.size() - 1 - dice.nextInt(reach));
  }

  private Command report() {
    List<Long> some = over.isEmpty() || !batches.isEmpty() && dice.nextInt(8) > 0 ? batches : over;
    boolean unknown = some.isEmpty() || dice.nextInt(40) == 0;
    long batch = unknown ? 1 + dice.nextInt(50) : late(some);
    SettlementReport report = REPORTS[dice.nextInt(REPORTS.length)];
    String error = dice.nextInt(3) == 0 ? null : "error " + dice.nextInt(3);
    return switch (report) {
      case SUBMITTED ->
          ReportSettlement.submitted(
              ts(), batch, dice.nextBoolean() ? null : "0x" + dice.nextInt(3));
      case RETRY -> ReportSettlement.retry(ts(), batch, error, dice.nextInt(1_000));
      case INCLUDED, SETTLED, FINAL -> inBlock(batch, report);
      case REORGED -> ReportSettlement.reorged(ts(), batch);
      case FAILED -> ReportSettlement.failed(ts(), batch, error, fault());
      case ABANDONED -> ReportSettlement.abandoned(ts(), batch, error);
    };
  }

  private Command inBlock(long batch, SettlementReport report) {
    return new ReportSettlement(
        ts(),
        batch,
        report,
        dice.nextInt(4) == 0 ? null : "0x" + dice.nextInt(2),
        (long) dice.nextInt(3),
        dice.nextBoolean() ? null : 20_000L + dice.nextInt(2),
        dice.nextInt(4),
        null,
        0,
        null);
  }

  private static AddMarket with(AddMarket m, SettlementPolicy policy, boolean audited) {
    return new AddMarket(
        m.ts(),
        m.symbol(),
        m.tickSize(),
        m.lotSize(),
        m.minQty(),
        m.maxQty(),
        m.priceBand(),
        m.marketCollar(),
        m.makerFee(),
        m.takerFee(),
        m.feeScale(),
        m.maxConditional(),
        policy,
        audited);
  }
}
