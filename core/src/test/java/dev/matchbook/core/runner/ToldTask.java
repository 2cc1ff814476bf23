package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Side;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.engine.MatchingEngine;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Some commands that remember what they were told; what a test adds, it overrides. */
class ToldTask implements EngineTask<EventBuffer> {
  final String account;
  final List<Command> commands;
  private final CountDownLatch applied = new CountDownLatch(1);
  private final CountDownLatch told = new CountDownLatch(1);
  private final AtomicInteger timesApplied = new AtomicInteger();
  private final AtomicInteger timesCommitted = new AtomicInteger();
  private final AtomicInteger timesFailed = new AtomicInteger();
  private volatile RunnerStoppedException reason;
  private volatile long hash;

  ToldTask(String account, List<? extends Command> commands) {
    this.account = account;
    this.commands = List.copyOf(commands);
  }

  /** Defines the market of all these tests. */
  static ToldTask market() {
    return new ToldTask(null, List.of(AddMarket.of("A", "1", "1")));
  }

  /** An order that rests; the account is how it is known in the store. */
  static ToldTask order(String account) {
    return new ToldTask(account, List.of(bid(account)));
  }

  /** No command: it only looks. */
  static ToldTask look() {
    return new ToldTask(null, List.of());
  }

  static NewOrder bid(String account) {
    return NewOrder.limit("A", account, Side.BUY, "1", "1").build();
  }

  @Override
  public int apply(MatchingEngine engine, EventBuffer events) {
    timesApplied.incrementAndGet();
    commands.forEach(engine::apply);
    if (commands.isEmpty()) {
      hash = engine.stateHash();
    }
    applied.countDown();
    return commands.size();
  }

  @Override
  public void committed() {
    timesCommitted.incrementAndGet();
    told.countDown();
  }

  @Override
  public void failed(RunnerStoppedException why) {
    reason = why;
    timesFailed.incrementAndGet();
    told.countDown();
  }

  void awaitApplied() {
    Gate.await(applied);
  }

  ToldTask awaitTold() {
    Gate.await(told);
    return this;
  }

  int commands() {
    return commands.size();
  }

  boolean isApplied() {
    return timesApplied.get() > 0;
  }

  boolean isTold() {
    return told.getCount() == 0;
  }

  boolean isCommitted() {
    return timesCommitted.get() > 0;
  }

  boolean isFailed() {
    return timesFailed.get() > 0;
  }

  RunnerStoppedException reason() {
    return reason;
  }

  /** The engine's state, if this only looked. */
  long hash() {
    return hash;
  }

  /** Told once that it is done, or that it is not; and applied at most once. */
  void requireToldOnce() {
    assertThat(timesCommitted.get() + timesFailed.get()).as("%s told", this).isEqualTo(1);
    assertThat(timesApplied.get()).as("%s applied", this).isLessThanOrEqualTo(1);
    if (isCommitted()) {
      assertThat(isApplied()).as("%s applied", this).isTrue();
    }
  }

  /** As it must be where {@code submit} has thrown. */
  void requireUntouched() {
    assertThat(isTold() || isApplied()).as("%s told or applied", this).isFalse();
  }

  @Override
  public String toString() {
    return account == null ? commands.toString() : account;
  }
}
