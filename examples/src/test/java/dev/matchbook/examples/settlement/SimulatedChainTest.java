package dev.matchbook.examples.settlement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.Fault;
import dev.matchbook.spi.settlement.GatewayStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedChainTest {
  private static final String ROOT = "0x01";

  @TempDir private Path folder;

  private Instant now = Instant.parse("2025-06-02T09:00:00Z");
  private Path file;
  private SimulatedChain chain;

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("chain.ndjson");
    open(0, 0);
  }

  private void open(int poison, int trouble) throws IOException {
    chain = new SimulatedChain(file, new ChainSettings(poison, trouble, 7, 1_000, () -> now));
  }

  /** As if it had been killed, after so many seconds. */
  private void restart(int seconds) throws IOException {
    chain.close();
    blocks(seconds);
    open(0, 0);
  }

  @AfterEach
  void close() {
    chain.close();
  }

  private void blocks(int count) {
    now = now.plusSeconds(count);
  }

  private GatewayStatus settle(String key, Long... trades) {
    chain.submit(key, ROOT, List.of(trades));
    blocks(1);
    return chain.status(key);
  }

  private static GatewayStatus.Included included(GatewayStatus status) {
    return (GatewayStatus.Included) status;
  }

  @Test
  void aBatchGetsIntoABlockAndConfirmationsGrow() {
    assertThat(chain.status("a")).isEqualTo(GatewayStatus.unknown());
    assertThat(chain.submit("a", ROOT, List.of(1L, 2L)))
        .isInstanceOf(GatewayStatus.Submitted.class);
    assertThat(chain.status("a")).isInstanceOf(GatewayStatus.Submitted.class);
    blocks(1);
    GatewayStatus.Included first = included(chain.status("a"));
    blocks(5);
    GatewayStatus.Included later = included(chain.submit("a", ROOT, List.of(1L, 2L)));

    assertThat(first.confirmations()).isEqualTo(1);
    assertThat(first.gasUsed()).isEqualTo(101_000);
    assertThat(later.confirmations()).isEqualTo(6);
    assertThat(later.block()).isEqualTo(first.block());
    assertThat(later.txHash()).isEqualTo(first.txHash()).matches("0x[0-9a-f]{64}");
  }

  @Test
  void aTradeSettlesWithOneKeyAlone() {
    settle("a", 1L, 2L);
    assertThat(settle("b", 2L, 3L))
        .isEqualTo(GatewayStatus.failed("a trade has settled in another batch", Fault.NONE));
    assertThat(settle("c", 3L)).isInstanceOf(GatewayStatus.Included.class);
  }

  @Test
  void ofTwoKeysThatWaitForABlockOneSettles() {
    chain.submit("a", ROOT, List.of(1L));
    chain.submit("b", ROOT, List.of(1L));
    blocks(1);

    assertThat(chain.status("b")).isInstanceOf(GatewayStatus.Included.class);
    assertThat(chain.status("a")).isInstanceOf(GatewayStatus.Failed.class);
  }

  @Test
  void aKeyIsForTheSameTradesAlways() {
    chain.submit("a", ROOT, List.of(1L));

    assertThatThrownBy(() -> chain.submit("a", "0x02", List.of(2L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("key: was given for other trades");
  }

  @Test
  void whatIsCanceledNeverSettles() {
    chain.submit("a", ROOT, List.of(1L));
    assertThat(chain.cancel("a")).isEqualTo(GatewayStatus.failed("canceled", Fault.NONE));
    assertThat(chain.cancel("never given")).isInstanceOf(GatewayStatus.Failed.class);
    settle("b", 2L);

    assertThat(settle("a", 1L)).isInstanceOf(GatewayStatus.Failed.class);
    assertThat(settle("never given", 3L)).isInstanceOf(GatewayStatus.Failed.class);
    assertThat(chain.cancel("b")).isInstanceOf(GatewayStatus.Included.class);
  }

  @Test
  void everyPoisonedTradeFailsItsBatchByTurns() throws IOException {
    chain.close();
    open(5, 0);

    assertThat(settle("a", 1L, 5L)).isEqualTo(failed(Fault.TAKER));
    assertThat(settle("b", 10L)).isEqualTo(failed(Fault.BOTH));
    assertThat(settle("c", 15L)).isEqualTo(failed(Fault.NONE));
    assertThat(settle("d", 20L)).isEqualTo(failed(Fault.MAKER));
    assertThat(settle("e", 1L, 2L)).isInstanceOf(GatewayStatus.Included.class);
  }

  private static GatewayStatus failed(Fault fault) {
    return GatewayStatus.failed("reverted, fault of " + fault, fault);
  }

  @Test
  void aRestartForgetsNothingAndBlocksGoOn() throws IOException {
    GatewayStatus.Included before = included(settle("a", 1L));
    chain.cancel("b");
    chain.submit("c", ROOT, List.of(2L));
    restart(10);

    assertThat(included(chain.status("a")))
        .isEqualTo(
            new GatewayStatus.Included(before.txHash(), before.block(), before.gasUsed(), 11));
    assertThat(chain.status("b")).isInstanceOf(GatewayStatus.Failed.class);
    assertThat(chain.status("c")).isInstanceOf(GatewayStatus.Included.class);
    assertThat(settle("d", 1L)).isInstanceOf(GatewayStatus.Failed.class);
  }

  @Test
  void halfALineIsCutOff() throws IOException {
    settle("a", 1L);
    String half = "{\"type\":\"fai" + "x".repeat(1_000);
    Files.write(file, half.getBytes(UTF_8), StandardOpenOption.APPEND);
    restart(1);

    assertThat(chain.status("a")).isInstanceOf(GatewayStatus.Included.class);
    assertThat(Files.readString(file)).doesNotContain("fai").endsWith("\n");
  }

  @Test
  void aFileOfSomebodyElseIsRefused() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "hello\n");
    ChainSettings settings = ChainSettings.defaults();

    assertThatThrownBy(() -> new SimulatedChain(other, settings))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SimulatedChain(file, settings))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another process has it open");
    assertThat(other).hasContent("hello\n");
  }

  @Test
  void blocksAreReorganisedAwayUntilTheyAreFinal() throws IOException {
    chain.close();
    open(0, 50);
    Set<Class<?>> seen = new HashSet<>();
    for (long trade = 1; trade <= 30; trade++) {
      String key = "k" + trade;
      GatewayStatus status = settle(key, trade);
      while (!isFinal(status)) {
        seen.add(status.getClass());
        status = settle(key, trade);
      }
      for (int i = 0; i < 20; i++) {
        assertThat(settle(key, trade)).isInstanceOf(GatewayStatus.Included.class);
      }
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(
            GatewayStatus.Unknown.class,
            GatewayStatus.Submitted.class,
            GatewayStatus.Included.class);
  }

  private static boolean isFinal(GatewayStatus status) {
    return status instanceof GatewayStatus.Included in
        && in.confirmations() >= SimulatedChain.FINALITY;
  }

  @Test
  void settingsOutOfTheirRangeAreRefused() {
    assertThatThrownBy(() -> new ChainSettings(-1, 0, 1, 1, () -> now)).hasMessage(range("poison"));
    assertThatThrownBy(() -> new ChainSettings(0, 91, 1, 1, () -> now))
        .hasMessage(range("trouble"));
    assertThatThrownBy(() -> new ChainSettings(0, 0, 1, 0, () -> now))
        .hasMessage(range("blockMillis"));
  }

  private static String range(String name) {
    return name + ": out of its range";
  }
}
