package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runner settles by the chain, two processes, while the worst comes over one or the other, or
 * over the store's server: each goes on where it was, and in the end each trade has settled once or
 * was busted once.
 *
 * <p>{@code -Dmatchbook.settlementKills=N} for more, {@code -Dmatchbook.seed=N} repeats.
 */
abstract class SettlementKills {
  private static final int LINES = 500;
  private static final int MOST_LINES_OF_A_LIFE = 120;
  private static final int MOST_BYTES = 20_000;
  private static final int MOST_CHAIN_LINES = 40;
  private static final int RUNNER = 0;
  private static final int CHAIN = 1;

  @TempDir private Path folder;

  private Random dice;
  private ChainProcess chain;
  private final List<String> printed = new ArrayList<>();

  /** The store as the runner opens it. */
  abstract String uri();

  /** The same store, for looking at it. */
  abstract String straightUri();

  /** How many kinds of blows there are: the runner, the chain, and those of a server. */
  abstract int kinds();

  /**
   * Strikes the server.
   *
   * @return whether the runner has to end by that
   */
  abstract boolean strikeServer(int kind);

  /** Makes the server well. */
  abstract void heal();

  @Test
  void eachTradeSettlesOnceOrIsBustedOnceWhateverIsKilled() throws Exception {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    int kills = Integer.getInteger("matchbook.settlementKills", 6);
    System.out.println(getClass().getSimpleName() + ": seed " + seed + ", " + kills + " kills");
    dice = new Random(seed);
    int struck = 0;
    for (int venue = 0; struck < kills; venue++) {
      SettledFlow flow = SettledFlow.of(seed + venue, LINES);
      Path file = folder.resolve("chain" + venue);
      printed.clear();
      nextStore();
      try (ChainProcess process = ChainProcess.start(file, seed)) {
        chain = process;
        int given = 0;
        while (struck < kills && given < LINES) {
          given = Math.min(LINES, given + 1 + dice.nextInt(MOST_LINES_OF_A_LIFE));
          struck += live(flow, given, kills - struck, struck);
        }
        finish(flow);
      }
      verify(flow, file);
    }
  }

  /** The next store, which has nothing yet. */
  abstract void nextStore();

  private SettledLife start(SettledFlow flow, int given) throws IOException {
    Path input = Files.write(folder.resolve("in"), flow.lines().subList(0, given));
    return SettledLife.start(uri(), chain.url(), input, folder.resolve("log"));
  }

  /** A life with blows, until one ends it or its lines do; returns how many came. */
  private int live(SettledFlow flow, int given, int most, int kind) throws Exception {
    int struck = 0;
    try (SettledLife life = start(flow, given)) {
      boolean lives = true;
      while (lives && struck < most) {
        lives = reach(life);
        // each kind in turn, so that few blows are of all kinds
        if (lives) {
          lives = strike(life, (kind + struck++) % kinds());
        }
      }
      life.end();
      heal();
      printed.addAll(life.lines());
    }
    return struck;
  }

  /** Until it has got on a bit; returns whether it lives. */
  private boolean reach(SettledLife life) throws Exception {
    boolean byOutput = dice.nextBoolean();
    long bytes = life.bytes() + dice.nextInt(MOST_BYTES);
    long lines = chain.lines() + 1 + dice.nextInt(MOST_CHAIN_LINES);
    Conditions.until(
        "output, or a step of the chain",
        () -> life.isOver() || (byOutput ? life.bytes() >= bytes : chain.lines() >= lines));
    return !life.isOver();
  }

  /** Returns whether the runner lives on. */
  private boolean strike(SettledLife life, int kind) throws Exception {
    if (kind == RUNNER) {
      life.process().destroyForcibly();
      return false;
    } else if (kind == CHAIN) {
      chain.killAndRestart();
      return true;
    }
    boolean ends = strikeServer(kind);
    if (ends) {
      life.finish();
    }
    return !ends;
  }

  private void finish(SettledFlow flow) throws Exception {
    try (SettledLife life = start(flow, LINES)) {
      assertThat(life.finish()).as(() -> said()).isZero();
      printed.addAll(life.lines());
    }
  }

  private String said() {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("log"));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    } catch (IOException e) {
      return "nothing: " + e;
    }
  }

  private void verify(SettledFlow flow, Path file) throws IOException {
    try (ExchangeStore store = Stores.open(straightUri())) {
      SettledBooks books = new SettledBooks(store);
      books.agreeWithInput(flow.orders());
      books.agreeWithChain(file);
      books.agreeWithPrinted(printed);
      System.out.printf(
          "%s: %d trades settled, %d busted%n",
          getClass().getSimpleName(), books.settled(), books.busted());
      assertThat(books.settled()).isPositive();
      assertThat(books.busted()).isPositive();
    }
  }
}
