package dev.matchbook.eip712;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.AdvanceTime;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.property.Seeds;
import dev.matchbook.eip712.signature.PrivateKey;
import dev.matchbook.spi.DirectExchange;
import dev.matchbook.tck.model.ModelStore;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whoever holds all signatures submits them in any order, again and again, over restarts: what is
 * filled by each message is never more than was signed, never at a worse price, and never at or
 * after the deadline.
 */
class SignedFillsTest {
  private static final int STREAMS = 12;
  private static final int STEPS = 250;
  private static final long START = 1_700_000_000L;
  private static final long NANOS = 1_000_000_000L;

  private record Limit(boolean buys, BigDecimal price, BigDecimal qty, long deadline) {}

  @Test
  void nothingIsFilledBeyondWhatWasSigned() {
    long first = Seeds.of(SignedFillsTest.class);
    int trades = 0;
    for (long seed = first; seed < first + STREAMS; seed++) {
      try {
        trades += new Stream(seed).run();
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(trades).isGreaterThan(STREAMS);
  }

  private static final class Stream {
    private final Random dice;
    private final List<SignedMessage> signed = new ArrayList<>();
    private final Map<String, Limit> limits = new HashMap<>();
    private final Map<String, BigDecimal> filled = new HashMap<>();
    private final Map<Long, String> digests = new HashMap<>();
    private ModelStore store = new ModelStore();
    private DirectExchange exchange = open();
    private long seconds = START;
    private int trades;

    Stream(long seed) {
      dice = new Random(seed);
    }

    private DirectExchange open() {
      return DirectExchange.open(store, 1, Eip712Authenticator.of(Traders.VENUE));
    }

    int run() {
      exchange.submit(AddMarket.of("ETH-USDC", "1", "1"));
      for (int i = 0; i < STEPS; i++) {
        int kind = dice.nextInt(20);
        if (kind == 0) {
          exchange.close();
          store = store.reopened();
          exchange = open();
        } else if (kind < 3) {
          seconds += dice.nextInt(20);
          exchange.submit(new AdvanceTime(seconds * NANOS));
        } else {
          SignedMessage message = kind < 10 || signed.isEmpty() ? order(i) : any();
          submit(message);
        }
      }
      return trades;
    }

    private SignedMessage any() {
      return signed.get(dice.nextInt(signed.size()));
    }

    private void submit(SignedMessage message) {
      for (Event event : exchange.submit(message.command(seconds * NANOS), message)) {
        if (event instanceof Trade trade) {
          trades++;
          check(digest(trade.makerOrderId()), trade);
          check(digest(trade.takerOrderId()), trade);
        }
      }
    }

    /** Orders keep their names: the digest of the message that entered them. */
    private String digest(long orderId) {
      return digests.computeIfAbsent(
          orderId, id -> exchange.store().findOrder(id).orElseThrow().clOrdId());
    }

    private void check(String digest, Trade trade) {
      Limit limit = limits.get(digest);
      BigDecimal sum = filled.merge(digest, trade.qty(), BigDecimal::add);
      assertThat(sum).isLessThanOrEqualTo(limit.qty());
      int order = trade.price().compareTo(limit.price());
      assertThat(limit.buys() ? order <= 0 : order >= 0).isTrue();
      assertThat(trade.ts()).isLessThan(limit.deadline());
    }

    private SignedMessage order(int number) {
      PrivateKey key = dice.nextBoolean() ? Traders.ANN : Traders.BOB;
      long price = 95 + dice.nextInt(10);
      long qty = 1 + dice.nextInt(9);
      boolean buys = dice.nextBoolean();
      boolean ends = dice.nextBoolean();
      long deadline = seconds + 1 + dice.nextInt(60);
      Map<String, Object> message =
          Traders.with(
              Traders.order(key, number),
              "side",
              buys ? 0 : 1,
              "price",
              units(price),
              "quantity",
              units(qty),
              "deadline",
              ends ? (Object) deadline : Traders.NEVER);
      SignedMessage made = Traders.sign(key, "Order", message);
      limits.put(
          made.digestText(),
          new Limit(
              buys,
              BigDecimal.valueOf(price),
              BigDecimal.valueOf(qty),
              ends ? deadline * NANOS : Long.MAX_VALUE));
      signed.add(made);
      if (dice.nextInt(4) == 0) {
        signed.add(cancel(key, made));
      }
      return made;
    }

    private static SignedMessage cancel(PrivateKey key, SignedMessage order) {
      Map<String, Object> cancel = new LinkedHashMap<>();
      cancel.put("trader", Traders.account(key));
      cancel.put("order", "0x" + order.digestText());
      cancel.put("deadline", Traders.NEVER);
      return Traders.sign(key, "CancelOrder", cancel);
    }

    private static BigInteger units(long amount) {
      return BigInteger.valueOf(amount).multiply(BigInteger.TEN.pow(18));
    }
  }
}
