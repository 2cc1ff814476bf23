package dev.matchbook.spi.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.settlement.BatchProgress;
import dev.matchbook.core.store.SettlementBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GatewayCallTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);

  private final List<String> calls = new ArrayList<>();
  private GatewayStatus answer = GatewayStatus.unknown();
  private RuntimeException trouble;
  private SettlementBatch batch =
      SettlementBatch.started(5, 0, "X", 0, List.of(1L), "0x" + "ab".repeat(32));

  private final SettlementGateway gateway =
      new SettlementGateway() {
        private GatewayStatus said(String what) {
          calls.add(what);
          if (trouble != null) {
            throw trouble;
          }
          return answer;
        }

        @Override
        public GatewayStatus submit(SettlementRequest request) {
          return said("submit");
        }

        @Override
        public GatewayStatus status(SettlementRequest request) {
          return said("status");
        }

        @Override
        public GatewayStatus cancel(SettlementRequest request) {
          return said("cancel");
        }
      };

  private final GatewayCall call =
      new GatewayCall(
          gateway,
          SettlementSettings.defaults()
              .clock(() -> NOW, false)
              .attempts(
                  Attempts.defaults()
                      .retries(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofHours(1))
                      .depths(3, 9)),
          new Random(1));

  private ReportSettlement next(boolean isNew, boolean isLate) {
    calls.clear();
    ReportSettlement report = call.next(new SettlementRequest(batch, List.of()), isNew, isLate);
    if (report != null) {
      batch = BatchProgress.after(batch, report, batch.seq() + 1, 0);
      assertThat(batch).isNotNull();
    }
    return report;
  }

  private SettlementReport says(GatewayStatus status) {
    answer = status;
    ReportSettlement report = next(false, false);
    return report == null ? null : report.report();
  }

  private static GatewayStatus included(long block, int confirmations) {
    return new GatewayStatus.Included("0x1", block, 9, confirmations);
  }

  @Test
  void whatNobodyHasTriedIsGivenAtOnceAndAllElseIsAskedAboutFirst() {
    answer = GatewayStatus.submitted("0x1");
    next(true, false);
    assertThat(calls).containsExactly("submit");
    next(false, false);
    assertThat(calls).containsExactly("status");
    answer = GatewayStatus.unknown();
    next(false, false);
    assertThat(calls).containsExactly("status", "submit");
  }

  @Test
  void aBatchGoesDeeperIntoTheChain() {
    assertThat(says(GatewayStatus.submitted("0x1"))).isEqualTo(SettlementReport.SUBMITTED);
    assertThat(says(GatewayStatus.submitted("0x1"))).isNull();
    assertThat(says(included(7, 1))).isEqualTo(SettlementReport.INCLUDED);
    assertThat(says(included(7, 2))).isNull();
    assertThat(says(included(7, 3))).isEqualTo(SettlementReport.SETTLED);
    assertThat(says(included(7, 8))).isNull();
    assertThat(says(included(7, 9))).isEqualTo(SettlementReport.FINAL);
  }

  @Test
  void aBlockThatIsGoneTakesTheBatchBack() {
    says(included(7, 3));
    assertThat(says(included(8, 3))).isEqualTo(SettlementReport.REORGED);
    assertThat(batch.state()).isEqualTo(SettlementState.SETTLING);
    assertThat(says(included(8, 3))).isEqualTo(SettlementReport.SETTLED);
    assertThat(says(GatewayStatus.submitted("0x2"))).isEqualTo(SettlementReport.REORGED);
    assertThat(says(GatewayStatus.submitted("0x2"))).isEqualTo(SettlementReport.SUBMITTED);
    assertThat(says(included(9, 3))).isEqualTo(SettlementReport.SETTLED);
    assertThat(says(GatewayStatus.failed("reverted", Fault.MAKER)))
        .isEqualTo(SettlementReport.REORGED);
    assertThat(says(GatewayStatus.failed("reverted", Fault.MAKER)))
        .isEqualTo(SettlementReport.FAILED);
  }

  @Test
  void whatIsNotKnownIsTriedAgainLaterAndLaterUpToACap() {
    trouble = new IllegalStateException("broken\npipe");
    long before = 0;
    for (int attempt = 1; attempt <= 40; attempt++) {
      ReportSettlement report = next(false, false);
      assertThat(report.report()).isEqualTo(SettlementReport.RETRY);
      assertThat(report.error()).contains("broken?pipe");
      long delay = report.retryTs() - NOW.getEpochSecond() * 1_000_000_000L;
      long full = Math.min(60, 1L << Math.min(attempt - 1, 20)) * 1_000_000_000L;
      assertThat(delay).isBetween(full / 2, full);
      assertThat(delay).isGreaterThanOrEqualTo(Math.min(before / 2, 30_000_000_000L));
      before = delay;
    }
    assertThat(batch.attempts()).isEqualTo(40);
  }

  @Test
  void aBatchInABlockIsNotTriedAgainBecauseNobodyAnswers() {
    says(included(7, 1));
    trouble = new IllegalStateException("no");
    assertThat(next(false, true)).isNull();
    assertThat(calls).containsExactly("status");
  }

  @Test
  void whatHasNoMoreTimeIsMadeVoidBeforeItIsGivenUp() {
    answer = GatewayStatus.failed("canceled", Fault.NONE);
    assertThat(next(false, true).report()).isEqualTo(SettlementReport.ABANDONED);
    assertThat(calls).containsExactly("cancel");
  }

  @Test
  void whatCannotBeMadeVoidAnyMoreSettles() {
    answer = included(7, 3);
    assertThat(next(false, true).report()).isEqualTo(SettlementReport.SETTLED);
    assertThat(calls).containsExactly("cancel");
  }

  @Test
  void nothingIsAnAnswerLikeTrouble() {
    answer = null;
    assertThat(next(false, false).report()).isEqualTo(SettlementReport.RETRY);
  }
}
