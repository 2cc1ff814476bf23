package dev.matchbook.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.store.SettlementBatch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a batch is after each report in each of its states; what is refused leaves no batch. */
class BatchProgressTest {
  private static final long SEQ = 900;
  private static final long TS = 9_000;
  private static final List<Long> ONE = List.of(4L);
  private static final List<Long> FOUR = List.of(4L, 3L, 9L, 5L);

  /** Where a batch can be. */
  private enum At {
    STARTED(SettlementState.SETTLING),
    SUBMITTED(SettlementState.SETTLING),
    RETRIED(SettlementState.SETTLING),
    INCLUDED(SettlementState.SETTLING),
    REORGED(SettlementState.SETTLING),
    SETTLED(SettlementState.SETTLED),
    FINAL(SettlementState.FINAL),
    SPLIT(SettlementState.SPLIT),
    BUSTED(SettlementState.BUSTED);

    private final SettlementState state;

    At(SettlementState state) {
      this.state = state;
    }

    private boolean isInBlock() {
      return this == INCLUDED || this == SETTLED || this == FINAL;
    }

    private SettlementBatch batch(List<Long> trades) {
      boolean tried = this != STARTED;
      return new SettlementBatch(
          500,
          this == STARTED ? 500 : 600,
          "A",
          state,
          400,
          trades,
          "0xroot",
          tried ? 2 : 0,
          tried ? "0xold" : null,
          isInBlock() ? 70L : null,
          isInBlock() ? 21_000L : null,
          isInBlock() ? 3 : 0,
          this == RETRIED ? "no answer" : null,
          this == RETRIED ? 8_000 : 0,
          this == SPLIT || this == BUSTED ? Fault.MAKER : null,
          5_000,
          6_000);
    }
  }

  /** A report that repeats nothing which the batches above know. */
  private static ReportSettlement said(SettlementReport report) {
    return switch (report) {
      case SUBMITTED -> ReportSettlement.submitted(0, 500, "0xnew");
      case RETRY -> ReportSettlement.retry(0, 500, "busy", 8_500);
      case INCLUDED, SETTLED, FINAL ->
          ReportSettlement.inBlock(0, 500, report, "0xold", 70, 21_000, 5);
      case REORGED -> ReportSettlement.reorged(0, 500);
      case FAILED -> ReportSettlement.failed(0, 500, "no funds", Fault.TAKER);
      case ABANDONED -> ReportSettlement.abandoned(0, 500, "too late");
    };
  }

