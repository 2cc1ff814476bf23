package dev.matchbook.examples.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.Side;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.settlement.MerkleTree;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.spi.settlement.GatewayStatus;
import dev.matchbook.spi.settlement.SettlementRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway and the chain, over HTTP. */
class ChainServerTest {
  @TempDir private Path folder;

  private Instant now = Instant.parse("2025-06-02T09:00:00Z");
  private ChainServer server;
  private HttpGateway gateway;

  @BeforeEach
  void start() throws IOException {
    start(0, 0);
  }

  private void start(int trouble, int port) throws IOException {
    ChainSettings settings = new ChainSettings(7, trouble, 3, 1_000, () -> now);
    server = new ChainServer(new SimulatedChain(folder.resolve("chain"), settings), port);
    gateway = HttpGateway.to(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static SettlementRequest request(long batchId, long... tradeIds) {
    List<Trade> trades = LongStream.of(tradeIds).mapToObj(ChainServerTest::trade).toList();
    String root = MerkleTree.ofTrades(trades).rootText();
    List<Long> ids = LongStream.of(tradeIds).boxed().toList();
    return new SettlementRequest(SettlementBatch.started(batchId, 0, "X", 0, ids, root), trades);
  }

  private static Trade trade(long id) {
    BigDecimal zero = BigDecimal.ZERO;
    return new Trade(
        id,
        0,
        id,
        "X",
        BigDecimal.TEN,
        BigDecimal.ONE,
        Side.BUY,
        1,
        2,
        "a",
        "b",
        zero,
        zero,
        zero,
        zero);
  }

  @Test
  void aBatchSettlesByTheGateway() {
    SettlementRequest request = request(5, 1, 2, 3);

    assertThat(gateway.status(request)).isEqualTo(GatewayStatus.unknown());
    assertThat(gateway.submit(request)).isInstanceOf(GatewayStatus.Submitted.class);
    now = now.plusSeconds(3);
    assertThat(gateway.status(request))
        .isInstanceOfSatisfying(
            GatewayStatus.Included.class, in -> assertThat(in.gasUsed()).isEqualTo(141_000));
    assertThat(gateway.cancel(request)).isInstanceOf(GatewayStatus.Included.class);
  }

  @Test
  void aBatchFailsByTheGateway() {
    SettlementRequest poisoned = request(5, 7);
    gateway.submit(poisoned);
    now = now.plusSeconds(1);

    assertThat(gateway.status(poisoned)).isInstanceOf(GatewayStatus.Failed.class);
    assertThat(gateway.cancel(request(6, 1))).isInstanceOf(GatewayStatus.Failed.class);
  }

  @Test
  void aRootThatIsNotTheTradesIsRefused() throws IOException {
    SettlementRequest good = request(5, 1, 2);
    SettlementRequest wrong = new SettlementRequest(good.batch(), request(5, 1, 3).trades());

    assertThatThrownBy(() -> gateway.submit(wrong)).hasMessage("submit: HTTP status 400");
    assertThat(Files.readString(folder.resolve("chain"))).doesNotContain("submitted");
  }

  @Test
  void whatIsNoChainIsRefused() {
    assertThatThrownBy(() -> HttpGateway.to("file:data")).hasMessageStartingWith("not http://");
    assertThatThrownBy(() -> HttpGateway.to("http:///x")).hasMessageStartingWith("not http://");
    assertThatThrownBy(() -> HttpGateway.to("no url at all"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aChainThatIsAwayIsNoAnswerAndGoesOnWhenItIsBack() throws IOException {
    SettlementRequest request = request(5, 1);
    gateway.submit(request);
    int port = server.port();
    server.close();

    assertThatThrownBy(() -> gateway.status(request)).isInstanceOf(RuntimeException.class);
    start(0, port);
    now = now.plusSeconds(1);
    assertThat(gateway.status(request)).isInstanceOf(GatewayStatus.Included.class);
  }

  @Test
  void someCallsFailBeforeTheirWorkAndSomeAfterIt() throws IOException {
    server.close();
    start(60, 0);
    int notDone = 0;
    int done = 0;
    for (int i = 1; i <= 60; i++) {
      SettlementRequest request = request(i, 1_000 + i);
      if (fails(request)) {
        boolean written = Files.readString(folder.resolve("chain")).contains(request.key());
        done += written ? 1 : 0;
        notDone += written ? 0 : 1;
      }
    }
    assertThat(done).isPositive();
    assertThat(notDone).isPositive();
    assertThat(done + notDone).isLessThan(60);
  }

  private boolean fails(SettlementRequest request) {
    try {
      gateway.submit(request);
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }
}
