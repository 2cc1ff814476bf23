package dev.matchbook.spi.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every pair of files in the rulebook's scenarios: commands in, exactly those events out. */
class ScenarioFilesTest {
  private static final Path SCENARIOS = Path.of("..", "..", "shared", "scenarios");
  private static final String COMMANDS = ".commands.ndjson";

  @TestFactory
  List<DynamicTest> everyScenarioGivesItsEventsByteForByte() throws IOException {
    assumeTrue(Files.isDirectory(SCENARIOS), () -> "no scenarios at " + SCENARIOS);
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      return files
          .filter(file -> file.toString().endsWith(COMMANDS))
          .sorted()
          .map(file -> DynamicTest.dynamicTest(name(file), () -> check(file)))
          .toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(COMMANDS, "");
  }

  private static void check(Path commands) throws IOException {
    byte[] input = Files.readAllBytes(commands);
    List<String> expected =
        Files.readAllLines(commands.resolveSibling(name(commands) + ".events.ndjson")).stream()
            .map(Wire::withoutReason)
            .toList();
    assertThat(Wire.run(input).stream().map(Wire::withoutReason)).isEqualTo(expected);
    assertThat(Wire.runOnTwoThreads(input).stream().map(Wire::withoutReason)).isEqualTo(expected);
  }
}