  private static SettlementBatch after(SettlementBatch batch, ReportSettlement said) {
    return BatchProgress.after(batch, said, SEQ, TS);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          AT,        SUBMITTED, RETRY,    INCLUDED, SETTLED, FINAL, REORGED,  FAILED, ABANDONED
          STARTED,   SETTLING,  SETTLING, SETTLING, SETTLED, FINAL, -,        SPLIT,  BUSTED
          SUBMITTED, SETTLING,  SETTLING, SETTLING, SETTLED, FINAL, -,        SPLIT,  BUSTED
          RETRIED,   SETTLING,  SETTLING, SETTLING, SETTLED, FINAL, -,        SPLIT,  BUSTED
          INCLUDED,  -,         -,        SETTLING, SETTLED, FINAL, SETTLING, -,      -
          REORGED,   SETTLING,  SETTLING, SETTLING, SETTLED, FINAL, -,        SPLIT,  BUSTED
          SETTLED,   -,         -,        -,        -,       FINAL, SETTLING, -,      -
          FINAL,     -,         -,        -,        -,       -,     -,        -,      -
          SPLIT,     -,         -,        -,        -,       -,     -,        -,      -
          BUSTED,    -,         -,        -,        -,       -,     -,        -,      -
          """)
  void everyReportInEveryStateLeadsWhereTheTableSays(
      At at,
      String submitted,
      String retry,
      String included,
      String settled,
      String finished,
      String reorged,
      String failed,
      String abandoned) {
    String[] row = {submitted, retry, included, settled, finished, reorged, failed, abandoned};
    for (SettlementReport report : SettlementReport.values()) {
      String expected = row[report.ordinal()];
      require(expected, after(at.batch(FOUR), said(report)), at, report);
      String alone = expected.equals("SPLIT") ? "BUSTED" : expected;
      require(alone, after(at.batch(ONE), said(report)), at, report);
    }
  }

  private static void require(String state, SettlementBatch next, At at, SettlementReport report) {
    assertThat(next == null ? "-" : next.state().name()).as("%s, %s", at, report).isEqualTo(state);
    if (next != null) {
      SettlementBatch before = at.batch(next.trades());
      assertThat(next.seq()).isEqualTo(SEQ);
      assertThat(next.updatedTs()).isEqualTo(TS);
      assertThat(next.batchId()).isEqualTo(before.batchId());
      assertThat(next.symbol()).isEqualTo(before.symbol());
      assertThat(next.parentId()).isEqualTo(before.parentId());
      assertThat(next.root()).isEqualTo(before.root());
      assertThat(next.key()).isEqualTo(before.key());
      assertThat(next.createdTs()).isEqualTo(before.createdTs());
    }
  }

  @Test
  void anAttemptIsCountedAndForgetsTheTroubleOfTheLast() {
    SettlementBatch next = after(At.RETRIED.batch(FOUR), said(SettlementReport.SUBMITTED));
    assertThat(next.attempts()).isEqualTo(3);
    assertThat(next.txHash()).isEqualTo("0xnew");
    assertThat(next.error()).isNull();
    assertThat(next.retryTs()).isZero();
  }

  @Test
  void aRetryIsAnAttemptWithAnErrorAndATime() {
    SettlementBatch next = after(At.SUBMITTED.batch(FOUR), said(SettlementReport.RETRY));
    assertThat(next.attempts()).isEqualTo(3);
    assertThat(next.txHash()).isEqualTo("0xold");
    assertThat(next.error()).isEqualTo("busy");
    assertThat(next.retryTs()).isEqualTo(8_500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INCLUDED", "SETTLED", "FINAL"})
  void aBlockIsTakenOverWithAllThatIsKnownOfIt(SettlementReport report) {
    SettlementBatch next =
        after(
            At.RETRIED.batch(FOUR),
            ReportSettlement.inBlock(0, 500, report, "0xnew", 71, 30_000, 4));
    assertThat(next.txHash()).isEqualTo("0xnew");
    assertThat(next.block()).isEqualTo(71);
    assertThat(next.gasUsed()).isEqualTo(30_000);
    assertThat(next.confirmations()).isEqualTo(4);
    assertThat(next.attempts()).isEqualTo(2);
    assertThat(next.error()).isNull();
    assertThat(next.retryTs()).isZero();
    assertThat(next.fault()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INCLUDED", "SETTLED"})
  void aReorganisationTakesTheBlockBackAndNothingElse(At at) {
    SettlementBatch next = after(at.batch(FOUR), said(SettlementReport.REORGED));
    assertThat(next.block()).isNull();
    assertThat(next.gasUsed()).isNull();
    assertThat(next.confirmations()).isZero();
    assertThat(next.txHash()).isEqualTo("0xold");
    assertThat(next.attempts()).isEqualTo(2);
    assertThat(next.error()).isNotBlank();
    assertThat(next.retryTs()).isZero();
    assertThat(after(next, said(SettlementReport.REORGED))).isNull();
    assertThat(after(next, said(SettlementReport.FAILED)).state()).isEqualTo(SettlementState.SPLIT);
  }

  @Test
  void whatFailedSaysWhoseFaultItWasAndWhatWasAbandonedIsNobodys() {
    SettlementBatch failed = after(At.RETRIED.batch(ONE), said(SettlementReport.FAILED));
    assertThat(failed.fault()).isEqualTo(Fault.TAKER);
    assertThat(failed.error()).isEqualTo("no funds");
    assertThat(failed.retryTs()).isZero();
    SettlementBatch abandoned = after(At.RETRIED.batch(FOUR), said(SettlementReport.ABANDONED));
    assertThat(abandoned.fault()).isEqualTo(Fault.NONE);
    assertThat(abandoned.error()).isEqualTo("too late");
    assertThat(abandoned.attempts()).isEqualTo(2);
  }

  @Test
  void anInclusionThatIsKnownAlreadyIsRefusedAndADeeperOneIsNot() {
    SettlementBatch batch = At.INCLUDED.batch(FOUR);
    assertThat(after(batch, included("0xold", 70, 3))).isNull();
    assertThat(after(batch, included("0xold", 70, 2))).isNull();
    assertThat(after(batch, included("0xold", 70, 4)).confirmations()).isEqualTo(4);
    assertThat(after(batch, included("0xold", 71, 3)).block()).isEqualTo(71);
    assertThat(after(batch, included("0xnew", 70, 3)).txHash()).isEqualTo("0xnew");
  }

  private static ReportSettlement included(String txHash, long block, int confirmations) {
    return ReportSettlement.inBlock(
        0, 500, SettlementReport.INCLUDED, txHash, block, 21_000, confirmations);
  }
}
