package dev.matchbook.spi.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.Fault;
import dev.matchbook.core.MarketStatus;
import dev.matchbook.core.RejectReason;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.Side;
import dev.matchbook.core.TimeInForce;
import dev.matchbook.core.command.AddMarket;
import dev.matchbook.core.command.BustTrade;
import dev.matchbook.core.command.CancelOrder;
import dev.matchbook.core.command.Command;
import dev.matchbook.core.command.MalformedLine;
import dev.matchbook.core.command.NewOrder;
import dev.matchbook.core.command.ReportSettlement;
import dev.matchbook.core.command.SetStatus;
import dev.matchbook.core.command.StartSettlement;
import dev.matchbook.core.engine.Matchbook;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.MarketAdded;
import dev.matchbook.core.event.SettlementRejected;
import dev.matchbook.core.property.Seeds;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands and events of settlements on the wire. */
class SettlementLinesTest {
  private static final int STREAMS = 20;
  private static final int COMMANDS = 400;

  private final CommandEncoder commands = new CommandEncoder();
  private final EventEncoder events = new EventEncoder();
  private final EventDecoder decoder = new EventDecoder();

  private static Command decode(String line) {
    return new CommandDecoder().decode(line.getBytes(StandardCharsets.UTF_8), 1);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  @Test
  void commandsAreTheseLines() {
    assertLine(new StartSettlement(7, List.of(3L, 1L)), "{'cmd':'settle','ts':7,'trades':[3,1]}");
    assertLine(
        ReportSettlement.inBlock(0, 5, SettlementReport.INCLUDED, "0xab", 0, 1, 2),
        "{'cmd':'settlement','batchId':5,'report':'INCLUDED','txHash':'0xab','block':0,"
            + "'gasUsed':1,'confirmations':2}");
    assertLine(
        ReportSettlement.failed(1, 5, "it \"is\" \\so", Fault.MAKER),
        "{'cmd':'settlement','ts':1,'batchId':5,'report':'FAILED',"
            + "'error':'it \\'is\\' \\\\so','fault':'MAKER'}");
    assertLine(
        ReportSettlement.retry(1, 5, "x", 99),
        "{'cmd':'settlement','ts':1,'batchId':5,'report':'RETRY','error':'x','retryTs':99}");
    assertLine(
        new BustTrade(0, 9, Fault.NONE, "why"),
        "{'cmd':'bust','tradeId':9,'fault':'NONE','reason':'why'}");
  }

  private void assertLine(Command command, String line) {
    assertThat(commands.encode(command)).isEqualTo(json(line));
    assertThat(decode(json(line))).isEqualTo(command);
  }

  @Test
  void aMarketSaysWhatIsNotTheDefault() {
    AddMarket plain = AddMarket.of("X", "1", "1");
    assertThat(commands.encode(plain)).doesNotContain("settlement").doesNotContain("audited");
    assertThat(commands.encode(plain.withAudit())).endsWith(json(",'audited':true}"));
    AddMarket settled = plain.settled(SettlementPolicy.STAY_OUT);
    assertThat(commands.encode(settled)).endsWith(json(",'settlement':'STAY_OUT'}"));
    AddMarket secret = market(SettlementPolicy.REENTER, false);
    assertThat(commands.encode(secret)).endsWith(json(",'settlement':'REENTER','audited':false}"));
    for (SettlementPolicy policy : SettlementPolicy.values()) {
      for (boolean audited : new boolean[] {false, true}) {
        AddMarket market = market(policy, audited);
        assertThat(decode(commands.encode(market))).isEqualTo(market);
      }
    }
    String line = "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'1',";
    assertThat(decode(json(line + "'settlement':null,'audited':null}"))).isEqualTo(plain);
    assertThat(decode(json(line + "'settlement':'NONE','audited':false}"))).isEqualTo(plain);
  }

  private static AddMarket market(SettlementPolicy policy, boolean audited) {
    BigDecimal one = BigDecimal.ONE;
    return new AddMarket(
        0, "X", one, one, null, null, null, null, null, null, 8, 100, policy, audited);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'cmd':'settle'}",
        "{'cmd':'settle','trades':null}",
        "{'cmd':'settle','trades':[]}",
        "{'cmd':'settle','trades':1}",
        "{'cmd':'settle','trades':'[1]'}",
        "{'cmd':'settle','trades':{'1':1}}",
        "{'cmd':'settle','trades':[0]}",
        "{'cmd':'settle','trades':[-1]}",
        "{'cmd':'settle','trades':[1,1]}",
        "{'cmd':'settle','trades':[1,'2']}",
        "{'cmd':'settle','trades':[1,2.0]}",
        "{'cmd':'settle','trades':[1,1e1]}",
        "{'cmd':'settle','trades':[1,null]}",
        "{'cmd':'settle','trades':[1,true]}",
        "{'cmd':'settle','trades':[[1]]}",
        "{'cmd':'settle','trades':[1,[2,{'a':3}],4]}",
        "{'cmd':'settle','trades':[1,2}",
        "{'cmd':'settle','trades':[1,2]]}",
        "{'cmd':'settle','trades':[9223372036854775808]}",
        "{'cmd':'settle','trades':[1],'trades':[0]}",
        "{'cmd':'settlement','report':'RETRY'}",
        "{'cmd':'settlement','batchId':0,'report':'RETRY'}",
        "{'cmd':'settlement','batchId':'1','report':'RETRY'}",
        "{'cmd':'settlement','batchId':1}",
        "{'cmd':'settlement','batchId':1,'report':'retry'}",
        "{'cmd':'settlement','batchId':1,'report':'FAILED'}",
        "{'cmd':'settlement','batchId':1,'report':'RETRY','fault':'MAKER'}",
        "{'cmd':'settlement','batchId':1,'report':'INCLUDED'}",
        "{'cmd':'settlement','batchId':1,'report':'RETRY','block':1}",
        "{'cmd':'settlement','batchId':1,'report':'RETRY','error':''}",
        "{'cmd':'settlement','batchId':1,'report':'RETRY','error':'\u00e9'}",
        "{'cmd':'settlement','batchId':1,'report':'RETRY','error':5}",
        "{'cmd':'settlement','batchId':1,'report':'RETRY','retryTs':-1}",
        "{'cmd':'settlement','batchId':1,'report':'INCLUDED','block':1,'gasUsed':-1}",
        "{'cmd':'settlement','batchId':1,'report':'INCLUDED','block':1,'confirmations':2147483648}",
        "{'cmd':'bust','tradeId':1,'fault':'MAKER'}",
        "{'cmd':'bust','tradeId':1,'reason':'x'}",
        "{'cmd':'bust','fault':'MAKER','reason':'x'}",
        "{'cmd':'bust','tradeId':0,'fault':'MAKER','reason':'x'}",
        "{'cmd':'bust','tradeId':1,'fault':'NOBODY','reason':'x'}",
        "{'cmd':'bust','tradeId':1,'fault':'MAKER','reason':''}",
        "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'1','settlement':'reenter'}",
        "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'1','settlement':true}",
        "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'1','audited':'true'}",
        "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'1','audited':1}"
      })
  void aLineOfAWrongShapeIsNoCommand(String line) {
    assertThat(decode(json(line))).isInstanceOf(MalformedLine.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'cmd':'time','ts':1,'trades':[[1,'x'],{'a':[2]}],'report':5,'audited':'no'}",
        "{'cmd':'time','ts':1,'trades':[1,2,3]}",
        "{'cmd':'settle','trades':[[9]],'trades':[1,2]}",
        "{'cmd':'settle','trades':[ 1 , 2 ]}",
        "{'cmd':'settle','trades':'x','trades':[9223372036854775807]}"
      })
  void whatACommandDoesNotListIsIgnoredAndTheLastOfAKeyCounts(String line) {
    assertThat(decode(json(line))).isNotInstanceOf(MalformedLine.class);
  }

  @Test
  void aLineHas1024TradesAndNoMore() {
    List<Long> most =
        LongStream.range(0, StartSettlement.MOST_TRADES).mapToObj(i -> Long.MAX_VALUE - i).toList();
    StartSettlement command = new StartSettlement(Long.MAX_VALUE, most);
    String line = commands.encode(command);
    assertThat(line.length()).isLessThan(LineReader.MAX_LINE);
    assertThat(decode(line)).isEqualTo(command);
    assertThat(decode(line.replace("[", "[1,"))).isInstanceOf(MalformedLine.class);
  }

  @Test
  void eventsAreTheseLines() {
    SettlementRejected rejected =
        new SettlementRejected(3, 4, "settle", 9, RejectReason.UNKNOWN_TRADE);
    String line =
        json(
            "{'seq':3,'ts':4,'type':'settlementRejected','cmd':'settle','id':9,"
                + "'reason':'UNKNOWN_TRADE'}");
    assertThat(events.encode(rejected)).isEqualTo(line);
    assertThat(decoder.decode(line)).isEqualTo(rejected);
    List<String> lines =
        Wire.run(
            json(
                "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'1',"
                    + "'settlement':'REENTER'}\n"
                    + order("a", "SELL", 5)
                    + order("b", "BUY", 5)
                    + "{'cmd':'settle','ts':9,'trades':[1]}\n"
                    + "{'cmd':'settlement','batchId':5,'report':'SUBMITTED','txHash':'0x1'}\n"
                    + "{'cmd':'settlement','batchId':5,'report':'FAILED','fault':'TAKER',"
                    + "'error':'\\\\'}\n"));
    assertThat(lines.get(4))
        .startsWith(json("{'seq':5,'ts':9,'type':'settling','symbol':'X','trades':[1],'root':'0x"));
    assertThat(lines.get(5))
        .startsWith(
            json(
                "{'seq':6,'ts':9,'type':'settlement','report':'SUBMITTED','batchId':5,"
                    + "'symbol':'X','state':'SETTLING','trades':[1],'root':'0x"))
        .endsWith(json("','attempts':1,'txHash':'0x1','createdTs':9}"));
    assertThat(lines.get(6))
        .endsWith(
            json("','attempts':1,'txHash':'0x1','error':'\\\\','fault':'TAKER','createdTs':9}"));
    assertThat(lines.get(7))
        .isEqualTo(
            json(
                "{'seq':8,'ts':9,'type':'busted','tradeId':1,'symbol':'X','price':'5','qty':'1',"
                    + "'takerSide':'BUY','makerOrderId':1,'takerOrderId':2,'makerAccount':'a',"
                    + "'takerAccount':'b','makerCumQty':'0','takerCumQty':'0','fault':'TAKER',"
                    + "'reason':'\\\\'}"));
    assertThat(lines.get(8))
        .startsWith(json("{'seq':9,'ts':9,'type':'accepted','orderId':3,'account':'a'"))
        .endsWith(json(",'price':'5','qty':'1','refOrderId':1}"));
  }

  private static String order(String account, String side, int price) {
    return "{'cmd':'new','symbol':'X','account':'"
        + account
        + "','side':'"
        + side
        + "','ordType':'LIMIT','qty':'1','price':'"
        + price
        + "'}\n";
  }

  @Test
  void whatIsInNoAuditTrailIsNotEncoded() {
    Event added = new MarketAdded(1, 1, "X", BigDecimal.ONE, BigDecimal.ONE);
    assertThatThrownBy(() -> events.encode(added)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Encoder, decoder and stored row agree on any event, whatever its texts are. */
  @Test
  void anyEventComesBackFromItsLine() {
    Seeds.theory(SettlementLinesTest.class, 20_000)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              Event event = new RandomEvents(new RandomRows(seed)).audit();
              String line = events.encode(event);
              assertThat(decoder.decode(line)).isEqualTo(event);
              String row = Rows.text(new Row.AuditRow(event));
              assertThat(row).isEqualTo("{\"type\":\"audit\",\"event\":" + line + "}");
            });
  }

  /** Random engines: what is printed is what is encoded and decoded, on one thread and on two. */
  @Test
  void linesOfRandomEnginesSayWhatHappened() {
    long first = Seeds.of(SettlementLinesTest.class);
    Set<RejectReason> reasons = EnumSet.noneOf(RejectReason.class);
    for (long seed = first; seed < first + STREAMS; seed++) {
      Random random = new Random(seed);
      Matchbook exchange = new Matchbook();
      StringBuilder input = new StringBuilder();
      List<Event> expected = new ArrayList<>();
      for (int i = 0; i < COMMANDS; i++) {
        Command command = command(i, random);
        String line = commands.encode(command);
        assertThat(decode(line)).as(line).isEqualTo(command);
        input.append(line).append('\n');
        expected.addAll(exchange.submit(command));
      }
      byte[] bytes = input.toString().getBytes(StandardCharsets.US_ASCII);
      List<String> lines = Wire.run(bytes);
      assertThat(lines.stream().map(decoder::decode)).as("seed %d", seed).isEqualTo(expected);
      assertThat(Wire.runOnTwoThreads(bytes)).as("seed %d", seed).isEqualTo(lines);
      for (int i = 0; i < lines.size(); i++) {
        if (expected.get(i) instanceof SettlementRejected rejected) {
          reasons.add(rejected.reason());
        }
        if (EventTypes.isAudited(expected.get(i))) {
          assertThat(events.encode(expected.get(i))).isEqualTo(lines.get(i));
        }
      }
    }
    assertThat(reasons).contains(RejectReason.UNKNOWN_TRADE, RejectReason.SETTLEMENT_STATE);
  }

  private static Command command(int number, Random random) {
    if (number < 2) {
      SettlementPolicy policy = number == 0 ? SettlementPolicy.REENTER : SettlementPolicy.STAY_OUT;
      return AddMarket.of(number == 0 ? "A" : "B", "0.5", "0.1").settled(policy);
    }
    long ts = number * 10L;
    long id = 1 + random.nextInt(number);
    Fault fault = Fault.values()[random.nextInt(4)];
    return switch (random.nextInt(10)) {
      case 0 -> new StartSettlement(ts, List.of(1L + id / 8, 2L + id / 8));
      case 1 -> new StartSettlement(ts, List.of(1L + id / 4));
      case 2 -> new BustTrade(ts, 1L + id / 3, fault, "\"why\\ not\"");
      case 3, 4 -> report(ts, id * 2, fault, random);
      case 5 ->
          random.nextInt(5) == 0
              ? new SetStatus(ts, "A", MarketStatus.HALTED)
              : new CancelOrder(ts, id / 2, null, null);
      default ->
          NewOrder.limit(
                  random.nextInt(3) == 0 ? "B" : "A",
                  "account" + random.nextInt(3),
                  random.nextBoolean() ? Side.BUY : Side.SELL,
                  (1 + random.nextInt(5)) + ".5",
                  (20 + random.nextInt(4)) + ".0")
              .ts(ts)
              .tif(random.nextInt(6) == 0 ? TimeInForce.IOC : TimeInForce.GTC)
              .build();
    };
  }

  private static Command report(long ts, long batchId, Fault fault, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> ReportSettlement.submitted(ts, batchId, "0x1");
      case 1 -> ReportSettlement.retry(ts, batchId, "\\\"", ts + 5);
      case 2 -> ReportSettlement.failed(ts, batchId, "x", fault);
      case 3 -> ReportSettlement.abandoned(ts, batchId, null);
      default ->
          ReportSettlement.inBlock(
              ts, batchId, SettlementReport.SETTLED, "0x2", random.nextInt(3), 7, 1);
    };
  }
}
