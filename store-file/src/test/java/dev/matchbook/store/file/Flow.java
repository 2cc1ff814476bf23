package dev.matchbook.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.command.Authorization;
import dev.matchbook.core.command.AuthorizedCommand;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReplayRule;
import dev.matchbook.core.engine.EngineListener;
import dev.matchbook.core.engine.JournaledEngine;
import dev.matchbook.core.oracle.RandomCommands;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.tck.StoreContents;
import dev.matchbook.tck.model.ModelStore;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The batches of an engine that was never interrupted, and what it was after each of them. */
final class Flow {
  private static final int MOST_COMMANDS = 500;
  private static final EngineListener DEAF = Deaf.listener();

  private final long seed;
  private final List<Batch> batches = new ArrayList<>();
  private final Map<Checkpoint, Long> hashes = new HashMap<>();
  private final StoreContents end;

  /**
   * A flow out of a seed.
   *
   * @param least orders and trades of all batches together; 64 KiB have some 150
   * @param most rows of a batch, some more or less
   */
  Flow(long seed, int least, int most) {
    this.seed = seed;
    Random random = new Random(seed);
    RandomCommands commands = new RandomCommands(seed);
    ModelStore model = new ModelStore();
    JournaledEngine engine = JournaledEngine.on(model, DEAF);
    hashes.put(Checkpoint.START, engine.engine().stateHash());
    int rows = 0;
    while (rows < least) {
      int wanted = 1 + random.nextInt(most);
      int count = 0;
      do {
        engine.engine().apply(sometimesSigned(commands.next(), random));
        count++;
      } while (engine.changes() < wanted && count < MOST_COMMANDS);
      Batch batch = engine.endBatch(count);
      rows += batch.orders().size() + batch.trades().size();
      batches.add(batch);
      model.commit(batch);
      hashes.put(batch.checkpoint(), engine.engine().stateHash());
    }
    end = StoreContents.of(model);
  }

  /** One new order of four is signed; the engine may find it used. */
  private static Command sometimesSigned(Command command, Random random) {
    if (!(command instanceof NewOrder) || random.nextInt(4) > 0) {
      return command;
    }
    ReplayRule rule = random.nextBoolean() ? ReplayRule.DIGEST : ReplayRule.UNORDERED;
    BigInteger number = BigInteger.valueOf(random.nextInt(5_000));
    return new AuthorizedCommand(
        command,
        new Authorization(
            String.format("%064x", number),
            rule,
            rule == ReplayRule.DIGEST ? null : number,
            Long.MAX_VALUE,
            "0x" + number.toString(16),
            random.nextBoolean() ? null : "{\"n\":\"\\" + number + "\"}"));
  }

  List<Batch> batches() {
    return batches;
  }

  /** How many batches lead to that checkpoint; fails where none do. */
  int batchesTo(Checkpoint checkpoint) {
    assertThat(hashes).as("seed %d: a batch ends there", seed).containsKey(checkpoint);
    int count = 0;
    while (count < batches.size()
        && batches.get(count).checkpoint().commands() <= checkpoint.commands()) {
      count++;
    }
    return count;
  }

  /** Commits what is still missing. */
  void commitRest(ExchangeStore store) {
    for (Batch batch : batches.subList(batchesTo(store.checkpoint()), batches.size())) {
      assertThat(store.commit(batch)).as("seed %d: applied", seed).isTrue();
    }
  }

  /** An engine on the store is what the uninterrupted one was after as many commands. */
  void requireSameEngine(ExchangeStore store) {
    Checkpoint at = store.checkpoint();
    batchesTo(at);
    long hash = JournaledEngine.on(store, DEAF).engine().stateHash();
    assertThat(hash).as("seed %d: state hash after %s", seed, at).isEqualTo(hashes.get(at));
  }

  /** The store has everything, as a store that never failed. */
  void requireEnd(ExchangeStore store) {
    end.requireSame(store);
  }
}
