package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LobsterCommandTest {
  @TempDir private Path folder;

  @Test
  void aDayIsOneLineOfJson() throws IOException {
    Path messages =
        Files.writeString(folder.resolve("m.csv"), "1.0,1,7,5,1000,1\n1.5,1,8,3,1100,-1\n");
    Path orderbook =
        Files.writeString(folder.resolve("o.csv"), "9999999999,0,1000,5\n1100,3,1000,5\n");

    Outcome outcome = new Invocation().run("lobster", messages, orderbook);

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .matches(
            "\\{\"messages\":2,\"compared\":1,\"bookExact\":1,\"groups\":0,\"makerExact\":0,"
                + "\"seconds\":\\d+\\.\\d{3}}\n");
  }

  @Test
  void whatCannotBeReadIsNamed() {
    Path none = folder.resolve("none.csv");

    assertThat(new Invocation().run("lobster", none, none))
        .isEqualTo(new Outcome(2, "", "matchbook lobster: " + none + ":1: no such file\n"));
  }
}
