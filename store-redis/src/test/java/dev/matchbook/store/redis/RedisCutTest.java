package dev.matchbook.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoreException;
import dev.matchbook.tck.StoreContents;
import dev.matchbook.tck.model.ModelStore;
import dev.matchbook.tck.rows.BatchGenerator;
import dev.matchbook.testing.servers.RedisServer;
import dev.matchbook.testing.servers.TcpProxy;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The connection is cut in the middle of commits, the server is frozen and killed: what was
 * acknowledged is there, nothing is there twice, and a commit that says nothing can be done again.
 */
class RedisCutTest {
  private static final int BATCHES = 60;
  private static final byte[] WRITE = Script.WRITE.sha().getBytes(US_ASCII);

  private final long seed = Long.getLong("matchbook.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final BatchGenerator generator =
      new BatchGenerator(seed, new BatchGenerator.Settings(3, 6, 80, 200));
  private final ModelStore model = new ModelStore();
  private final String engine = Redis.newEngine();
  private final ExecutorService other = Executors.newSingleThreadExecutor();
  private RedisServer server;
  private TcpProxy proxy;
  private Redis redis;

  @BeforeEach
  void start() {
    System.out.println("cuts: -Dmatchbook.seed=" + seed);
    server = RedisServer.start("--appendonly", "yes", "--appendfsync", "always");
    proxy = TcpProxy.to(server.host(), server.port());
    redis = new Redis(server);
  }

  @AfterEach
  void stop() {
    other.shutdownNow();
    redis.close();
    proxy.close();
    server.close();
  }

  private RedisStore open(int port, String settings) {
    return RedisStore.open(
        RedisSettings.parse(
            "redis://127.0.0.1:" + port + "?engine=" + engine + "&trades=1000000" + settings));
  }

  /** What the model has the store has, and its keys fit together. */
  private void compare(RedisStore store) throws Exception {
    StoreContents.of(model).requireSame(store);
    Audit.of(redis, engine);
  }

  /** Again and again until it is known what became of it. */
  private boolean commit(RedisStore store, Batch batch) {
    for (int i = 0; i < 100; i++) {
      try {
        return store.commit(batch);
      } catch (StoreException e) {
        assertThat(e.kind()).as(e.getMessage()).isEqualTo(StoreException.Kind.FAILED);
      }
    }
    throw new AssertionError("never committed");
  }

  @Test
  void anAnswerThatIsLostIsFoundOutByTheSameCall() throws Exception {
    try (RedisStore store = open(proxy.port(), "")) {
      for (int i = 0; i < BATCHES; i++) {
        Batch batch = generator.next();
        if (i > 0 && i % 3 == 0) {
          proxy.cutBeforeAnswerTo(WRITE);
        }
        assertThat(store.commit(batch)).as("its own attempt stored it").isTrue();
        model.commit(batch);
      }
      compare(store);
    }
  }

  @Test
  void aCommitThatIsCutAnywhereIsDoneOnceByTheSameCall() throws Exception {
    try (RedisStore store = open(proxy.port(), "")) {
      for (int i = 0; i < BATCHES; i++) {
        Batch batch = generator.next();
        if (random.nextBoolean()) {
          proxy.cutAfterClientBytes(random.nextInt(60_000));
        } else {
          proxy.cutAfterServerBytes(random.nextInt(40));
        }
        assertThat(store.commit(batch)).as("applied").isTrue();
        model.commit(batch);
      }
      compare(store);
    }
  }

  @Test
  void aServerThatIsKilledAndRestartedMidBatchLosesNothingAndDoublesNothing() throws Exception {
    try (RedisStore store = open(server.port(), "")) {
      for (int i = 0; i < 12; i++) {
        Batch batch = generator.next();
        Future<Boolean> committed = other.submit((Callable<Boolean>) () -> commit(store, batch));
        long until = System.nanoTime() + random.nextInt(3_000_000);
        while (System.nanoTime() < until) {
          Thread.onSpinWait();
        }
        server.kill();
        server.restart();
        committed.get();
        model.commit(batch);
        assertThat(store.checkpoint()).isEqualTo(batch.checkpoint());
      }
      compare(store);
    }
  }

  @Test
  void aFrozenServerIsFailedNotLost() throws Exception {
    try (RedisStore store = open(server.port(), "&timeout=300ms&retries=3")) {
      for (int i = 0; i < 4; i++) {
        Batch batch = generator.next();
        server.freeze();
        try {
          StoreException failed = null;
          try {
            store.commit(batch);
          } catch (StoreException e) {
            failed = e;
          }
          assertThat(failed).as("no answer").isNotNull();
          assertThat(failed.kind()).isEqualTo(StoreException.Kind.FAILED);
        } finally {
          server.thaw();
        }
        commit(store, batch);
        model.commit(batch);
        compare(store);
      }
    }
  }

  @Test
  void whatAFrozenServerStillHasInItsEarsDoesNotOverwriteWhatAnotherWroteMeanwhile()
      throws Exception {
    Batch first = generator.next();
    Batch second = generator.next();
    try (RedisStore stalled = open(proxy.port(), "&timeout=300ms&retries=0");
        RedisStore successor = open(server.port(), "")) {
      stalled.commit(first);
      proxy.stall();
      assertThat(catchFailed(() -> stalled.commit(second))).isTrue();
      assertThat(successor.commit(second)).isTrue();
      Batch third = generator.next();
      assertThat(successor.commit(third)).isTrue();
      proxy.resume();
      Await.until("the stalled one answers", () -> !catchFailed(stalled::checkpoint));
      model.commit(first);
      model.commit(second);
      model.commit(third);
      compare(successor);
      assertThat(stalled.commit(second)).as("it was another's").isFalse();
      compare(stalled);
    }
  }

  private static boolean catchFailed(Runnable call) {
    try {
      call.run();
      return false;
    } catch (StoreException e) {
      assertThat(e.kind()).isEqualTo(StoreException.Kind.FAILED);
      return true;
    }
  }

  @Test
  void aServerThatWentAwayComesBackWithinTheSameCall() throws Exception {
    try (RedisStore store = open(proxy.port(), "&retries=30")) {
      Batch first = generator.next();
      store.commit(first);
      proxy.refuse();
      proxy.cut();
      Batch second = generator.next();
      Future<Boolean> committed = other.submit((Callable<Boolean>) () -> store.commit(second));
      Future<Checkpoint> read = Executors.newSingleThreadExecutor().submit(store::checkpoint);
      proxy.accept();
      assertThat(committed.get()).isTrue();
      assertThat(read.get()).isIn(first.checkpoint(), second.checkpoint());
      model.commit(first);
      model.commit(second);
      compare(store);
    }
  }
}
