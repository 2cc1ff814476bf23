package dev.matchbook.examples.settlement;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.matchbook.core.hash.HashText;
import dev.matchbook.core.settlement.MerkleTree;
import dev.matchbook.examples.json.JsonObject;
import dev.matchbook.examples.settlement.SimulatedChain.Trouble;
import dev.matchbook.spi.settlement.GatewayStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated chain as an HTTP server that this machine alone can reach; see the package. It makes
 * the trouble that its chain is set to: calls that fail before their work, or after it.
 */
public final class ChainServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChainServer.class);
  private static final int THREADS = 4;
  private static final int MOST_BYTES = 1 << 20;
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;

  static {
    // head and body of an answer are written apart: without it each waits 40 ms for the other
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final SimulatedChain chain;
  private final HttpServer server;
  private final ExecutorService threads;

  /**
   * Starts to answer.
   *
   * @param chain is closed with it, or if this fails
   * @param port 0 for any that is free
   * @throws IOException if the port cannot be had
   */
  public ChainServer(SimulatedChain chain, int port) throws IOException {
    this.chain = chain;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException | RuntimeException e) {
      chain.close();
      throw e;
    }
    threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "chain");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    answer("/submit", ChainServer::submit);
    answer("/status", (to, asked) -> to.status(asked.text("key")));
    answer("/cancel", (to, asked) -> to.cancel(asked.text("key")));
    server.start();
  }

  /** What is done for a call. */
  private interface Call {
    GatewayStatus on(SimulatedChain chain, JsonObject asked);
  }

  private void answer(String path, Call call) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            answer(exchange, body, asked -> call.on(chain, asked));
          } catch (RuntimeException e) {
            LOG.warn("{}: {}", path, e.toString());
          }
        });
  }

  private void answer(HttpExchange exchange, byte[] body, Function<JsonObject, GatewayStatus> call)
      throws IOException {
    Trouble trouble = chain.trouble();
    if (trouble == Trouble.BEFORE) {
      send(exchange, UNAVAILABLE, JsonObject.of("error", "not now"));
      return;
    }
    JsonObject said;
    int code = OK;
    try {
      if (body.length > MOST_BYTES) {
        throw new IllegalArgumentException("body: more than " + MOST_BYTES + " bytes");
      }
      said = StatusJson.write(call.apply(JsonObject.parse(body)));
    } catch (IllegalArgumentException e) {
      code = BAD_REQUEST;
      said = JsonObject.of("error", String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("the chain failed", e);
      code = SERVER_ERROR;
      said = JsonObject.of("error", "the chain failed");
    }
    if (trouble == Trouble.NONE) {
      send(exchange, code, said);
    }
  }

  /** The root is that of the trades' tree, as a contract would check it. */
  private static GatewayStatus submit(SimulatedChain chain, JsonObject asked) {
    List<JsonObject> trades = asked.objects("trades");
    String root = asked.text("root");
    MerkleTree tree =
        MerkleTree.of(trades.stream().map(trade -> HashText.parse(trade.text("leaf"))).toList());
    if (!tree.rootText().equals(root)) {
      throw new IllegalArgumentException("root: not that of the trades: " + root);
    }
    return chain.submit(
        asked.text("key"), root, trades.stream().map(trade -> trade.number("tradeId")).toList());
  }

  private static void send(HttpExchange exchange, int code, JsonObject body) throws IOException {
    byte[] text = body.bytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, text.length);
    exchange.getResponseBody().write(text);
  }

  /** Where it is. */
  public String url() {
    return "http://" + server.getAddress().getAddress().getHostAddress() + ":" + port();
  }

  /** Its port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Answers nothing more. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    chain.close();
  }
}
