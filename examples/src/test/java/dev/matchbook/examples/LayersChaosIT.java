package dev.matchbook.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.testing.servers.PostgresServer;
import dev.matchbook.testing.servers.RedisServer;
import dev.matchbook.testing.servers.TcpProxy;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged runner on memory, Redis, PostgreSQL and a log, while Redis is killed, frozen and
 * emptied, networks are cut and stalled, PostgreSQL is killed and started again, and the runner
 * itself is killed. Whatever was printed is in PostgreSQL, the state is that of a run that nothing
 * interrupts (see {@link Lives}), and at the end every layer has the same.
 *
 * <p>{@code -Dmatchbook.chaosSeconds=N} for longer, {@code -Dmatchbook.seed=N} repeats the flow and
 * the dice.
 */
class LayersChaosIT {
  /** So many that what comes over the servers comes before their end. */
  private static final int COMMANDS = 40_000;

  private static final int SIGNED = 20_000;
  private static final int MOST_STRIKES = 6;
  private static final int LEAST_STRIKES = 3;
  private static final int MOST_BYTES = 250_000;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE_NANOS = 20_000_000;

  /** What comes over the servers. */
  private enum Trouble {
    REDIS_KILLED,
    REDIS_BACK,
    REDIS_FROZEN,
    REDIS_THAWED,
    REDIS_EMPTIED,
    REDIS_CUT,
    REDIS_REFUSED,
    REDIS_STALLED,
    REDIS_REACHED,
    POSTGRES_KILLED,
    POSTGRES_CUT
  }

  @TempDir private Path folder;

  private final Set<Trouble> had = EnumSet.noneOf(Trouble.class);
  private RedisServer redis;
  private TcpProxy toRedis;
  private PostgresServer postgres;
  private TcpProxy toPostgres;
  private String database;
  private boolean redisRuns = true;
  private int commands;
  private boolean isSigned;
  private Lives lives;

  @BeforeEach
  void start() {
    redis = RedisServer.start();
    toRedis = TcpProxy.to(redis.host(), redis.port());
    postgres = PostgresServer.start();
    toPostgres = TcpProxy.to(postgres.host(), postgres.port());
    database = postgres.newDatabase();
  }

  @AfterEach
  void stop() {
    toRedis.close();
    redis.close();
    toPostgres.close();
    postgres.close();
  }

  private String redisUri(int port, int engine) {
    return "redis://127.0.0.1:" + port + "?engine=e" + engine;
  }

  private String recordUri(int engine) {
    return postgres.uri(database) + "&engine=e" + engine;
  }

  private String logUri(int engine) {
    return "file:" + folder.resolve("log" + engine);
  }

  private List<String> stores(int engine) {
    String record =
        recordUri(engine).replace(":" + postgres.port() + "/", ":" + toPostgres.port() + "/");
    return List.of(
        "--store",
        "memory:",
        "--store",
        redisUri(toRedis.port(), engine)
            + "&timeout=100ms&retries=0&layer.retry=100ms&layer.delay=10ms",
        "--store",
        record + "&timeout=1s&retries=8",
        "--log",
        logUri(engine));
  }

