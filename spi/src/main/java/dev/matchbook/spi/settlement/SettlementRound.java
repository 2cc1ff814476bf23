package dev.matchbook.spi.settlement;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.command.StartSettlement;
import dev.matchbook.core.engine.MatchingEngine;
import dev.matchbook.core.engine.Settlements;
import dev.matchbook.core.store.SettlementBatch;
import java.time.Duration;
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
 *
 * <p>Ages and deadlines are counted by a time of its own, which goes on with the clock, but neither
 * back nor by more than {@value #MOST_STEP_SECONDS} s from one round to the next: a clock that is
 * set, or a machine that slept, makes nothing late.
 */
final class SettlementRound {
  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);
  private static final int MOST_STEP_SECONDS = 10;
  private static final int CALLS_A_THREAD = 2;

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

  /** When batches that settle were seen first; when the gateway is asked again about each. */
  private final Map<Long, Long> began = new HashMap<>();

  private final Map<Long, Long> nextAsk = new HashMap<>();

  private long lastNow;
  private volatile long time;

  /** The batch that was asked about last. */
  private long lastAsked;

  /** A batch for which something is to be done. */
  private record Due(SettlementRequest request, boolean isLate) {
    long batchId() {
      return request.batch().batchId();
    }
  }

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
    former = new BatchFormer(settings);
    lastNow = settings.now();
  }

  /** One round; returns before its calls have ended. By one thread. */
  void run() {
    long now = settings.now();
    long step = Math.min(now - lastNow, Duration.ofSeconds(MOST_STEP_SECONDS).toNanos());
    time += Math.max(0, step);
    lastNow = now;
    if (!looking.compareAndSet(false, true)) {
      // the store is slower than the rounds
      return;
    }
    try {
      look(now);
    } catch (RuntimeException | Error e) {
      looking.set(false);
      throw e;
    }
  }

  private void look(long now) {
    List<Due> due = new ArrayList<>();
    engine.run(
        matching -> {
          int commands = form(matching);
          due.addAll(due(matching.settlements(), now));
          return commands;
        },
        failure -> {
          looking.set(false);
          if (failure == null) {
            due.forEach(this::start);
          } else {
            due.forEach(one -> end(one.batchId(), 0));
          }
        });
  }

  private int form(MatchingEngine matching) {
    List<Command> commands = former.form(matching.settlements(), matching.tradeId(), time);
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

  /** As many as there are threads for; what settles before what has settled, each in its turn. */
  private synchronized List<Due> due(Settlements settlements, long now) {
    began.keySet().removeIf(id -> settlements.batch(id) == null);
    nextAsk.keySet().removeIf(id -> settlements.batch(id) == null);
    List<SettlementBatch> candidates = new ArrayList<>();
    List<SettlementBatch> settled = new ArrayList<>();
    for (SettlementBatch batch : settlements.batches()) {
      if (batch.state() == SettlementState.SETTLING) {
        began.putIfAbsent(batch.batchId(), time);
        candidates.add(batch);
      } else {
        settled.add(batch);
      }
    }
    int turn = 0;
    while (turn < settled.size() && settled.get(turn).batchId() <= lastAsked) {
      turn++;
    }
    candidates.addAll(settled.subList(turn, settled.size()));
    candidates.addAll(settled.subList(0, turn));
    return due(settlements, candidates, now);
  }

  private List<Due> due(Settlements settlements, List<SettlementBatch> candidates, long now) {
    List<Due> due = new ArrayList<>();
    int most = CALLS_A_THREAD * settings.attempts().threads();
    for (SettlementBatch batch : candidates) {
      long id = batch.batchId();
      if (busy.size() < most && isDue(batch, now) && busy.add(id)) {
        boolean settling = batch.state() == SettlementState.SETTLING;
        long deadline = settings.attempts().deadline().toNanos();
        boolean late = settling && time - began.get(id) >= deadline;
        lastAsked = settling ? lastAsked : id;
        due.add(
            new Due(
                new SettlementRequest(
                    batch, batch.trades().stream().map(settlements::trade).toList()),
                late));
      }
    }
    return due;
  }

  /** What is to be tried again farther away than any delay is of another clock. */
  private boolean isDue(SettlementBatch batch, long now) {
    long wait = batch.retryTs() - now;
    boolean waits =
        batch.state() == SettlementState.SETTLING
            && wait > 0
            && wait <= settings.attempts().maxRetryDelay().toNanos();
    return !waits && nextAsk.getOrDefault(batch.batchId(), 0L) <= time;
  }

  private void start(Due due) {
    try {
      threads.execute(() -> call(due));
    } catch (RuntimeException e) {
      LOG.debug("batch {}: nobody calls the gateway any more", due.request().key(), e);
      end(due.batchId(), 0);
    }
  }

  private void call(Due due) {
    long id = due.batchId();
    boolean ended = false;
    try {
      ReportSettlement report = call.next(due.request(), isFresh(id), due.isLate());
      if (report != null) {
        long delay = delayAfter(report);
        engine.run(
            matching -> {
              matching.apply(report);
              return 1;
            },
            failure -> end(id, delay));
        ended = true;
      }
    } catch (RuntimeException e) {
      LOG.debug("batch {}: the engine takes nothing now", due.request().key(), e);
    } finally {
      if (!ended) {
        end(id, settings.attempts().poll().toNanos());
      }
    }
  }

  /** What the gateway has taken it needs time for; anything else goes on at once. */
  private long delayAfter(ReportSettlement report) {
    return switch (report.report()) {
      case SUBMITTED, INCLUDED, SETTLED -> settings.attempts().poll().toNanos();
      default -> 0;
    };
  }

  private synchronized boolean isFresh(long batchId) {
    return fresh.remove(batchId);
  }

  private synchronized void end(long batchId, long delay) {
    nextAsk.put(batchId, time + delay);
    busy.remove(batchId);
  }
}
