package dev.matchbook.examples.settlement;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.matchbook.core.Fault;
import dev.matchbook.core.hash.HashText;
import dev.matchbook.core.hash.Keccak256;
import dev.matchbook.examples.json.JsonObject;
import dev.matchbook.examples.settlement.ChainBatch.Place;
import dev.matchbook.spi.settlement.GatewayStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A chain that settles batches of trades, and forgets nothing that it has answered, whenever its
 * process ends: each step is a line of its file before anybody is told.
 *
 * <pre>
 *  {"type":"started","block","ts","blockMillis"}     blocks go on by the clock, down or not
 *  {"type":"submitted","key","root","trades","block"}
 *  {"type":"included","key","block"}                 its trades have settled
 *  {"type":"reorged","key","block","to"}             they have not: in the POOL, or GONE
 *  {"type":"failed","key","error","fault"}           it never will settle
 * </pre>
 *
 * <p>A key settles at most once, and so does a trade, whatever keys it is given with. What happens
 * to a batch happens when somebody asks about it. All methods may be called from any thread.
 */
public final class SimulatedChain implements AutoCloseable {
  /** Confirmations from which on a block stays. */
  public static final int FINALITY = 12;

  /** When a call fails. */
  enum Trouble {
    NONE,
    BEFORE,
    AFTER
  }

  private static final long GAS_OF_BATCH = 21_000;
  private static final long GAS_OF_TRADE = 40_000;

  private final ChainSettings settings;
  private final Map<String, ChainBatch> batches = new HashMap<>();
  private final Map<Long, String> settled = new HashMap<>();
  private final ChainFile file;
  private final Random dice;
  private long lines;
  private long startBlock = 1;
  private long startMillis;
  private long blockMillis;
  private long lastBlock;

