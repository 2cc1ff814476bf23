package dev.matchbook.jmh.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.matchbook.jmh.book.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The file lies beside this project; where it is absent the test is skipped. */
class PublishedFlowTest {
  private static final Path FILE =
      Path.of(System.getProperty("user.dir"))
          .resolve("../../shared/data/flash1/orders_normal.bin.gz")
          .normalize();
  private static final String HASH =
      "e9b2e3926854410b01a035aeb25dd05f1e597c233be8263de9eb49b6713d367e";

  @ParameterizedTest
  @EnumSource(names = {"MATCHBOOK", "TREEMAP"})
  void theReportsOfThePublishedFlowHaveThePublishedHash(Engines engine) throws IOException {
    assumeTrue(Files.exists(FILE), "no flash1 data: " + FILE);
    assertThat(new FlashPasses(MessageFile.read(FILE), engine::open).hash()).isEqualTo(HASH);
  }
}
