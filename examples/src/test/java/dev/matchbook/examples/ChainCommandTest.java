package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.examples.Invocation.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code chain} says where it cannot start; what it does is in {@code ChainServerTest}. */
class ChainCommandTest {
  @TempDir private Path folder;

  private Outcome chain(Path file, String... more) {
    Object[] args = new Object[3 + more.length];
    args[0] = "chain";
    args[1] = "--file";
    args[2] = file;
    System.arraycopy(more, 0, args, 3, more.length);
    return new Invocation().run(args);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port 65536   | --port: not from 0 to 65535: 65536
          --poison -1    | poison: out of its range
          --trouble 91   | trouble: out of its range
          --blocks 0     | blockMillis: out of its range
          """)
  void whatIsOutOfItsRangeIsSaid(String args, String complaint) {
    assertThat(chain(folder.resolve("c"), args.split(" ")))
        .isEqualTo(new Outcome(2, "", "matchbook chain: " + complaint + "\n"));
  }

  @Test
  void aFileThatIsNoChainsIsDamaged() throws IOException {
    Path file = Files.writeString(folder.resolve("c"), "{\"type\":\"bogus\",\"key\":\"a\"}\n");

    assertThat(chain(file))
        .isEqualTo(new Outcome(1, "", "matchbook chain: " + file + ": type: bogus\n"));
  }

  @Test
  void aFileThatCannotBeIsSaid() {
    assertThat(chain(folder.resolve("none/c")))
        .isEqualTo(new Outcome(2, "", "matchbook chain: cannot open " + folder + "/none/c\n"));
  }

  @Test
  void aPortThatIsTakenIsSaidAndTheFileIsLetGo() throws IOException {
    Path file = folder.resolve("c");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = "" + taken.getLocalPort();

      for (int i = 0; i < 2; i++) {
        assertThat(chain(file, "--port", port))
            .isEqualTo(
                new Outcome(
                    2, "", "matchbook chain: --port " + port + ": Address already in use\n"));
      }
    }
  }
}
