package dev.matchbook.testing.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private EchoServer server;
  private TcpProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = new EchoServer();
    proxy = TcpProxy.to("127.0.0.1", server.port());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void bytesPassBothWaysOnManyConnections() {
    long seed = Long.getLong("matchbook.seed", System.nanoTime());
    List<CompletableFuture<byte[]>> answers = new ArrayList<>();
    List<byte[]> sent = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      byte[] bytes = new byte[200_000];
      new Random(seed + i).nextBytes(bytes);
      sent.add(bytes);
      answers.add(CompletableFuture.supplyAsync(() -> echoOf(bytes)));
    }
    for (int i = 0; i < sent.size(); i++) {
      assertThat(answers.get(i).join()).as("matchbook.seed=%d", seed).isEqualTo(sent.get(i));
    }
    await(() -> proxy.connections() == 0);
  }

  /** Ends its own side first: the answer must come all the same. */
  private byte[] echoOf(byte[] bytes) {
    try (Socket client = connect()) {
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(
              () -> {
                try {
                  client.getOutputStream().write(bytes);
                  client.shutdownOutput();
                } catch (IOException failed) {
                  throw new UncheckedIOException(failed);
                }
              });
      byte[] answer = client.getInputStream().readAllBytes();
      writing.join();
      return answer;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void aCutEndsAllConnectionsAndNewOnesAreAccepted() throws IOException {
    try (Socket first = connect();
        Socket second = connect()) {
      assertThat(ask(first, "a")).isEqualTo("a");
      assertThat(ask(second, "b")).isEqualTo("b");
      proxy.cut();
      assertThat(readToEnd(first)).isEmpty();
      assertThat(readToEnd(second)).isEmpty();
      await(() -> server.ends() == 2 && proxy.connections() == 0);
    }
    try (Socket third = connect()) {
      assertThat(ask(third, "c")).isEqualTo("c");
    }
  }

  @Test
  void whileItRefusesOldConnectionsGoOn() throws IOException {
    try (Socket old = connect()) {
      assertThat(ask(old, "a")).isEqualTo("a");
      proxy.refuse();
      proxy.refuse();
      assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
      assertThat(ask(old, "b")).isEqualTo("b");
      proxy.accept();
      try (Socket next = connect()) {
        assertThat(ask(next, "c")).isEqualTo("c");
      }
      assertThat(ask(old, "d")).isEqualTo("d");
    }
  }

  @Test
  void itCutsAtEveryByteOfAClient() throws IOException {
    byte[] bytes = "0123456789abcdefghij".getBytes(US_ASCII);
    for (int n = 0; n <= bytes.length; n++) {
      int before = server.received().length;
      int ends = server.ends();
      try (Socket client = connect()) {
        proxy.cutAfterClientBytes(n);
        client.getOutputStream().write(bytes);
        assertThat(readToEnd(client)).hasSizeLessThanOrEqualTo(n);
      }
      await(() -> server.ends() == ends + 1);
      assertThat(server.received()).hasSize(before + n);
    }
    assertThat(echoOf(bytes)).isEqualTo(bytes);
  }

  @Test
  void itCutsAtEveryByteOfTheServerWhichHasEverything() throws IOException {
    byte[] bytes = "0123456789abcdefghij".getBytes(US_ASCII);
    for (int n = 0; n <= bytes.length; n++) {
      int before = server.received().length;
      int ends = server.ends();
      try (Socket client = connect()) {
        proxy.cutAfterServerBytes(n);
        client.getOutputStream().write(bytes);
        assertThat(readToEnd(client)).isEqualTo(new String(bytes, 0, n, US_ASCII));
      }
      await(() -> server.ends() == ends + 1);
      assertThat(server.received()).hasSize(before + bytes.length);
    }
    assertThat(echoOf(bytes)).isEqualTo(bytes);
  }

  @Test
  void whatAClientHadSentIsDeliveredBeforeItIsCut() throws IOException {
    byte[] bytes = new byte[200_000];
    try (Socket client = connect()) {
      assertThat(ask(client, "a")).isEqualTo("a");
      proxy.stall();
      server.say("b");
      client.getOutputStream().write(bytes);
      proxy.cutAfterServerBytes(0);
      proxy.resume();
      assertThat(readToEnd(client)).isEmpty();
    }
    await(() -> server.ends() == 1);
    assertThat(server.received()).hasSize(1 + bytes.length);
  }

  @Test
  void aCutByBytesIsForAllConnectionsAndOnce() throws IOException {
    try (Socket first = connect();
        Socket second = connect()) {
      assertThat(ask(first, "a")).isEqualTo("a");
      assertThat(ask(second, "b")).isEqualTo("b");
      proxy.cutAfterServerBytes(3);
      assertThat(ask(first, "c")).isEqualTo("c");
      assertThat(ask(second, "d")).isEqualTo("d");
      assertThat(ask(first, "efg")).isEqualTo("e");
      assertThat(readToEnd(second)).isEmpty();
    }
    assertThat(echoOf("hij".getBytes(US_ASCII))).hasSize(3);
  }

  @Test
  void aPatternThatComesInPiecesIsDeliveredAndNotAnswered() throws IOException {
    try (Socket asking = connect();
        Socket other = connect()) {
      assertThat(ask(asking, "BEGIN;")).isEqualTo("BEGIN;");
      proxy.cutBeforeAnswerTo("COMMIT".getBytes(US_ASCII));
      assertThat(ask(asking, "COM")).isEqualTo("COM");
      assertThat(ask(other, "MIT")).as("of another connection").isEqualTo("MIT");
      asking.getOutputStream().write("MIT;".getBytes(US_ASCII));
      assertThat(readToEnd(asking)).isEmpty();
      await(() -> server.ends() == 1);
      assertThat(new String(server.received(), US_ASCII)).isEqualTo("BEGIN;COMMITMIT;");
      assertThat(ask(other, "COMMIT")).as("once").isEqualTo("COMMIT");
    }
  }

  @Test
  void duringAStallNothingPassesAndNothingIsLost() throws IOException {
    try (Socket client = connect()) {
      assertThat(ask(client, "a")).isEqualTo("a");
      proxy.stall();
      client.getOutputStream().write('b');
      client.setSoTimeout(200);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(server.received()).hasSize(1);
      try (Socket next = connect()) {
        next.getOutputStream().write('c');
        proxy.resume();
        client.setSoTimeout(10_000);
        assertThat(client.getInputStream().read()).isEqualTo('b');
        assertThat(next.getInputStream().read()).isEqualTo('c');
      }
    }
  }

  @Test
  void aStalledConnectionCanBeCut() throws IOException {
    try (Socket client = connect()) {
      assertThat(ask(client, "a")).isEqualTo("a");
      proxy.stall();
      client.getOutputStream().write('b');
      proxy.cut();
      assertThat(readToEnd(client)).isEmpty();
      await(() -> proxy.connections() == 0);
    }
  }

  @Test
  void withoutAServerAConnectionIsClosed() throws IOException {
    server.close();
    try (Socket client = connect()) {
      assertThat(readToEnd(client)).isEmpty();
    }
    await(() -> proxy.connections() == 0);
  }

  @Test
  void afterCloseNoThreadAndNoSocketIsLeft() throws IOException {
    try (Socket client = connect()) {
      assertThat(ask(client, "a")).isEqualTo("a");
      proxy.stall();
      client.getOutputStream().write('b');
      assertThat(threads()).hasSize(3);
      proxy.close();
      assertThat(threads()).isEmpty();
      assertThat(proxy.connections()).isZero();
      assertThat(readToEnd(client)).isEmpty();
    }
    assertThatIOException().isThrownBy(this::connect);
    proxy.close();
    assertThatIllegalStateException().isThrownBy(proxy::accept);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> proxy.cutAfterClientBytes(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> proxy.cutAfterServerBytes(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> proxy.cutBeforeAnswerTo(new byte[0]));
  }

  private List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("tcp-proxy-" + proxy.port()))
        .toList();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), proxy.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static String ask(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(US_ASCII));
    return new String(client.getInputStream().readNBytes(text.length()), US_ASCII);
  }

  /** What comes until the end, be it an orderly one or not. */
  private static String readToEnd(Socket client) throws IOException {
    StringBuilder text = new StringBuilder();
    try {
      for (int next = client.getInputStream().read();
          next >= 0;
          next = client.getInputStream().read()) {
        text.append((char) next);
      }
    } catch (SocketTimeoutException open) {
      throw open;
    } catch (IOException reset) {
      return text.toString();
    }
    return text.toString();
  }

  private static void await(BooleanSupplier condition) {
    Await.until(condition, DEADLINE, () -> "not what was waited for");
  }
}
