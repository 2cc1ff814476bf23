package dev.matchbook.core.runner;

import dev.matchbook.core.engine.KeptRows;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.OrderQuery;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.core.store.StoredOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A store that waits, or fails, at commits that a test names; the first is 1. */
final class FaultStore extends KeptRows {
  /** How a commit fails. */
  enum Fault {
    REJECTED,
    FAILED_BEFORE_IT_STORED,
    FAILED_AFTER_IT_STORED,
    EXCEPTION,
    ERROR,
    CHECKED,
    INTERRUPTED
  }

  /** Batches that were applied and said to be. */
  final List<Batch> batches = new CopyOnWriteArrayList<>();

  final AtomicInteger attempts = new AtomicInteger();
  private final Map<Integer, Gate> gates = new ConcurrentHashMap<>();
  private volatile int failAt;
  private volatile Fault fault;

  /** Lets a commit wait at a gate. */
  Gate holdAt(int attempt) {
    return gates.computeIfAbsent(attempt, a -> new Gate());
  }

  /** Lets a commit fail. */
  FaultStore failAt(int attempt, Fault how) {
    fault = how;
    failAt = attempt;
    return this;
  }

  void openGates() {
    gates.values().forEach(Gate::open);
  }

  @Override
  public boolean commit(Batch batch) {
    int attempt = attempts.incrementAndGet();
    Gate gate = gates.get(attempt);
    if (gate != null) {
      gate.pass();
    }
    if (attempt == failAt) {
      fail(batch);
    }
    boolean applied = super.commit(batch);
    if (applied) {
      batches.add(batch);
    }
    return applied;
  }

  private void fail(Batch batch) {
    switch (fault) {
      case REJECTED -> throw StoreException.rejected(name(), "by a test");
      case FAILED_AFTER_IT_STORED -> {
        super.commit(batch);
        throw StoreException.failed(name(), "by a test", null);
      }
      case EXCEPTION -> throw Thrown.EXCEPTION.raise();
      case ERROR -> throw Thrown.ERROR.raise();
      case CHECKED -> throw Thrown.CHECKED.raise();
      case INTERRUPTED -> {
        Thread.currentThread().interrupt();
        throw StoreException.failed(name(), "by a test", new InterruptedException());
      }
      default -> throw StoreException.failed(name(), "by a test", null);
    }
  }

  /** Who has orders in it. */
  Set<String> accounts() {
    List<StoredOrder> rows = new ArrayList<>();
    Page<StoredOrder> page = orders(OrderQuery.all(), null, Page.MAX_ROWS);
    rows.addAll(page.rows());
    while (page.hasNext()) {
      page = orders(OrderQuery.all(), page.next(), Page.MAX_ROWS);
      rows.addAll(page.rows());
    }
    return rows.stream().map(StoredOrder::account).collect(Collectors.toSet());
  }
}
