package dev.matchbook.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.testing.servers.PostgresServer;
import dev.matchbook.testing.servers.RedisServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged runner on real servers, told by environment variables alone, with names and
 * passwords that have to be escaped in URIs.
 */
class DeploymentIT {
  private static final int COMMANDS = 2_000;
  private static final int PATIENCE_MILLIS = 30_000;
  private static final long PAUSE_NANOS = 5_000_000;
  private static final String PASSWORD = "p@s:/?#[]&%41+=s3cret";
  private static final String USER = "book keeper@x";

  private static PostgresServer postgres;
  private static Uninterrupted truth;
  private static int databases;

  @TempDir private Path folder;

  private RedisServer redis;
  private String database;

  @BeforeAll
  static void startPostgres() throws Exception {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    System.out.println("DeploymentIT: seed " + seed);
    truth = Uninterrupted.mixed(seed, COMMANDS);
    postgres = PostgresServer.start();
    sql("CREATE USER \"" + USER + "\" PASSWORD '" + PASSWORD + "'");
  }

  @AfterAll
  static void stopPostgres() {
    postgres.close();
  }

  @BeforeEach
  void startRedis() throws Exception {
    redis = RedisServer.start("--requirepass", PASSWORD);
    database = "match/book?%20&" + ++databases;
    sql("CREATE DATABASE \"" + database + "\" OWNER \"" + USER + "\"");
  }

  @AfterEach
  void stopRedis() {
    redis.close();
  }

  private static void sql(String statement) throws Exception {
    try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl("postgres"));
        Statement one = connection.createStatement()) {
      one.execute(statement);
    }
  }

  private LayeredRun run(boolean withDatabase, boolean withRedis) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("DATABASE_ENABLED", String.valueOf(withDatabase));
    variables.put("DATABASE_HOST", postgres.host());
    variables.put("DATABASE_PORT", String.valueOf(postgres.port()));
    variables.put("DATABASE_NAME", database);
    variables.put("DATABASE_USER", USER);
    variables.put("DATABASE_PASSWORD", PASSWORD);
    variables.put("REDIS_ENABLED", String.valueOf(withRedis));
    variables.put("REDIS_HOST", redis.host());
    variables.put("REDIS_PORT", String.valueOf(redis.port()));
    variables.put("REDIS_PASSWORD", PASSWORD);
    variables.put("TRADE_LOG_PATH", folder.resolve("trades.log").toString());
    return new LayeredRun(variables, "--environment");
  }

  private String state(String store) {
    return new Invocation().run("state", "--store", store).out();
  }

  private String logged() {
    return state("file:" + folder.resolve("trades.log"));
  }

  private String stored() {
    return state(postgres.uri(escaped(database)));
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Test
  void withoutServersTheFileStoreKeepsAll() throws Exception {
    run(false, false).twice(truth, COMMANDS / 3, folder);

    assertThat(logged()).contains("\"commands\":" + COMMANDS);
  }

  @Test
  void theDatabaseKeepsAllAndTheLogToo() throws Exception {
    run(true, false).twice(truth, COMMANDS / 3, folder);

    assertThat(stored()).contains("\"commands\":" + COMMANDS).isEqualTo(logged());
  }

  @Test
  void redisIsBetweenAndHasAllAtTheEnd() throws Exception {
    run(true, true).twice(truth, COMMANDS / 3, folder);

    assertThat(stored()).contains("\"commands\":" + COMMANDS).isEqualTo(logged());
    assertThat(head()).contains("\"commands\":" + COMMANDS);
  }

  @Test
  void aDatabaseThatIsAddedLaterIsGivenWhatTheFileStoreHas() throws Exception {
    byte[] part = LayeredRun.firstLines(truth.input(), COMMANDS / 2);
    Path first = Files.write(folder.resolve("first"), part);
    Path whole = Files.write(folder.resolve("whole"), truth.input());

    byte[] before = run(false, false).over(first).events();
    LayeredRun.Outcome after = run(true, false).over(whole);

    assertThat(after.exitCode()).isZero();
    assertThat(after.events()).isEqualTo(truth.events(before.length, truth.size()));
    assertThat(stored()).contains("\"commands\":" + COMMANDS).isEqualTo(logged());
  }

  @Test
  void redisThatComesLateIsTakenIn() throws Exception {
    Path events = folder.resolve("events");
    Path err = folder.resolve("err");
    ProcessBuilder command = run(true, true).command();
    command.redirectOutput(events.toFile()).redirectError(err.toFile());
    byte[] start = LayeredRun.firstLines(truth.input(), COMMANDS / 2);
    redis.kill();
    try (Jar jar = Jar.start(command)) {
      OutputStream commands = jar.process().getOutputStream();
      commands.write(start);
      commands.flush();
      until(() -> Files.size(events) == truth.end(COMMANDS / 2));

      redis.restart();
      commands.write(truth.input(), start.length, truth.input().length - start.length);
      commands.flush();
      until(() -> head().contains("\"commands\":" + COMMANDS + ","));

      commands.close();
      assertThat(jar.exitCode()).isZero();
    }
    assertThat(Files.readAllBytes(events)).isEqualTo(truth.events(0, truth.size()));
    assertThat(Files.readString(err))
        .containsOnlyOnce("goes on without redis://***@127.0.0.1:" + redis.port())
        .doesNotContain("s3cret");
  }

  @Test
  void aDatabaseThatIsNotThereEndsItWithOneLine() throws Exception {
    Path input = Files.write(folder.resolve("input"), truth.input());
    LayeredRun.Outcome outcome;
    postgres.kill();
    try {
      outcome = run(true, true).over(input);
    } finally {
      postgres.restart();
    }

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.events()).isEmpty();
    assertThat(outcome.err())
        .startsWith("matchbook run: postgresql://127.0.0.1:" + postgres.port() + "/")
        .contains(escaped(database))
        .doesNotContain("s3cret")
        .hasLineCount(1);
  }

  /** What Redis says of how far it is, or that it says nothing. */
  private String head() throws IOException {
    try (Socket socket = new Socket(redis.host(), redis.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write(
              ("AUTH " + PASSWORD + "\r\nGET matchbook:{main}:head\r\nQUIT\r\n")
                  .getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void until(Condition condition) throws IOException {
    long start = System.nanoTime();
    while (!condition.holds()) {
      assertThat(System.nanoTime() - start).isLessThan(PATIENCE_MILLIS * 1_000_000L);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
