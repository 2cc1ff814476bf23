package dev.matchbook.examples.lobster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * A real day of AMZN. Its licence keeps the data out of this project: they are read from beside it,
 * and where they are absent the test is skipped.
 */
class AmazonDayTest {
  private static final Path DATA =
      Path.of(System.getProperty("user.dir")).resolve("../../shared/data/lobster").normalize();
  private static final String DAY = "AMZN_2012-06-21_34200000_57600000_";

  @Test
  void everyBookAndNearlyEveryMakerIsTheExchanges() throws IOException {
    Path messages = DATA.resolve(DAY + "message_5.csv.gz");
    Path orderbook = DATA.resolve(DAY + "orderbook_5.csv.gz");
    assumeTrue(Files.exists(messages) && Files.exists(orderbook), "no LOBSTER data in " + DATA);
    LobsterResult result = LobsterReplay.run(messages, orderbook);
    assertThat(result)
        .usingRecursiveComparison()
        .ignoringFields("seconds")
        .isEqualTo(new LobsterResult(155_935, 155_934, 155_934, 6_591, 6_578, 0));
  }
}
