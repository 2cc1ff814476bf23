package dev.matchbook.jmh.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.jmh.flow.FlowName;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAreAlignedAndRatiosAreToMatchbook() {
    assertThat(
            Table.of(
                List.of(
                    Scores.of(FlowName.MIX, "matchbook", 19_000, 0),
                    Scores.of(FlowName.MIX, "parity", 109_000, 43_700))))
        .containsExactly(
            "MIX: 1,000 commands, 389,347 trades, volume 10,735,525, hash 06012779c318029c;"
                + " rounds: 3, medians",
            "engine     ns/command      min–max  × matchbook   M/s  B/command  p50 ns  p99 ns"
                + "  p99.9 ns",
            "matchbook        20.0    19.0–21.0         1.00  50.0       0.00      40     120"
                + "      1500",
            "parity          110.0  109.0–111.0         5.50   9.1      43.70      40     120"
                + "      1500");
  }

  @Test
  void thereAreNoRatiosWithoutMatchbook() {
    assertThat(Table.of(List.of(Scores.of(FlowName.MIX, "parity", 109_000, 0))).get(2))
        .doesNotContain("1.00");
  }
}
