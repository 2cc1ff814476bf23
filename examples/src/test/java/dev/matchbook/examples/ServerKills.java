package dev.matchbook.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.TradeQuery;
import dev.matchbook.spi.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runner with a store on a server, while the worst comes over one or the other: the runner is
 * killed; the server is killed and started again; the server is frozen for longer than anybody
 * waits; a connection is cut when the server has been told to commit and has not answered. See
 * {@link Lives}.
 *
 * <p>{@code -Dmatchbook.serverKills=N} for more, {@code -Dmatchbook.seed=N} repeats.
 */
abstract class ServerKills {
  private static final int COMMANDS = 20_000;
  private static final int SIGNED = 4_000;
  private static final int MOST_BYTES = 500_000;

  @TempDir private Path folder;

  private Backend server;

  /** One that nothing has come over yet. */
  abstract Backend start();

  @BeforeEach
  void startServer() {
    server = start();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void nothingThatWasPrintedIsLostWhateverDies() throws Exception {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    int blows = Integer.getInteger("matchbook.serverKills", 12);
    System.out.println(getClass().getSimpleName() + ": seed " + seed + ", " + blows + " blows");
    Random dice = new Random(seed);
    int struck = 0;
    for (int engine = 0; struck < blows; engine++) {
      Uninterrupted truth = Uninterrupted.of(engine, seed + engine, SIGNED, COMMANDS);
      Path input = Files.write(folder.resolve("in" + engine), truth.input());
      Lives lives =
          new Lives(
              List.of("--store", server.uri(engine)), server.straightUri(engine), truth, input);
      lives.afterDeath(server::awaitNoClients);
      for (; !lives.over() && struck < blows; struck++) {
        // each kind in turn, so that few blows are of all kinds
        lives.live(dice.nextInt(MOST_BYTES), blow(struck % 4), dice.nextInt(MOST_BYTES));
      }
      lives.finish();
      everyTradeIsThereOnce(engine);
    }
  }

  private Lives.Blow blow(int kind) {
    return switch (kind) {
      case 0 -> Lives.KILL;
      case 1 -> runner -> server.killAndRestart();
      case 2 -> runner -> server.cutNextCommit();
      default -> new Freeze();
    };
  }

  /** A frozen server: the runner cannot go on, and says so. */
  private final class Freeze implements Lives.Blow {
    @Override
    public void strike(ProcessHandle runner) {
      server.freeze();
    }

    @Override
    public boolean endsIt() {
      return true;
    }

    @Override
    public void heal() {
      server.thaw();
    }
  }

  private void everyTradeIsThereOnce(int engine) {
    try (ExchangeStore store = Stores.open(server.straightUri(engine))) {
      long last = store.checkpoint().tradeId();
      long expected = Math.max(0, last - server.tradesKept());
      Cursor after = null;
      do {
        Page<Trade> page = store.trades(TradeQuery.all(), after, 1_000);
        for (Trade trade : page.rows()) {
          assertThat(trade.tradeId()).isEqualTo(++expected);
        }
        after = page.next();
      } while (after != null);
      assertThat(expected).isEqualTo(last);
    }
  }
}
