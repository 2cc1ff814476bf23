package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show. */
class RunnerIT {
  private static final String MARKET =
      "{\"cmd\":\"market\",\"symbol\":\"X\",\"tickSize\":\"1\",\"lotSize\":\"1\"}";
  private static final String ORDER =
      "{\"cmd\":\"new\",\"symbol\":\"X\",\"account\":\"ann\",\"side\":\"BUY\","
          + "\"ordType\":\"LIMIT\",\"qty\":\"1\",\"price\":\"1\"}";

  @TempDir private Path folder;

  @Test
  void eachCommandIsAnsweredBeforeTheNextIsSent() throws Exception {
    try (Jar jar = Jar.start("run");
        BufferedReader out = jar.out()) {
      jar.send(MARKET);
      assertThat(out.readLine()).startsWith("{\"seq\":1,\"ts\":0,\"type\":\"market\"");
      for (int i = 2; i < 10; i++) {
        jar.send(ORDER);
        assertThat(out.readLine()).startsWith("{\"seq\":" + i + ",\"ts\":0,\"type\":\"accepted\"");
      }
      jar.process().getOutputStream().close();

      assertThat(out.readLine()).isNull();
      assertThat(jar.err()).startsWith("9 commands, 9 events, 0 trades, ");
      assertThat(jar.exitCode()).isZero();
    }
  }

  @Test
  void aReaderWhoGoesEndsItQuietly() throws Exception {
    Path in = folder.resolve("in");
    Files.writeString(in, MARKET + "\n" + (ORDER + "\n").repeat(20_000));

    try (Jar jar = Jar.start("run", "--in", in.toString())) {
      jar.out().readLine();
      jar.process().getInputStream().close();

      assertThat(jar.err()).isEmpty();
      assertThat(jar.exitCode()).isEqualTo(141);
    }
  }

  @Test
  void whatCannotBeReadIsOneLine() throws Exception {
    try (Jar jar = Jar.start("run", "--in", folder.resolve("none").toString())) {
      assertThat(jar.err())
          .isEqualTo(
              "matchbook run: cannot open " + folder + "/none (No such file or directory)\n");
      assertThat(jar.exitCode()).isEqualTo(2);
    }
  }

  @Test
  void anEndlessLineIsOneMalformedEventInLittleMemory() throws Exception {
    Path in = folder.resolve("in");
    byte[] megabyte = "x".repeat(1 << 20).getBytes();
    try (OutputStream out = Files.newOutputStream(in)) {
      for (int i = 0; i < 100; i++) {
        out.write(megabyte);
      }
    }

    try (Jar jar = Jar.start(Jar.command(List.of("-Xmx64m"), "run", "--in", in.toString()));
        BufferedReader out = jar.out()) {
      assertThat(out.lines())
          .singleElement()
          .asString()
          .startsWith("{\"seq\":1,\"ts\":0,\"type\":\"malformed\",\"line\":1,");
      assertThat(jar.exitCode()).isZero();
    }
  }

  @Test
  void longKeysThatNeverCameBeforeNeedLittleMemory() throws Exception {
    Path in = folder.resolve("in");
    try (Writer out = Files.newBufferedWriter(in)) {
      for (int i = 0; i < 1200; i++) {
        out.write("{\"cmd\":\"time\",\"ts\":1,\"" + i + "k".repeat(60_000) + "\":1}\n");
      }
    }

    try (Jar jar = Jar.start(Jar.command(List.of("-Xmx64m"), "run", "--in", in.toString()))) {
      assertThat(jar.err()).startsWith("1,200 commands, 0 events, ");
      assertThat(jar.exitCode()).isZero();
    }
  }

  @Test
  void theVersionIsTheManifests() throws Exception {
    try (Jar jar = Jar.start("--version");
        BufferedReader out = jar.out()) {
      assertThat(out.readLine()).matches("matchbook \\d.*");
      assertThat(jar.exitCode()).isZero();
    }
  }
}
