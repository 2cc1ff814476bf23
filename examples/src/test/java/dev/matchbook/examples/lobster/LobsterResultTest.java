package dev.matchbook.examples.lobster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LobsterResultTest {

  @Test
  void jsonHasTheComponentsInOrder() {
    assertThat(new LobsterResult(3, 2, 2, 1, 0, 1234.5).toJson())
        .isEqualTo(
            "{\"messages\":3,\"compared\":2,\"bookExact\":2,\"groups\":1,\"makerExact\":0,"
                + "\"seconds\":1234.500}");
  }
}
