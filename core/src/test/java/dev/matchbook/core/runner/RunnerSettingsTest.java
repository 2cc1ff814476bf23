package dev.matchbook.core.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.runner.RunnerSettings.Acknowledge;
import dev.matchbook.core.runner.RunnerSettings.WhenFull;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerSettingsTest {
  private static final int MOST = 1_048_576;
  private static final RunnerSettings DEFAULTS = RunnerSettings.defaults();

  @Test
  void theDefaultsAreTheDocumentedOnes() {
    assertThat(DEFAULTS)
        .isEqualTo(new RunnerSettings(8_192, 16_384, 32_768, WhenFull.BLOCK, Acknowledge.DURABLE));
  }

  @ParameterizedTest
  @CsvSource({"2,2", "3,4", "4,4", "5,8", "1000,1024", "524289,1048576", "1048576,1048576"})
  void queueCapacityIsRoundedUpToAPowerOfTwo(int asked, int given) {
    assertThat(DEFAULTS.queueCapacity(asked).queueCapacity()).isEqualTo(given);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, MOST + 1, Integer.MAX_VALUE})
  void queueCapacityOutOfItsRangeIsNamed(int tasks) {
    requireNamed("queueCapacity", tasks, () -> DEFAULTS.queueCapacity(tasks));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, MOST + 1, Integer.MAX_VALUE})
  void boundsOfABatchOutOfTheirRangeAreNamed(int bound) {
    requireNamed("maxBatchCommands", bound, () -> DEFAULTS.maxBatch(bound, 1));
    requireNamed("maxBatchRows", bound, () -> DEFAULTS.maxBatch(1, bound));
  }

  @Test
  void boundsAtTheEndsOfTheirRangesAreTaken() {
    assertThat(DEFAULTS.maxBatch(1, MOST).maxBatchCommands()).isEqualTo(1);
    assertThat(DEFAULTS.maxBatch(MOST, 1).maxBatchRows()).isEqualTo(1);
    assertThat(DEFAULTS.maxBatch(MOST, MOST).maxBatchCommands()).isEqualTo(MOST);
  }

  @Test
  void eachChangeLeavesTheRestAsItIs() {
    RunnerSettings changed =
        DEFAULTS
            .queueCapacity(16)
            .maxBatch(3, 5)
            .whenFull(WhenFull.REFUSE)
            .acknowledge(Acknowledge.MATCHED);
    assertThat(changed)
        .isEqualTo(new RunnerSettings(16, 3, 5, WhenFull.REFUSE, Acknowledge.MATCHED));
  }

  @Test
  void missingPoliciesAreNamed() {
    assertThatThrownBy(() -> DEFAULTS.whenFull(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("whenFull");
    assertThatThrownBy(() -> DEFAULTS.acknowledge(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("acknowledge");
  }

  private static void requireNamed(String name, int value, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + ":")
        .hasMessageEndingWith(": " + value);
  }
}
