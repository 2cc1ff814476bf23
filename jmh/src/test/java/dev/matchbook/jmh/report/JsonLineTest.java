package dev.matchbook.jmh.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.jmh.flow.FlowName;
import org.junit.jupiter.api.Test;

class JsonLineTest {
  @Test
  void lineHasTheFieldsInTheirOrder() {
    assertThat(JsonLine.of(Scores.of(FlowName.MIX, "matchbook", 15_236, 0)))
        .isEqualTo(
            "{\"flow\":\"MIX\",\"engine\":\"matchbook\",\"nsPerOp\":16.24,\"bytesPerOp\":0,"
                + "\"p50\":40,\"p99\":120,\"p999\":1500,\"trades\":389347,\"volume\":10735525,"
                + "\"hash\":\"06012779c318029c\"}");
  }

  @Test
  void largeFiguresHaveNoExponent() {
    assertThat(JsonLine.of(Scores.of(FlowName.DEEP, "treemap", 20_000_000_000L, 43_500)))
        .contains("\"nsPerOp\":20000001,\"bytesPerOp\":43.5,");
  }
}
