package dev.matchbook.spi.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.OrdStatus;
import dev.matchbook.core.OrdType;
import dev.matchbook.core.SelfTradePrevention;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.StoredAuthorization;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.core.store.StoredOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines themselves, as they are in files. */
class RowLinesTest {
  static final String RESTING =
      "{'seq':12,'ts':1700,'type':'order','orderId':7,'clOrdId':'say \\'hi\\' \\\\','account':'alice',"
          + "'symbol':'BTC/USD','side':'BUY','ordType':'LIMIT','tif':'GTC',"
          + "'status':'PARTIALLY_FILLED','price':'100.50','qty':'10','leavesQty':'4','cumQty':'6',"
          + "'grossTradeAmt':'603.00','place':9,'createdTs':1600}";
  static final String WAITING =
      "{'seq':3,'ts':-1,'type':'order','orderId':1,'account':'','symbol':'X','side':'SELL',"
          + "'ordType':'TRAILING_STOP','tif':'GTD','stp':'DECREMENT','status':'NEW','waiting':true,"
          + "'stopPx':'9.9','trailOffset':'0.1','qty':'5.00','leavesQty':'5.00','cumQty':'0.00',"
          + "'displayQty':'1.00','postOnly':true,"
          + "'expireTs':9223372036854775807,'nonce':'18446744073709551616','createdTs':0}";
  static final String MARKET_ORDER =
      "{'seq':3,'ts':5,'type':'order','orderId':2,'account':'b','symbol':'X','side':'SELL',"
          + "'ordType':'MARKET','tif':'IOC','status':'CANCELED','cancelReason':'NO_LIQUIDITY',"
          + "'qty':'5','leavesQty':'0','cumQty':'0','grossTradeAmt':'0.0','createdTs':5}";
  static final String ICEBERG =
      "{'seq':3,'ts':5,'type':'order','orderId':2,'account':'b','symbol':'X','side':'SELL',"
          + "'ordType':'LIMIT','tif':'GTC','status':'NEW','price':'7','qty':'500','leavesQty':'500',"
          + "'cumQty':'0','displayQty':'10','shownQty':'3','place':3,'createdTs':5}";
  private static final String DARK =
      "{'seq':3,'ts':5,'type':'order','orderId':2,'account':'b','symbol':'X','side':'SELL',"
          + "'ordType':'LIMIT','tif':'GTC','status':'NEW','price':'7','qty':'5.0',"
          + "'leavesQty':'5.0','cumQty':'0.0',%s,'place':3,'createdTs':5}";
  static final String TRADE =
      "{'seq':5,'ts':0,'type':'trade','tradeId':1,'symbol':'X','price':'100.00','qty':'4',"
          + "'takerSide':'SELL','makerOrderId':1,'takerOrderId':2,'makerAccount':'a',"
          + "'takerAccount':'b','makerLeaves':'6','takerLeaves':'0','makerFee':'-0.01000000',"
          + "'takerFee':'0.02000000'}";
  static final String PLAIN_MARKET =
      "{'type':'market','index':0,'symbol':'X','tickSize':'0.01','lotSize':'1','feeScale':8,"
          + "'maxConditional':100,'status':'OPEN'}";
  static final String FULL_MARKET =
      "{'type':'market','index':3,'symbol':'X','tickSize':'0.50','lotSize':'1','minQty':'2',"
          + "'maxQty':'100','priceBand':'0.05','marketCollar':'0.1','makerFee':'-0.0001',"
          + "'takerFee':'0.0002','feeScale':6,'maxConditional':5,'ts':77,'status':'HALTED',"
          + "'lastPrice':'10.50','mark':'11.00'}";
  static final String CHECKPOINT =
      "{'seq':40,'ts':1700,'type':'checkpoint','commands':30,'orderId':20,'tradeId':10}";
  static final String REMOVED = "{'type':'removed','orderId':20}";

