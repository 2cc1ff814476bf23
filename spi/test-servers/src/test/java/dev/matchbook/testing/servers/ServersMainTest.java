package dev.matchbook.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The servers that are started by hand, in a process as a person starts it. */
@Timeout(180)
class ServersMainTest {
  private static final int POSTGRES_LINES = 7;
  private static final int REDIS_LINES = 3;

  /** A home of its own: what is left in it was left by these. */
  @TempDir static Path home;

  @TempDir Path directory;

  private static Process start(String... options) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            ServersMain.class.getName());
    builder.command().addAll(List.of(options));
    return builder.redirectError(home.resolve("errors").toFile()).start();
  }

  /** What the lines say to a shell. */
  private static Map<String, String> environment(Process process, int lines) throws Exception {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      script.append(output.readLine()).append('\n');
    }
    Process shell = new ProcessBuilder("/bin/sh", "-c", script + "exec env").start();
    Map<String, String> all = new HashMap<>();
    for (String line : shell.inputReader(StandardCharsets.UTF_8).lines().toList()) {
      String[] parts = line.split("=", 2);
      if (parts[0].startsWith("DATABASE_") || parts[0].startsWith("REDIS_")) {
        all.put(parts[0], parts[1]);
      }
    }
    shell.waitFor();
    return all;
  }

  private static String url(Map<String, String> environment) {
    return "jdbc:postgresql://%s:%s/%s?user=%s&password=%s&sslmode=%s"
        .formatted(
            Stream.of("HOST", "PORT", "NAME", "USER", "PASSWORD", "SSL_MODE")
                .map(name -> environment.get("DATABASE_" + name))
                .toArray());
  }

  private static String redis(Map<String, String> environment, String... command) {
    int port = Integer.parseInt(environment.get("REDIS_PORT"));
    return RespConnection.ask(port, command).orElseThrow();
  }

  private static int endInput(Process process) throws Exception {
    process.getOutputStream().close();
    return code(process);
  }

  private static int code(Process process) throws Exception {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("has ended").isTrue();
    return process.exitValue();
  }

  private static void requireNothingLeft() throws IOException {
    Path user = home.resolve("matchbook-test-servers").resolve(System.getProperty("user.name"));
    try (Stream<Path> left = Files.list(user.resolve("run"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void bothRunDurablyUntilTheInputEndsAndLeaveNothing() throws Exception {
    Process process = start();
    try {
      Map<String, String> environment = environment(process, POSTGRES_LINES + REDIS_LINES);
      assertThat(environment)
          .containsEntry("DATABASE_ENABLED", "true")
          .containsEntry("DATABASE_NAME", "matching_engine")
          .containsEntry("REDIS_ENABLED", "true")
          .containsEntry("REDIS_HOST", "127.0.0.1");
      String url = url(environment);
      assertThat(Sql.ask(url, "SELECT current_database()")).isEqualTo("matching_engine");
      assertThat(Sql.ask(url, "SHOW fsync")).isEqualTo("on");
      assertThat(redis(environment, "CONFIG", "GET", "appendfsync")).endsWith("always");
      assertThat(redis(environment, "CONFIG", "GET", "appendonly")).endsWith("yes");

      assertThat(endInput(process)).isZero();
      int port = Integer.parseInt(environment.get("REDIS_PORT"));
      assertThat(RespConnection.ask(port, "PING")).isEmpty();
      requireNothingLeft();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aSignalEndsThemToo() throws Exception {
    Process process = start("--redis-only");
    try {
      Map<String, String> environment = environment(process, REDIS_LINES);
      assertThat(environment).hasSize(REDIS_LINES).doesNotContainKey("DATABASE_HOST");
      assertThat(redis(environment, "PING")).isEqualTo("PONG");
      process.destroy();
      assertThat(code(process)).isNotZero();
      requireNothingLeft();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aDirectoryKeepsTheData() throws Exception {
    for (int i = 1; i <= 3; i++) {
      Process process = start("--dir", directory.toString());
      try {
        Map<String, String> environment = environment(process, POSTGRES_LINES + REDIS_LINES);
        Sql.run(url(environment), "CREATE TABLE IF NOT EXISTS kept (n INT)");
        Sql.run(url(environment), "INSERT INTO kept VALUES (1)");
        assertThat(Sql.ask(url(environment), "SELECT count(*) FROM kept")).isEqualTo("" + i);
        assertThat(redis(environment, "INCR", "kept")).isEqualTo("" + i);
        assertThat(endInput(process)).isZero();
        requireNothingLeft();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void aDirectoryIsUsedByOneAtATime() throws Exception {
    try (KeptData taken = KeptData.take(directory)) {
      Process process = start("--redis-only", "--dir", directory.toString());
      assertThat(code(process)).as(taken + " is taken").isEqualTo(1);
      assertThat(Files.readString(home.resolve("errors"))).contains(directory + " is in use");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--port", "postgres", "--dir", "--dir --help", "--redis-only --postgres-only"})
  void whatIsNotKnownIsRefused(String options) throws Exception {
    Process process = start(options.split(" "));
    assertThat(code(process)).isEqualTo(2);
    assertThat(Files.readString(home.resolve("errors"))).contains("--help");
    assertThat(process.inputReader().readLine()).isNull();
  }

  @Test
  void helpSaysAllOptions() throws Exception {
    Process process = start("--help");
    assertThat(process.inputReader().lines().toList().toString())
        .contains("--postgres-only", "--redis-only", "--dir DIR", "--help");
    assertThat(code(process)).isZero();
  }

  @Test
  void aShellReadsWhatIsQuoted() throws Exception {
    String odd = "it's $HOME \"and\" `id` \\ !";
    String script = ShellLine.export("ODD", odd) + "\nprintf %s \"$ODD\"";
    Process shell = new ProcessBuilder("/bin/sh", "-c", script).start();
    assertThat(shell.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo(odd);
    assertThat(ShellLine.export("PLAIN", "127.0.0.1")).isEqualTo("export PLAIN=127.0.0.1");
  }
}
