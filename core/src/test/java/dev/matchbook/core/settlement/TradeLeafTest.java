package dev.matchbook.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.property.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TradeLeafTest {
  private static final BigInteger TWO_256 = BigInteger.ONE.shiftLeft(256);
  private static final BigInteger TWO_255 = BigInteger.ONE.shiftLeft(255);

  private final Random random = new Random(Seeds.of(TradeLeafTest.class));
  private final RandomTrades trades = new RandomTrades(random);

  @Test
  void encodingAndHashAreThoseOfTheSlowOne() {
    for (int i = 0; i < 300; i++) {
      Trade trade = trades.next();
      assertThat(TradeLeaf.encode(trade)).as("%s", trade).isEqualTo(SlowTree.encode(trade));
      assertThat(TradeLeaf.hash(trade)).as("%s", trade).isEqualTo(SlowTree.leaf(trade));
    }
  }

  @Test
  void everyNumberUpToItsTypesBoundsIsEncoded() {
    Trade trade = trades.next();
    for (String amount : List.of("price", "qty")) {
      for (BigInteger digits :
          List.of(BigInteger.ZERO, TWO_255, TWO_256.subtract(BigInteger.ONE))) {
        sameAsSlow(ChangedTrades.with(trade, amount, new BigDecimal(digits, 255)));
      }
    }
    BigInteger most = TWO_255.subtract(BigInteger.ONE);
    for (BigInteger fee : List.of(most, TWO_255.negate(), BigInteger.ONE.negate())) {
      Trade other = ChangedTrades.with(trade, "takerFee", new BigDecimal(fee, 18));
      sameAsSlow(ChangedTrades.with(other, "makerFee", new BigDecimal(fee, 18)));
    }
    for (int bits = 61; bits < 67; bits++) {
      BigInteger power = BigInteger.ONE.shiftLeft(bits);
      for (BigInteger digits : List.of(power.subtract(BigInteger.ONE), power)) {
        sameAsSlow(ChangedTrades.with(trade, "price", new BigDecimal(digits, 2)));
        sameAsSlow(ChangedTrades.with(trade, "makerFee", new BigDecimal(digits.negate(), 2)));
      }
    }
    sameAsSlow(ChangedTrades.with(trade, "tradeId", Long.MAX_VALUE));
  }

  @Test
  void longestTradeHas768Bytes() {
    Trade trade = ChangedTrades.with(trades.next(), "symbol", "S".repeat(32));
    trade = ChangedTrades.with(trade, "makerAccount", "m".repeat(64));
    trade = ChangedTrades.with(trade, "takerAccount", "t".repeat(64));
    assertThat(TradeLeaf.encode(trade)).hasSize(768).isEqualTo(SlowTree.encode(trade));
  }

  @Test
  void leafChangesWithEveryComponentButTheOrdersLeaves() {
    Trade trade = trades.next();
    byte[] leaf = TradeLeaf.hash(trade);
    ChangedTrades.of(trade)
        .forEach(
            (name, changed) -> {
              boolean leaves = name.equals("makerLeaves") || name.equals("takerLeaves");
              assertThat(changed).as(name).isNotEqualTo(trade);
              assertThat(Arrays.equals(leaf, TradeLeaf.hash(changed))).as(name).isEqualTo(leaves);
            });
  }

  @Test
  void bothFeesHaveTheDecimalsOfTheOneThatHasMore() {
    Trade trade = ChangedTrades.with(trades.next(), "makerFee", new BigDecimal("-0.5"));
    Trade mixed = ChangedTrades.with(trade, "takerFee", new BigDecimal("0.125"));
    Trade same = ChangedTrades.with(mixed, "makerFee", new BigDecimal("-0.500"));
    Trade finer = ChangedTrades.with(mixed, "takerFee", new BigDecimal("0.1250"));
    assertThat(TradeLeaf.hash(mixed))
        .isEqualTo(TradeLeaf.hash(same))
        .isEqualTo(SlowTree.leaf(same));
    assertThat(TradeLeaf.hash(finer)).isNotEqualTo(TradeLeaf.hash(mixed));
  }

  @Test
  void decimalsArePartOfTheLeaf() {
    Trade trade = ChangedTrades.with(trades.next(), "price", new BigDecimal("1.5"));
    Trade finer = ChangedTrades.with(trade, "price", new BigDecimal("1.50"));
    Trade tenth = ChangedTrades.with(trade, "price", new BigDecimal("0.15"));
    assertThat(TradeLeaf.hash(finer)).isNotEqualTo(TradeLeaf.hash(trade));
    assertThat(TradeLeaf.hash(tenth)).isNotEqualTo(TradeLeaf.hash(trade));
  }

  @Test
  void whatTheTypesCannotHoldIsRefusedByName() {
    refused("tradeId", -1L);
    refused("seq", -1L);
    refused("ts", -1L);
    refused("makerOrderId", -1L);
    refused("takerOrderId", Long.MIN_VALUE);
    for (String amount : List.of("price", "qty")) {
      refused(amount, new BigDecimal("-1"));
      refused(amount, new BigDecimal(TWO_256));
    }
    for (String fee : List.of("makerFee", "takerFee")) {
      refused(fee, new BigDecimal(TWO_255, 18));
      refused(fee, new BigDecimal(TWO_255.negate().subtract(BigInteger.ONE), 18));
    }
    for (String decimal : List.of("price", "qty", "makerFee", "takerFee")) {
      refused(decimal, new BigDecimal("1E+3"));
      refused(decimal, new BigDecimal(BigInteger.ONE, 256));
    }
  }

  @Test
  void namesThatTheEngineGivesNobodyAreRefused() {
    refused("symbol", "");
    refused("symbol", "A".repeat(33));
    refused("symbol", "A B");
    for (String account : List.of("makerAccount", "takerAccount")) {
      refused(account, "");
      refused(account, "a".repeat(65));
      refused(account, "\u00fc");
    }
  }

  @Test
  void whatIsMissingIsNamed() {
    for (String name :
        List.of(
            "symbol",
            "price",
            "qty",
            "takerSide",
            "makerAccount",
            "takerAccount",
            "makerFee",
            "takerFee")) {
      Trade bare = ChangedTrades.with(trades.next(), name, null);
      assertThatThrownBy(() -> TradeLeaf.hash(bare))
          .isInstanceOf(NullPointerException.class)
          .hasMessage(name);
    }
  }

  private static void sameAsSlow(Trade trade) {
    assertThat(TradeLeaf.encode(trade)).as("%s", trade).isEqualTo(SlowTree.encode(trade));
  }

  private void refused(String name, Object value) {
    Trade trade = ChangedTrades.with(trades.next(), name, value);
    assertThatThrownBy(() -> TradeLeaf.hash(trade))
        .as("%s", trade)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + ": ");
  }
}
