package dev.matchbook.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.Side;
import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.tck.rows.BatchBuilder;
import dev.matchbook.tck.rows.OrderBuilder;
import dev.matchbook.tck.rows.TradeBuilder;
import dev.matchbook.testing.servers.RedisServer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What other programs read with nothing but a client of Redis. */
class RedisReadersTest {
  private static StoredOrder order(long id, Side side, String price, String qty) {
    return OrderBuilder.order(id).side(side).price(price).qty(qty).build();
  }

  private static Batch book() {
    return BatchBuilder.after(Checkpoint.START)
        .orders(
            order(1, Side.BUY, "1900.10", "3.5"),
            order(2, Side.BUY, "1900.10", "1.25"),
            order(3, Side.BUY, "1900.00", "2"),
            order(4, Side.SELL, "1900.20", "4"),
            OrderBuilder.order(5)
                .side(Side.SELL)
                .price("1900.20")
                .display(new BigDecimal("3"))
                .build(),
            OrderBuilder.order(6).side(Side.SELL).price("1900.15").hidden().build(),
            OrderBuilder.order(7).waiting().build(),
            OrderBuilder.order(8).symbol("ETH-USD").price("5").fill("10").build())
        .trades(TradeBuilder.trade(1).seq(8).symbol("ETH-USD").build())
        .build();
  }

  @Test
  void theDepthOfAMarketIsOneKey() {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisStore store = RedisStore.open(RedisSettings.parse(server.uri() + "?depthLevels=1"))) {
      store.commit(book());
      assertThat(redis.commands().get("matchbook:{main}:depth:BTC-USD"))
          .isEqualTo(
              "{\"seq\":8,\"symbol\":\"BTC-USD\",\"bids\":[[\"1900.10\",\"4.75\",2]],"
                  + "\"asks\":[[\"1900.20\",\"7\",2]]}");
      store.commit(
          BatchBuilder.after(store.checkpoint())
              .orders(
                  OrderBuilder.like(order(1, Side.BUY, "1900.10", "3.5"))
                      .seq(9)
                      .fill("3.5")
                      .build(),
                  OrderBuilder.like(order(2, Side.BUY, "1900.10", "1.25"))
                      .seq(10)
                      .fill("1")
                      .build())
              .build());
      assertThat(redis.commands().get("matchbook:{main}:depth:BTC-USD"))
          .contains("\"seq\":10,", "\"bids\":[[\"1900.10\",\"0.25\",1]]");
    }
  }

  @Test
  void theSidesOfAMarketAreInPriorityOrder() {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisStore store = RedisStore.open(RedisSettings.parse(server.uri()))) {
      store.commit(book());
      List<String> bids =
          redis
              .commands()
              .zrangebylex("matchbook:{main}:bids:BTC-USD", Range.unbounded(), Limit.unlimited());
      assertThat(bids)
          .extracting(member -> Long.parseLong(member.substring(40)))
          .containsExactly(1L, 2L, 3L);
      List<String> asks = redis.commands().zrange("matchbook:{main}:asks:BTC-USD", 0, -1);
      assertThat(asks)
          .extracting(member -> Long.parseLong(member.substring(40)))
          .containsExactly(6L, 4L, 5L);
      assertThat(redis.commands().zrange("matchbook:{main}:waiting:BTC-USD", 0, -1))
          .containsExactly("0000000000000000007");
      assertThat(redis.commands().get("matchbook:{main}:order:7"))
          .startsWith("{\"seq\":7,")
          .contains("\"waiting\":true")
          .endsWith("}");
    }
  }

  @Test
  void aMarketsChannelTellsEachBatchOnceWithItsRows() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisStore store = RedisStore.open(RedisSettings.parse(server.uri()))) {
      BlockingQueue<String> messages = new LinkedBlockingQueue<>();
      var subscription = redis.client().connectPubSub();
      subscription.addListener(
          new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
              messages.add(channel + "\n" + message);
            }
          });
      subscription
          .sync()
          .subscribe("matchbook:{main}:committed:BTC-USD", "matchbook:{main}:committed:ETH-USD");
      store.commit(book());
      store.commit(book());
      store.saveOrder(order(99, Side.BUY, "1.00", "1"));
      List<String> first = lines(messages);
      assertThat(first.subList(0, 2))
          .containsExactly(
              "matchbook:{main}:committed:BTC-USD",
              "{\"engine\":\"main\",\"symbol\":\"BTC-USD\",\"fromSeq\":1,\"seq\":8}");
      assertThat(first).hasSize(9);
      assertThat(first.get(2)).isEqualTo(redis.commands().get("matchbook:{main}:order:1"));
      List<String> second = lines(messages);
      assertThat(second)
          .containsExactly(
              "matchbook:{main}:committed:ETH-USD",
              "{\"engine\":\"main\",\"symbol\":\"ETH-USD\",\"fromSeq\":1,\"seq\":8}",
              redis.commands().get("matchbook:{main}:order:8"),
              redis.commands().get("matchbook:{main}:trade:1"));
      store.commit(
          BatchBuilder.after(store.checkpoint()).orders(OrderBuilder.order(100).build()).build());
      assertThat(lines(messages).get(1)).contains("\"fromSeq\":9,\"seq\":100}");
      assertThat(messages).isEmpty();
    }
  }

  private static List<String> lines(BlockingQueue<String> messages) throws InterruptedException {
    String message = messages.poll(10, TimeUnit.SECONDS);
    assertThat(message).as("a message").isNotNull();
    return List.of(message.split("\n"));
  }

  @Test
  void aBatchOfThirtyTwoThousandRowsIsOneWrite() throws Exception {
    try (RedisServer server = RedisServer.start();
        Redis redis = new Redis(server);
        RedisStore store =
            RedisStore.open(RedisSettings.parse(server.uri() + "?trades=9000&timeout=1m"))) {
      List<StoredOrder> orders = new ArrayList<>();
      LongStream.rangeClosed(1, 20_000)
          .mapToObj(id -> OrderBuilder.order(id).clOrdId("c" + id).account("a" + id % 999))
          .forEach(order -> orders.add(order.build()));
      Batch batch =
          BatchBuilder.after(Checkpoint.START)
              .orders(orders)
              .trades(
                  LongStream.rangeClosed(1, 12_768)
                      .mapToObj(id -> TradeBuilder.trade(id).build())
                      .toList())
              .build();
      assertThat(store.commit(batch)).isTrue();
      Audit audit = Audit.of(redis, "main");
      assertThat(audit.open()).isEqualTo(20_000);
      assertThat(audit.trades()).isEqualTo(9_000);
    }
  }
}
