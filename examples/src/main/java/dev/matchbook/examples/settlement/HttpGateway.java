package dev.matchbook.examples.settlement;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.hash.HashText;
import dev.matchbook.core.settlement.TradeLeaf;
import dev.matchbook.examples.json.JsonObject;
import dev.matchbook.spi.settlement.GatewayStatus;
import dev.matchbook.spi.settlement.SettlementGateway;
import dev.matchbook.spi.settlement.SettlementRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * A gateway that asks a chain over HTTP, as the package says. It promises what the chain promises.
 * Safe for use by several threads.
 */
public final class HttpGateway implements SettlementGateway {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final URI chain;
  private final HttpClient client;

  private HttpGateway(URI chain) {
    this.chain = chain;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
  }

  /**
   * A gateway to a chain, which need not be there yet.
   *
   * @param url such as {@code http://127.0.0.1:8545}
   * @throws IllegalArgumentException if it is no HTTP URL
   */
  public static HttpGateway to(String url) {
    URI uri = URI.create(url.endsWith("/") ? url : url + "/");
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null) {
      throw new IllegalArgumentException("not http://HOST:PORT: " + url);
    }
    return new HttpGateway(uri);
  }

  @Override
  public GatewayStatus submit(SettlementRequest request) {
    List<JsonObject> trades = request.trades().stream().map(HttpGateway::trade).toList();
    return post(
        "submit",
        JsonObject.of("key", request.key(), "root", request.batch().root(), "trades", trades));
  }

  private static JsonObject trade(Trade trade) {
    return JsonObject.of("tradeId", trade.tradeId(), "leaf", HashText.of(TradeLeaf.hash(trade)));
  }

  @Override
  public GatewayStatus status(SettlementRequest request) {
    return post("status", JsonObject.of("key", request.key()));
  }

  @Override
  public GatewayStatus cancel(SettlementRequest request) {
    return post("cancel", JsonObject.of("key", request.key()));
  }

  private GatewayStatus post(String path, JsonObject body) {
    HttpRequest request =
        HttpRequest.newBuilder(chain.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()))
            .build();
    HttpResponse<byte[]> response = send(request);
    if (response.statusCode() != OK) {
      throw new IllegalStateException(path + ": HTTP status " + response.statusCode());
    }
    return StatusJson.read(JsonObject.parse(response.body()));
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(request.uri() + ": interrupted", e);
    }
  }
}
