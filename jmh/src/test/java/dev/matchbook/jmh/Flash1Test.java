package dev.matchbook.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.jmh.flash.MessageBytes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Flash1Test {
  private static final String FIGURES = "  [0-9a-f]{64}  +\\d+ messages/s  +\\d+ without queue";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void everyEngineHasItsLine() throws IOException {
    int code = run(file(new MessageBytes().sell(5, 9, 50).buy(3, 4, 50)), "treemap,parity");
    assertThat(code).isZero();
    assertThat(out.toString().lines()).hasSize(2);
    assertThat(out.toString().lines().toList().get(0)).matches("treemap +" + FIGURES);
    assertThat(out.toString().lines().toList().get(1)).matches("parity +" + FIGURES);
  }

  @Test
  void anEngineThatFailsSaysSoOnItsLineAndTheOthersGoOn() throws IOException {
    String ownIds = "matchbook-engine";
    int code = run(file(new MessageBytes().sell(5, 9, 50)), ownIds + ",treemap");
    assertThat(code).isEqualTo(1);
    assertThat(out.toString().lines().toList().get(0)).startsWith(ownIds + "  ").contains("failed");
    assertThat(out.toString().lines().toList().get(1)).matches("treemap +" + FIGURES);
  }

  @Test
  void aFileThatCannotBeUsedIsNamedInOneLine() throws IOException {
    Path foreign = Files.writeString(folder.resolve("foreign.bin"), "not a file of messages");
    assertThat(run(foreign, "treemap")).isEqualTo(2);
    assertThat(err.toString()).hasLineCount(1).contains("foreign.bin: byte 0: ");
  }

  @Test
  void aFileThatIsNotThereIsNamedInOneLine() {
    assertThat(run(folder.resolve("absent.bin"), "treemap")).isEqualTo(2);
    assertThat(err.toString()).hasLineCount(1).contains("absent.bin: no such file");
  }

  @Test
  void anUnknownEngineIsNamedInOneLine() throws IOException {
    assertThat(run(file(new MessageBytes()), "abacus")).isEqualTo(2);
    assertThat(err.toString()).hasLineCount(1).contains("abacus");
  }

  private Path file(MessageBytes messages) throws IOException {
    return Files.write(folder.resolve("orders.bin"), messages.file());
  }

  private int run(Path file, String engines) {
    String[] args = {file.toString(), "--engine", engines, "--reps", "1"};
    return Flash1.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
