package dev.matchbook.core.settlement;

import static dev.matchbook.core.SettlementReport.INCLUDED;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.store.SettlementBatch;

/**
 * The state machine of a batch of trades: what it is after a report, or that the report cannot
 * follow on. Stateless.
 *
 * <pre>
 *              SUBMITTED, RETRY, INCLUDED
 *                    ┌────┐
 *                    ▼    │   SETTLED            FINAL
 *   start ──────▶ SETTLING ─┴──────────▶ SETTLED ──────▶ FINAL ✝
 *                 │  │    ▲                 │              ▲
 *                 │  │    └──── REORGED ────┘              │
 *                 │  └──────────────── FINAL ──────────────┘
 *                 ├─ FAILED, more than one trade ─▶ SPLIT ✝, two halves start
 *                 └─ FAILED alone, or ABANDONED ──▶ BUSTED ✝
 * </pre>
 *
 * <p>✝: nothing follows any more; whatever a gateway says later is refused. So is that a batch
 * failed which is in a block, unless its block was reorganised away before, and what only repeats
 * what is known: an answer that comes twice changes nothing.
 */
public final class BatchProgress {
  private BatchProgress() {}

  /**
   * The batch after a report.
   *
   * @param batch as it is
   * @param said of it
   * @param seq of the event that tells the change
   * @param ts of that event
   * @return null if the report cannot follow on, or changes nothing
   */
  public static SettlementBatch after(
      SettlementBatch batch, ReportSettlement said, long seq, long ts) {
    SettlementReport report = said.report();
    boolean settling = batch.state() == SettlementState.SETTLING;
    boolean inBlock = batch.block() != null;
    return switch (report) {
      case SUBMITTED ->
          settling && !inBlock ? attempted(batch, said.txHash(), null, 0, seq, ts) : null;
      case RETRY ->
          settling && !inBlock
              ? attempted(batch, batch.txHash(), said.error(), said.retryTs(), seq, ts)
              : null;
      case INCLUDED, SETTLED ->
          settling && !(report == INCLUDED && repeats(batch, said))
              ? included(batch, said, seq, ts)
              : null;
      case FINAL -> batch.state().isOpen() ? included(batch, said, seq, ts) : null;
      case REORGED -> batch.state().isOpen() && inBlock ? outOfBlock(batch, seq, ts) : null;
      case FAILED -> settling && !inBlock ? failed(batch, said, seq, ts) : null;
      case ABANDONED -> settling && !inBlock ? failed(batch, said, seq, ts) : null;
    };
  }

  private static boolean repeats(SettlementBatch batch, ReportSettlement said) {
    return said.block().equals(batch.block())
        && (said.txHash() == null || said.txHash().equals(batch.txHash()))
        && (said.gasUsed() == null || said.gasUsed().equals(batch.gasUsed()))
        && batch.confirmations() >= said.confirmations();
  }

  private static SettlementBatch attempted(
      SettlementBatch b, String txHash, String error, long retryTs, long seq, long ts) {
    return with(
        b,
        seq,
        SettlementState.SETTLING,
        b.attempts() + 1,
        txHash,
        null,
        null,
        0,
        error,
        retryTs,
        null,
        ts);
  }

  private static SettlementBatch included(
      SettlementBatch b, ReportSettlement said, long seq, long ts) {
    SettlementState state =
        switch (said.report()) {
          case INCLUDED -> SettlementState.SETTLING;
          case SETTLED -> SettlementState.SETTLED;
          default -> SettlementState.FINAL;
        };
    return with(
        b,
        seq,
        state,
        b.attempts(),
        said.txHash() == null ? b.txHash() : said.txHash(),
        said.block(),
        said.gasUsed() == null ? b.gasUsed() : said.gasUsed(),
        said.block().equals(b.block())
            ? Math.max(said.confirmations(), b.confirmations())
            : said.confirmations(),
        null,
        0,
        null,
        ts);
  }

  private static SettlementBatch outOfBlock(SettlementBatch b, long seq, long ts) {
    return with(
        b,
        seq,
        SettlementState.SETTLING,
        b.attempts(),
        b.txHash(),
        null,
        null,
        0,
        "its block is no part of the chain any more",
        0,
        null,
        ts);
  }

  private static SettlementBatch failed(
      SettlementBatch b, ReportSettlement said, long seq, long ts) {
    boolean abandoned = said.report() == SettlementReport.ABANDONED;
    boolean busts = abandoned || b.trades().size() == 1;
    return with(
        b,
        seq,
        busts ? SettlementState.BUSTED : SettlementState.SPLIT,
        b.attempts(),
        b.txHash(),
        null,
        null,
        0,
        said.error(),
        0,
        abandoned ? Fault.NONE : said.fault(),
        ts);
  }

  private static SettlementBatch with(
      SettlementBatch b,
      long seq,
      SettlementState state,
      int attempts,
      String txHash,
      Long block,
      Long gasUsed,
      int confirmations,
      String error,
      long retryTs,
      Fault fault,
      long ts) {
    return new SettlementBatch(
        b.batchId(),
        seq,
        b.symbol(),
        state,
        b.parentId(),
        b.trades(),
        b.root(),
        attempts,
        txHash,
        block,
        gasUsed,
        confirmations,
        error,
        retryTs,
        fault,
        b.createdTs(),
        ts);
  }
}
