package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The rulebook's scenarios through the packaged runner, byte for byte. */
class ScenariosIT {
  private static final Path SCENARIOS = Path.of("..", "..", "shared", "scenarios");
  private static final String COMMANDS = ".commands.ndjson";

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyScenarioGivesItsEvents() throws IOException {
    assumeTrue(Files.isDirectory(SCENARIOS), "no scenarios at " + SCENARIOS);
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(COMMANDS))
              .map(name -> name.substring(0, name.length() - COMMANDS.length()))
              .sorted()
              .toList();
      assertThat(names).isNotEmpty();
      return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> replay(name)));
    }
  }

  private void replay(String name) throws Exception {
    Path out = folder.resolve(name);
    String in = SCENARIOS.resolve(name + COMMANDS).toString();
    try (Jar jar = Jar.start("run", "--in", in, "--out", out.toString())) {
      assertThat(jar.err()).matches("[\\d,]+ commands, .*\n");
      assertThat(jar.exitCode()).isZero();
    }
    assertThat(lines(out)).isEqualTo(lines(SCENARIOS.resolve(name + ".events.ndjson")));
  }

  /** The file's text, without the reasons of malformed lines, which are free. */
  private static String lines(Path file) throws IOException {
    return Files.readString(file)
        .replaceAll("(\"type\":\"malformed\",\"line\":\\d+,\"reason\":\").*\"}", "$1\"}");
  }
}
