package dev.matchbook.jmh.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeighingTest {
  @Test
  void everyKindOfOrderHasItsWeightAndWhatIsLeftOfIt() {
    List<String> progress = new ArrayList<>();
    List<String> table = Weighing.table(List.of(20), 4_000, progress::add);

    assertThat(progress).hasSize(1 + OrderKind.values().length);
    assertThat(table).hasSize(19);
    assertThat(table.get(0)).matches("markets in one engine +20");
    assertThat(table).noneMatch(line -> line.contains("NaN"));
    assertThat(table).filteredOn(line -> line.contains(" → ")).hasSize(7);
    assertThat(table)
        .filteredOn(line -> line.startsWith("a resting plain order"))
        .allMatch(line -> line.matches("a resting plain order +[\\d,.]+"))
        .hasSize(1);
  }
}
