package dev.matchbook.jmh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.jmh.flow.FlowName;
import dev.matchbook.jmh.flow.Scale;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

class BookFlowsTest {
  @ParameterizedTest
  @EnumSource
  void anOperationIsATimedCommandOfTheFlow(FlowName flow) {
    String name = flow.name().toLowerCase(Locale.ROOT);
    Method benchmark =
        Arrays.stream(BookFlows.class.getDeclaredMethods())
            .filter(method -> method.getName().equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(benchmark.getAnnotation(OperationsPerInvocation.class).value())
        .isEqualTo(timed(flow));
  }

  private static int timed(FlowName flow) {
    return switch (flow) {
      case MIX -> Scale.FULL.mix().timed();
      case DEEP -> Scale.FULL.deep().timed();
      case MATCH -> 2 * Scale.FULL.pairs();
      case SWEEP -> 101 * Scale.FULL.rounds();
    };
  }
}
