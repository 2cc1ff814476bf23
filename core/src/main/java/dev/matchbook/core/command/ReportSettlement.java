package dev.matchbook.core.command;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementReport;
import java.util.Objects;

/**
 * What a gateway says of a batch of trades. The answer is a {@code settlement} event, with {@code
 * settling} or {@code busted} ones behind it where the batch failed; {@code settlementRejected}
 * where that cannot follow on what was said before.
 *
 * @param ts see {@link Command#ts()}
 * @param batchId which batch, from 1
 * @param report what
 * @param txHash of the transaction, 1 to {@value #MAX_TX_HASH} printable ASCII characters, or null
 * @param block in which it is, from 0: of what is in a block, and of nothing else
 * @param gasUsed by it, from 0, or null
 * @param confirmations blocks on top of and including its own, from 0
 * @param error for people, 1 to {@value #MAX_ERROR} printable ASCII characters, or null
 * @param retryTs when to try again, in nanoseconds since the Unix epoch; 0 for none
 * @param fault whose, of what {@code FAILED}; otherwise null
 */
public record ReportSettlement(
    long ts,
    long batchId,
    SettlementReport report,
    String txHash,
    Long block,
    Long gasUsed,
    int confirmations,
    String error,
    long retryTs,
    Fault fault)
    implements Command {
  /** Most characters of a transaction's hash. */
  public static final int MAX_TX_HASH = 128;

  /** Most characters of an error. */
  public static final int MAX_ERROR = 256;

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException naming the parameter that has a wrong shape
   */
  public ReportSettlement {
    Shape.ts(ts);
    Shape.range("batchId", batchId, 1, Long.MAX_VALUE);
    Objects.requireNonNull(report, "report");
    Shape.printable("txHash", txHash, MAX_TX_HASH);
    Shape.optionalWhole("block", block);
    Shape.optionalWhole("gasUsed", gasUsed);
    Shape.range("confirmations", confirmations, 0, Integer.MAX_VALUE);
    Shape.printable("error", error, MAX_ERROR);
    Shape.range("retryTs", retryTs, 0, Long.MAX_VALUE);
    if ((report == SettlementReport.FAILED) != (fault != null)) {
      throw new IllegalArgumentException("fault: of what FAILED, and of nothing else");
    }
    if (report.isInBlock() != (block != null)) {
      throw new IllegalArgumentException("block: of what is in a block, and of nothing else");
    }
  }

  /** The gateway has taken it. */
  public static ReportSettlement submitted(long ts, long batchId, String txHash) {
    return said(ts, batchId, SettlementReport.SUBMITTED, txHash);
  }

  /** It is tried again at {@code retryTs}. */
  public static ReportSettlement retry(long ts, long batchId, String error, long retryTs) {
    return new ReportSettlement(
        ts, batchId, SettlementReport.RETRY, null, null, null, 0, error, retryTs, null);
  }

  /** It is in a block: {@code INCLUDED}, {@code SETTLED} or {@code FINAL}. */
  public static ReportSettlement inBlock(
      long ts,
      long batchId,
      SettlementReport report,
      String txHash,
      long block,
      long gasUsed,
      int confirmations) {
    return new ReportSettlement(
        ts, batchId, report, txHash, block, gasUsed, confirmations, null, 0, null);
  }

  /** Its block is gone. */
  public static ReportSettlement reorged(long ts, long batchId) {
    return said(ts, batchId, SettlementReport.REORGED, null);
  }

  /** It never will settle, because of somebody. */
  public static ReportSettlement failed(long ts, long batchId, String error, Fault fault) {
    return new ReportSettlement(
        ts, batchId, SettlementReport.FAILED, null, null, null, 0, error, 0, fault);
  }

  /** It never will settle, and there is no more time. */
  public static ReportSettlement abandoned(long ts, long batchId, String error) {
    return new ReportSettlement(
        ts, batchId, SettlementReport.ABANDONED, null, null, null, 0, error, 0, null);
  }

  private static ReportSettlement said(
      long ts, long batchId, SettlementReport report, String txHash) {
    return new ReportSettlement(ts, batchId, report, txHash, null, null, 0, null, 0, null);
  }
}
