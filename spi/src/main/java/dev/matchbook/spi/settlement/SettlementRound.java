package dev.matchbook.spi.settlement;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.command.StartSettlement;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.engine.Settlements;
import dev.matchbook.core.store.SettlementBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the settler does again and again: forms batches, and calls the gateway for those that are
 * due. No call is made for a batch before everything that is known of it is durable, and none while
 * another one for it has not ended durably.
 */
final class SettlementRound {
  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);

  private final EngineAccess engine;
  private final SettlementSettings settings;
  private final Executor threads;
  private final GatewayCall call;
  private final BatchFormer former;

  /** Whether a round waits for the engine. */
  private final AtomicBoolean looking = new AtomicBoolean();

  /** Batches that a call is under way for; those that this process started and nobody has tried. */
  private final Set<Long> busy = new HashSet<>();

  private final Set<Long> fresh = new HashSet<>();

  /** When the gateway is asked again, of batches that it has taken. */
  private final Map<Long, Long> nextAsk = new HashMap<>();

  SettlementRound(
      EngineAccess engine,
      SettlementGateway gateway,
      SettlementSettings settings,
      Executor threads,
      RandomGenerator chance) {
    this.engine = engine;
    this.settings = settings;
    this.threads = threads;
    call = new GatewayCall(gateway, settings, chance);
    former = new BatchFormer(settings, settings.now());
  }

  /** One round; returns before its calls have ended. */
  void run() {
    if (!looking.compareAndSet(false, true)) {
      // the store is slower than the rounds
      return;
    }
    try {
      look(settings.now());
    } catch (RuntimeException | Error e) {
      looking.set(false);
      throw e;
    }
  }

  private void look(long now) {
    List<SettlementRequest> due = new ArrayList<>();
    engine.run(
        matching -> {
          int commands = form(matching, now);
          due.addAll(due(matching.settlements(), now));
          return commands;
        },
        failure -> {
          looking.set(false);
          if (failure == null) {
            due.forEach(request -> start(request, now));
          } else {
            due.forEach(request -> end(request.batch().batchId(), now, 0));
          }
        });
  }

  private int form(MatchingEngine matching, long now) {
    List<Command> commands;
    try {
      commands = former.form(matching.settlements(), now);
    } catch (RuntimeException e) {
      // a host's function: the engine must not stop for it
      LOG.error("no batches are formed: a function of the settings threw", e);
      return 0;
    }
    for (Command command : commands) {
      matching.apply(command);
      if (command instanceof StartSettlement) {
        begun(matching.settlements(), matching.seq());
      }
    }
    return commands.size();
  }

  /** The last event is the one that started a batch, unless it could not be started. */
  private synchronized void begun(Settlements settlements, long seq) {
    if (settlements.batch(seq) != null) {
      fresh.add(seq);
    }
  }

  private synchronized List<SettlementRequest> due(Settlements settlements, long now) {
    List<SettlementRequest> due = new ArrayList<>();
    for (SettlementBatch batch : settlements.batches()) {
      long id = batch.batchId();
      boolean waits = batch.state() == SettlementState.SETTLING && batch.retryTs() > now;
      if (!waits && nextAsk.getOrDefault(id, 0L) <= now && busy.add(id)) {
        due.add(
            new SettlementRequest(batch, batch.trades().stream().map(settlements::trade).toList()));
      }
    }
    nextAsk.keySet().removeIf(id -> settlements.batch(id) == null);
    return due;
  }

  private void start(SettlementRequest request, long now) {
    try {
      threads.execute(() -> call(request));
    } catch (RuntimeException e) {
      LOG.debug("batch {}: nobody calls the gateway any more", request.key(), e);
      end(request.batch().batchId(), now, 0);
    }
  }

  private void call(SettlementRequest request) {
    long id = request.batch().batchId();
    boolean late =
        request.batch().state() == SettlementState.SETTLING
            && former.isLate(request.batch().createdTs(), settings.now());
    ReportSettlement report;
    try {
      report = call.next(request, isFresh(id), late);
    } catch (Error e) {
      // nothing is known of this attempt; the next one asks
      end(id, settings.now(), 0);
      throw e;
    }
    long poll = settings.attempts().poll().toNanos();
    if (report == null) {
      end(id, settings.now(), poll);
      return;
    }
    try {
      engine.run(
          matching -> {
            matching.apply(report);
            return 1;
          },
          failure -> end(id, settings.now(), delayAfter(report, poll)));
    } catch (RuntimeException e) {
      LOG.debug("batch {}: the engine takes nothing any more", request.key(), e);
      end(id, settings.now(), 0);
    }
  }

  /** What the gateway has taken it needs time for; anything else goes on at once. */
  private static long delayAfter(ReportSettlement report, long poll) {
    return switch (report.report()) {
      case SUBMITTED, INCLUDED, SETTLED -> poll;
      default -> 0;
    };
  }

  private synchronized boolean isFresh(long batchId) {
    return fresh.remove(batchId);
  }

  private synchronized void end(long batchId, long now, long delay) {
    nextAsk.put(batchId, now + delay);
    busy.remove(batchId);
  }

  /** Whether no call is under way. */
  synchronized boolean isIdle() {
    return busy.isEmpty();
  }
}