  /**
   * Opens a chain, or makes one.
   *
   * @param path its file
   * @throws IOException if it cannot be used, or another process uses it
   * @throws IllegalArgumentException if it is no chain's
   */
  public SimulatedChain(Path path, ChainSettings settings) throws IOException {
    this.settings = settings;
    startMillis = settings.clock().millis();
    blockMillis = settings.blockMillis();
    file = ChainFile.open(path, this::apply);
    // after each start other numbers: the first call of a life is not always the same
    dice = new Random(settings.seed() + lines);
    try {
      happened(
          JsonObject.of(
              "type",
              "started",
              "block",
              block(),
              "ts",
              settings.clock().millis(),
              "blockMillis",
              settings.blockMillis()));
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void happened(JsonObject line) {
    file.append(line);
    apply(line);
  }

  private void apply(JsonObject line) {
    lines++;
    String type = line.text("type");
    if (type.equals("started")) {
      startBlock = line.number("block");
      startMillis = line.number("ts");
      blockMillis = line.number("blockMillis");
      return;
    }
    ChainBatch batch = batches.get(line.text("key"));
    if (batch == null) {
      List<Long> trades = line.has("trades") ? line.numbers("trades") : List.of();
      String root = line.has("root") ? line.text("root") : null;
      batch = new ChainBatch(line.text("key"), root, trades);
      batches.put(batch.key, batch);
    }
    apply(line, type, batch);
  }

  private void apply(JsonObject line, String type, ChainBatch batch) {
    batch.block = line.has("block") ? line.number("block") : 0;
    lastBlock = Math.max(lastBlock, batch.block);
    switch (type) {
      case "submitted" -> {
        batch.place = Place.POOL;
        batch.submissions++;
      }
      case "included" -> {
        batch.place = Place.BLOCK;
        batch.lostAt = Integer.MAX_VALUE;
        batch.trades.forEach(trade -> settled.put(trade, batch.key));
      }
      case "reorged" -> {
        batch.place = Place.valueOf(line.text("to"));
        batch.trades.forEach(settled::remove);
      }
      case "failed" -> {
        batch.place = Place.FAILED;
        batch.error = line.text("error");
        batch.fault = Fault.valueOf(line.text("fault"));
      }
      default -> throw new IllegalArgumentException("type: " + type);
    }
  }

  /** The number of the last block; never less than any that was told. */
  private long block() {
    long passed = Math.max(0, settings.clock().millis() - startMillis);
    return Math.max(lastBlock, startBlock + passed / blockMillis);
  }

  /**
   * Takes a batch; one that it has already changes nothing.
   *
   * @throws IllegalArgumentException if the key was given for other trades
   */
  public synchronized GatewayStatus submit(String key, String root, List<Long> trades) {
    ChainBatch known = batches.get(key);
    if (known != null && known.root != null && !known.root.equals(root)) {
      throw new IllegalArgumentException("key: was given for other trades: " + key);
    }
    if (known == null || known.place == Place.GONE) {
      happened(
          JsonObject.of(
              "type", "submitted", "key", key, "root", root, "trades", trades, "block", block()));
    }
    ChainBatch batch = batches.get(key);
    if (batch.place == Place.POOL && isElsewhere(batch)) {
      fail(key, "a trade has settled in another batch", Fault.NONE);
    }
    return status(batch);
  }

  /** What it knows of a batch. */
  public synchronized GatewayStatus status(String key) {
    ChainBatch batch = batches.get(key);
    if (batch == null) {
      return GatewayStatus.unknown();
    }
    goOn(batch);
    return status(batch);
  }

  /** Sees to it that a batch never settles, unless it is in a block. */
  public synchronized GatewayStatus cancel(String key) {
    ChainBatch batch = batches.get(key);
    if (batch == null || batch.place == Place.POOL || batch.place == Place.GONE) {
      fail(key, "canceled", Fault.NONE);
    }
    return status(batches.get(key));
  }

  private void goOn(ChainBatch batch) {
    long now = block();
    if (batch.place == Place.POOL && now > batch.block) {
      Fault poison = settings.poisonOf(batch.trades);
      if (isElsewhere(batch)) {
        fail(batch.key, "a trade has settled in another batch", Fault.NONE);
      } else if (poison != null) {
        fail(batch.key, "reverted, fault of " + poison, poison);
      } else {
        happened(JsonObject.of("type", "included", "key", batch.key, "block", now));
        batch.lostAt = isUnlucky() ? 1 + dice.nextInt(FINALITY - 1) : Integer.MAX_VALUE;
      }
    } else if (batch.place == Place.BLOCK && isReorganised(batch)) {
      Place to = dice.nextBoolean() ? Place.POOL : Place.GONE;
      happened(JsonObject.of("type", "reorged", "key", batch.key, "block", now, "to", to.name()));
    }
  }

  /** Who looks late finds a block that is final, and that stays. */
  private boolean isReorganised(ChainBatch batch) {
    long depth = confirmations(batch);
    return depth >= batch.lostAt && depth < FINALITY;
  }

  private boolean isUnlucky() {
    return dice.nextInt(100) < settings.trouble();
  }

  /** What becomes of a call, as often as the settings want it. */
  synchronized Trouble trouble() {
    if (!isUnlucky()) {
      return Trouble.NONE;
    }
    return dice.nextBoolean() ? Trouble.BEFORE : Trouble.AFTER;
  }

  private boolean isElsewhere(ChainBatch batch) {
    return batch.trades.stream().anyMatch(settled::containsKey);
  }

  private void fail(String key, String error, Fault fault) {
    happened(JsonObject.of("type", "failed", "key", key, "error", error, "fault", fault.name()));
  }

  private long confirmations(ChainBatch batch) {
    return block() - batch.block + 1;
  }

  private GatewayStatus status(ChainBatch batch) {
    return switch (batch.place) {
      case POOL -> GatewayStatus.submitted(txHash(batch));
      case BLOCK ->
          new GatewayStatus.Included(
              txHash(batch),
              batch.block,
              GAS_OF_BATCH + GAS_OF_TRADE * batch.trades.size(),
              (int) Math.min(Integer.MAX_VALUE, confirmations(batch)));
      case GONE -> GatewayStatus.unknown();
      case FAILED -> GatewayStatus.failed(batch.error, batch.fault);
    };
  }

  private static String txHash(ChainBatch batch) {
    return HashText.of(Keccak256.of((batch.key + "#" + batch.submissions).getBytes(UTF_8)));
  }

  /** Lets go of the file. */
  @Override
  public synchronized void close() {
    file.close();
  }
}