  @Test
  void nothingIsLostAndAllLayersEndEqualWhateverHappens() throws Exception {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    long seconds = Long.getLong("matchbook.chaosSeconds", 60);
    System.out.println("LayersChaosIT: seed " + seed);
    Random dice = new Random(seed);
    long start = System.nanoTime();
    int engine = 0;
    int count = 0;
    while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
      count += live(engine, seed + engine, dice);
      allLayersAreEqual(engine);
      engine++;
    }
    System.out.printf("LayersChaosIT: %d engines, %d lives, %s%n", engine, count, had);
    assertThat(had).hasSizeGreaterThan(Trouble.values().length / 2);
  }

  private int live(int engine, long seed, Random dice) throws Exception {
    Uninterrupted truth = Uninterrupted.of(engine, seed, SIGNED, COMMANDS);
    commands = truth.commands();
    isSigned = !truth.arguments().isEmpty();
    Path input = Files.write(folder.resolve("in" + engine), truth.input());
    lives = new Lives(stores(engine), recordUri(engine), truth, input);
    lives.afterDeath(postgres::awaitNoClients);
    int count = 1;
    for (; !lives.over() && count < 3; count++) {
      List<Lives.Strike> strikes = strikes(dice);
      int last = strikes.get(strikes.size() - 1).bytes();
      lives.live(strikes, last + dice.nextInt(MOST_BYTES), Lives.KILL, 0);
      heal();
    }
    // The last life goes on to the end: its layers have to come level while it runs.
    List<Lives.Strike> strikes = strikes(dice);
    int last = strikes.get(strikes.size() - 1).bytes();
    strikes.add(new Lives.Strike(last + dice.nextInt(MOST_BYTES), this::heal));
    lives.finish(strikes, () -> awaitRedis(engine));
    return count;
  }

  private List<Lives.Strike> strikes(Random dice) {
    List<Lives.Strike> strikes = new ArrayList<>();
    int bytes = 0;
    int count = LEAST_STRIKES + dice.nextInt(MOST_STRIKES - LEAST_STRIKES + 1);
    Trouble[] kinds = Trouble.values();
    for (int i = 0; i < count; i++) {
      bytes += 1 + dice.nextInt(MOST_BYTES);
      Trouble kind = kinds[dice.nextInt(kinds.length)];
      strikes.add(new Lives.Strike(bytes, () -> strike(kind)));
    }
    return strikes;
  }

  private void strike(Trouble kind) {
    had.add(kind);
    switch (kind) {
      case REDIS_KILLED -> killRedis();
      case REDIS_BACK -> startRedis();
      case REDIS_FROZEN -> ifRedisRuns(redis::freeze);
      case REDIS_THAWED -> ifRedisRuns(redis::thaw);
      case REDIS_EMPTIED ->
          ifRedisRuns(
              () -> {
                redis.thaw();
                flush();
              });
      case REDIS_CUT -> toRedis.cut();
      case REDIS_REFUSED -> toRedis.refuse();
      case REDIS_STALLED -> toRedis.stall();
      case REDIS_REACHED -> {
        toRedis.resume();
        toRedis.accept();
      }
      case POSTGRES_KILLED -> {
        postgres.kill();
        postgres.restart();
      }
      case POSTGRES_CUT -> toPostgres.cutBeforeAnswerTo("COMMIT".getBytes(US_ASCII));
    }
  }

  private void ifRedisRuns(Runnable action) {
    if (redisRuns) {
      action.run();
    }
  }

  private void killRedis() {
    if (redisRuns) {
      redis.kill();
      redisRuns = false;
    }
  }

  private void startRedis() {
    if (!redisRuns) {
      redis.restart();
      redisRuns = true;
    }
  }

  private void flush() {
    assertThat(askRedis("FLUSHALL")).startsWith("+OK");
  }

  private void heal() {
    toRedis.resume();
    toRedis.accept();
    startRedis();
    redis.thaw();
  }

  /** Until Redis has what the last command did. */
  private void awaitRedis(int engine) {
    String wanted = "\"commands\":" + commands + ",";
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!askRedis("GET matchbook:{e" + engine + "}:head").contains(wanted)
        && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private String askRedis(String command) {
    try (Socket socket = new Socket(redis.host(), redis.port())) {
      socket.setSoTimeout((int) TimeUnit.NANOSECONDS.toMillis(PATIENCE_NANOS));
      socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
      byte[] answer = new byte[1_024];
      int read = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(0, read), US_ASCII);
    } catch (IOException e) {
      // It may just be dead or frozen.
      return "";
    }
  }

  private void allLayersAreEqual(int engine) {
    String record = state(recordUri(engine));
    assertThat(record).contains("\"commands\":" + commands);
    assertThat(state(logUri(engine))).isEqualTo(record);
    // A cache has each order's nonce, but not what accounts have used up: its engine is another
    // one.
    String cache = redisUri(redis.port(), engine);
    assertThat(withoutHash(state(cache)))
        .as(() -> "Redis is not where PostgreSQL is; the runner said:\n" + lives.said())
        .isEqualTo(withoutHash(record));
    assertThat(openOrders(cache)).isEqualTo(openOrders(recordUri(engine)));
    if (!isSigned) {
      assertThat(state(cache)).isEqualTo(record);
    }
  }

  private static String withoutHash(String state) {
    return state.replaceFirst("\"hash\":\"\\w+\"", "");
  }

  private static String openOrders(String uri) {
    return said("orders", "--store", uri, "--open", "--limit", 100_000);
  }

  private static String said(Object... command) {
    Invocation.Outcome outcome = new Invocation().run(command);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome.out();
  }

  private static String state(String uri) {
    return said("state", "--store", uri);
  }
}
