package dev.matchbook.examples;

import static dev.matchbook.examples.Sample.COMMANDS;
import static dev.matchbook.examples.Sample.EVENTS;
import static dev.matchbook.examples.Sample.withoutReason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.matchbook.examples.Invocation.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} says where it cannot do its work, and what it has done until then. */
class RunFailureTest {
  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void oneFileCannotBeInputAndOutput() throws IOException {
    Path in = file("in", COMMANDS);
    Path link = Files.createSymbolicLink(folder.resolve("link"), in);

    for (Path out : new Path[] {in, link, folder.resolve("../" + folder.getFileName() + "/in")}) {
      assertThat(new Invocation().run("run", "--in", in, "--out", out))
          .isEqualTo(
              new Outcome(2, "", "matchbook run: --in and --out are the same file: " + out + "\n"));
    }
    assertThat(in).hasContent(COMMANDS);
  }

  @Test
  void whatCannotBeReadIsNamed() throws IOException {
    Path out = file("out", "kept");

    assertThat(new Invocation().run("run", "--in", folder.resolve("none"), "--out", out))
        .isEqualTo(
            new Outcome(
                2,
                "",
                "matchbook run: cannot open " + folder + "/none (No such file or directory)\n"));
    assertThat(new Invocation().run("run", "--in", folder, "--out", out))
        .isEqualTo(
            new Outcome(2, "", "matchbook run: cannot open " + folder + " (Is a directory)\n"));
    assertThat(out).hasContent("kept");
  }

  @Test
  void whatMayNotBeReadIsNamed() throws IOException {
    Path in = file("secret", COMMANDS);
    in.toFile().setReadable(false);
    assumeFalse(Files.isReadable(in), "this user may read everything");

    assertThat(new Invocation().run("run", "--in", in))
        .isEqualTo(
            new Outcome(2, "", "matchbook run: cannot open " + in + " (Permission denied)\n"));
  }

  @Test
  void whatCannotBeWrittenIsNamed() {
    Path out = folder.resolve("none/out");

    assertThat(new Invocation().in(COMMANDS).run("run", "--out", out))
        .isEqualTo(
            new Outcome(
                2, "", "matchbook run: cannot open " + out + " (No such file or directory)\n"));
  }

  @Test
  void whatCameBeforeTheEndOfABrokenGzipFileIsDone() throws IOException {
    Random random = new Random(1);
    StringBuilder noise = new StringBuilder(COMMANDS);
    for (int i = 0; i < 10_000; i++) {
      noise.append(random.nextLong()).append('\n');
    }
    byte[] whole = Sample.pack(noise.toString());
    Path in = Files.write(folder.resolve("in.gz"), Arrays.copyOf(whole, whole.length / 2));

    Outcome outcome = new Invocation().run("run", "--in", in);

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).isEqualTo("matchbook run: " + in + ": the gzip data end too early\n");
    assertThat(withoutReason(outcome.out())).startsWith(EVENTS).endsWith("\n");
    assertThat(outcome.out().lines().count()).isGreaterThan(1_000);
  }

  @Test
  void whatIsNoGzipFileLeavesTheOutputAlone() throws IOException {
    Path in = file("in.gz", COMMANDS);
    Path out = file("out", "kept");

    assertThat(new Invocation().run("run", "--in", in, "--out", out))
        .isEqualTo(
            new Outcome(
                2, "", "matchbook run: " + in + ": damaged gzip data: Not in GZIP format\n"));
    assertThat(out).hasContent("kept");
  }

  @Test
  void aReaderWhoGoesEndsItQuietly() {
    assertThat(new Invocation().in(COMMANDS).out(failing("Broken pipe")).run("run"))
        .isEqualTo(new Outcome(141, "", ""));
  }

  @Test
  void aFullDiskIsNamed() {
    assertThat(new Invocation().in(COMMANDS).out(failing("No space left on device")).run("run"))
        .isEqualTo(new Outcome(2, "", "matchbook run: standard output: No space left on device\n"));
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }
}