  static final String NONCE =
      "{'seq':12,'type':'nonce','account':'alice','kind':'WORD','key':'0','value':'1234'}";
  static final String AUTHORIZATION =
      "{'seq':12,'type':'authorization','orderId':7,"
          + "'digest':'00000000000000000000000000000000000000000000000000000000000000ff',"
          + "'signature':'0x1','message':'\\'\\\\'}";

  static String json(String text) {
    return text.replace('\'', '"');
  }

  private static BigDecimal dec(String text) {
    return text == null ? null : new BigDecimal(text);
  }

  private static void assertLine(Row row, String line) throws IOException {
    assertThat(Rows.text(row)).isEqualTo(json(line));
    assertThat(Rows.read(json(line))).isEqualTo(row);
  }

  @Test
  void aRestingOrderShowsAllItHasLeft() throws IOException {
    StoredOrder order =
        new StoredOrder(
            7,
            12,
            "say \"hi\" \\",
            "alice",
            "BTC/USD",
            Side.BUY,
            OrdType.LIMIT,
            TimeInForce.GTC,
            SelfTradePrevention.NONE,
            OrdStatus.PARTIALLY_FILLED,
            null,
            dec("100.50"),
            null,
            null,
            dec("10"),
            dec("4"),
            dec("6"),
            dec("603.00"),
            null,
            dec("4"),
            null,
            false,
            false,
            null,
            false,
            9,
            1600,
            1700,
            null,
            null);
    assertLine(new Row.OrderRow(order), RESTING);
  }

  @Test
  void aWaitingOrderShowsNothingAndHasTradedNothing() throws IOException {
    StoredOrder order =
        new StoredOrder(
            1,
            3,
            null,
            "",
            "X",
            Side.SELL,
            OrdType.TRAILING_STOP,
            TimeInForce.GTD,
            SelfTradePrevention.DECREMENT,
            OrdStatus.NEW,
            null,
            null,
            dec("9.9"),
            dec("0.1"),
            dec("5.00"),
            dec("5.00"),
            dec("0.00"),
            dec("0.000"),
            dec("1.00"),
            dec("0.00"),
            null,
            false,
            true,
            Long.MAX_VALUE,
            true,
            0,
            0,
            -1,
            BigInteger.TWO.pow(64),
            null);
    assertLine(new Row.OrderRow(order), WAITING);
  }

