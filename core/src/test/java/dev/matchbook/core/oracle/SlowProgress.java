package dev.matchbook.core.oracle;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.store.SettlementBatch;
import java.util.Objects;

/** What one report makes of an open batch: what changes in a field each, then the batch anew. */
final class SlowProgress {
  private final SettlementBatch old;
  private final ReportSettlement said;
  private final long seq;
  private final long ts;
  private SettlementState state = SettlementState.SETTLING;
  private int attempts;
  private String txHash;
  private Long block;
  private Long gasUsed;
  private int confirmations;
  private String error;
  private long retryTs;
  private Fault fault;

  SlowProgress(SettlementBatch old, ReportSettlement said, long seq, long ts) {
    this.old = old;
    this.said = said;
    this.seq = seq;
    this.ts = ts;
    attempts = old.attempts();
    txHash = old.txHash();
  }

  /** The batch after it, or null where it is refused. */
  SettlementBatch next() {
    return mayFollow() && change() ? make() : null;
  }

  private boolean mayFollow() {
    boolean settled = old.state() == SettlementState.SETTLED;
    return switch (said.report()) {
      case SUBMITTED, RETRY, FAILED, ABANDONED -> !settled && old.block() == null;
      case INCLUDED, SETTLED -> !settled;
      case FINAL -> true;
      case REORGED -> old.block() != null;
    };
  }

  /** Whether anything is new. */
  private boolean change() {
    switch (said.report()) {
      case SUBMITTED -> {
        attempts++;
        txHash = said.txHash();
      }
      case RETRY -> {
        attempts++;
        error = said.error();
        retryTs = said.retryTs();
      }
      case INCLUDED -> {
        inBlock(SettlementState.SETTLING);
        return !block.equals(old.block())
            || !Objects.equals(txHash, old.txHash())
            || !Objects.equals(gasUsed, old.gasUsed())
            || confirmations != old.confirmations();
      }
      case SETTLED -> inBlock(SettlementState.SETTLED);
      case FINAL -> inBlock(SettlementState.FINAL);
      case REORGED -> error = "its block is no part of the chain any more";
      case FAILED -> {
        state = old.trades().size() > 1 ? SettlementState.SPLIT : SettlementState.BUSTED;
        error = said.error();
        fault = said.fault();
      }
      default -> {
        state = SettlementState.BUSTED;
        error = said.error();
        fault = Fault.NONE;
      }
    }
    return true;
  }

  /** What is not told is as it was; only another block can have fewer confirmations. */
  private void inBlock(SettlementState to) {
    state = to;
    txHash = said.txHash() == null ? old.txHash() : said.txHash();
    block = said.block();
    gasUsed = said.gasUsed() == null ? old.gasUsed() : said.gasUsed();
    confirmations = said.confirmations();
    if (block.equals(old.block())) {
      confirmations = Math.max(confirmations, old.confirmations());
    }
  }

  private SettlementBatch make() {
    return new SettlementBatch(
        old.batchId(),
        seq,
        old.symbol(),
        state,
        old.parentId(),
        old.trades(),
        old.root(),
        attempts,
        txHash,
        block,
        gasUsed,
        confirmations,
        error,
        retryTs,
        fault,
        old.createdTs(),
        ts);
  }
}
