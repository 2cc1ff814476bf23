package dev.matchbook.testing.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another JVM that runs {@link ChildMain}. */
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static ChildJvm start(String deed, Path temporary, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            ChildMain.class.getName(),
            deed);
    builder
        .environment()
        .keySet()
        .removeAll(List.of(PostgresServer.URL_VARIABLE, RedisServer.URL_VARIABLE));
    builder.environment().putAll(environment);
    return new ChildJvm(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The words of the line that it says when it is done. */
  List<String> words() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the other JVM ended without a word");
    }
    return List.of(line.split(" "));
  }

  /** By SIGKILL. */
  void kill() throws IOException {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Lets it end by itself. */
  void end() throws IOException {
    process.getOutputStream().close();
    awaitEnd();
  }

  @Override
  public void close() throws IOException {
    end();
  }

  private void awaitEnd() throws IOException {
    try {
      if (process.waitFor(60, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new IOException("the other JVM does not end");
  }
}