  @Test
  void whatIsNotImpliedIsWritten() throws IOException {
    Row.OrderRow market = (Row.OrderRow) Rows.read(json(MARKET_ORDER));
    assertThat(market.order().grossTradeAmt()).isEqualTo(dec("0.0"));
    assertThat(market.order().cancelReason()).isEqualTo(CancelReason.NO_LIQUIDITY);
    assertLine(market, MARKET_ORDER);

    Row.OrderRow iceberg = (Row.OrderRow) Rows.read(json(ICEBERG));
    assertThat(iceberg.order().shownQty()).isEqualTo(dec("3"));
    assertLine(iceberg, ICEBERG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'displayQty':'0'", "'minFillQty':'2.0'", "'allOrNone':true"})
  void aDarkOrderShowsNothing(String dark) throws IOException {
    Row.OrderRow row = (Row.OrderRow) Rows.read(json(DARK.formatted(dark)));
    assertThat(row.order().isDark()).isTrue();
    assertThat(row.order().shownQty()).isEqualTo(dec("0.0"));
    assertLine(row, DARK.formatted(dark));
  }

  @Test
  void aTradeIsTheEventsLine() throws IOException {
    Trade trade =
        new Trade(
            5,
            0,
            1,
            "X",
            dec("100.00"),
            dec("4"),
            Side.SELL,
            1,
            2,
            "a",
            "b",
            dec("6"),
            dec("0"),
            dec("-0.01000000"),
            dec("0.02000000"));
    assertLine(new Row.TradeRow(trade), TRADE);
  }

  @Test
  void aMarketHasItsDefinitionAndItsState() throws IOException {
    AddMarket plain = AddMarket.of("X", "0.01", "1");
    assertLine(
        new Row.MarketRow(new MarketState(0, plain, MarketStatus.OPEN, null, null)), PLAIN_MARKET);

    AddMarket full =
        new AddMarket(
            77,
            "X",
            dec("0.50"),
            dec("1"),
            dec("2"),
            dec("100"),
            dec("0.05"),
            dec("0.1"),
            dec("-0.0001"),
            dec("0.0002"),
            6,
            5);
    assertLine(
        new Row.MarketRow(
            new MarketState(3, full, MarketStatus.HALTED, dec("10.50"), dec("11.00"))),
        FULL_MARKET);
  }

  @Test
  void aCheckpointAndARemoval() throws IOException {
    assertLine(new Row.CheckpointRow(new Checkpoint(30, 40, 1700, 20, 10)), CHECKPOINT);
    assertLine(new Row.RemovedRow(20), REMOVED);
  }

  @Test
  void aNonceAndAnAuthorization() throws IOException {
    assertLine(
        new Row.NonceRow(
            new StoredNonce(
                "alice", StoredNonce.Kind.WORD, BigInteger.ZERO, BigInteger.valueOf(1234), 12)),
        NONCE);
    String digest = "0".repeat(62) + "ff";
    assertLine(
        new Row.AuthorizationRow(new StoredAuthorization(7, 12, digest, "0x1", "\"\\")),
        AUTHORIZATION);
    assertLine(
        new Row.AuthorizationRow(new StoredAuthorization(7, 12, digest, "0x1", null)),
        AUTHORIZATION.replace(",'message':'\\'\\\\'", ""));
  }

  @Test
  void theLargestNumbersAndTextsAreReadBack() throws IOException {
    BigInteger max = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
    for (BigInteger number : new BigInteger[] {max, max.shiftRight(1), BigInteger.TWO.pow(63)}) {
      Row row =
          new Row.NonceRow(
              new StoredNonce("a", StoredNonce.Kind.DIGEST, number, number, Long.MAX_VALUE));
      assertThat(Rows.read(Rows.line(row))).isEqualTo(row);
    }
    String quotes = "\"\\".repeat(8_192);
    Row row =
        new Row.AuthorizationRow(
            new StoredAuthorization(1, 1, "f".repeat(64), quotes.substring(0, 4_096), quotes));
    assertThat(Rows.read(Rows.line(row))).isEqualTo(row);
  }

  @Test
  void aRowOfAKnownTypeIsReadAsSuch() throws IOException {
    byte[] order = Rows.line(Rows.read(json(RESTING)));
    byte[] trade = Rows.line(Rows.read(json(TRADE)));
    RowReader reader = new RowReader();
    assertThat(reader.order(order, 0, order.length).orderId()).isEqualTo(7);
    assertThat(reader.trade(trade, 0, trade.length).tradeId()).isEqualTo(1);
    assertThatThrownBy(() -> reader.order(trade, 0, trade.length)).hasMessage("type: not order");
    assertThatThrownBy(() -> reader.trade(order, 0, order.length)).hasMessage("type: not trade");
    assertThatThrownBy(() -> reader.read(order, 1, order.length))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aRowThatCannotBeWrittenLeavesNothing() {
    LineBuffer buffer = new LineBuffer();
    RowWriter writer = new RowWriter(buffer);
    writer.removed(1);
    int before = buffer.length();
    BigDecimal one = BigDecimal.ONE;
    Trade bare = new Trade(1, 1, 1, "X", one, one, Side.BUY, 1, 2, "a", "b", one, one, null, one);
    assertThatThrownBy(() -> writer.trade(bare))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("makerFee");
    MarketState market =
        new MarketState(
            0, AddMarket.of("X", "1", "1"), MarketStatus.OPEN, new BigDecimal("1E+3"), null);
    assertThatThrownBy(() -> writer.market(market))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("lastPrice: ");
    assertThat(buffer.length()).isEqualTo(before);
  }
}
