package dev.matchbook.spi.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RULEBOOK §2, line by line: what is a command and what is not. */
class LineShapesTest {
  private static final String NEW =
      "{'cmd':'new','symbol':'X','account':'a','side':'BUY','ordType':'LIMIT','qty':'1',";

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static String repeat(String text, int times) {
    return text.repeat(times);
  }

  private static void assertMalformed(byte[] line) {
    List<String> events = Wire.run(line);
    assertThat(events).as(new String(line, StandardCharsets.ISO_8859_1)).hasSize(1);
    assertThat(events.get(0)).startsWith("{\"seq\":1,\"ts\":0,\"type\":\"malformed\",\"line\":1,");
  }

  private static void assertFine(byte[] line) {
    assertThat(Wire.run(line))
        .as(new String(line, StandardCharsets.ISO_8859_1))
        .noneMatch(Wire::isMalformed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'cmd':'time','ts':-1}",
        "{'cmd':'time','ts':1.0}",
        "{'cmd':'time','ts':1e3}",
        "{'cmd':'time','ts':'1'}",
        "{'cmd':'time','ts':9223372036854775808}",
        "{'cmd':'time','ts':01}",
        "{'cmd':'time','ts':+1}",
        "{'cmd':'time'}",
        "{'cmd':'time','ts':null}",
        "{'cmd':'time','ts':1}{'cmd':'time','ts':1}",
        "{'cmd':'time','ts':1},",
        "{'cmd':'time','ts':1} x",
        "{'cmd':'time','ts':1,}",
        "{'cmd':'time','ts':NaN}",
        "{'cmd':'time','ts':1,'x':'\t'}",
        "{'cmd':'time','ts':1,'x':'\\x'}",
        "{'cmd':'time','ts':1,'x':'\\u12'}",
        "{'cmd':'time','ts':1,'x':tru}",
        "{'cmd':'time','ts':1 /* c */}",
        "{'cmd':'time','ts':1\f}",
        "{cmd:'time','ts':1}",
        "{'cmd':'Time','ts':1}",
        "{'cmd':1}",
        "{'cmd':['time'],'ts':1}",
        "{'ts':1}",
        "{}",
        "[]",
        "null",
        "1",
        "'time'",
        "}",
        "{",
        "{'cmd':'depth','symbol':'X','levels':10001}",
        "{'cmd':'depth','symbol':'X','levels':0}",
        "{'cmd':'depth','symbol':'X','levels':'1'}",
        "{'cmd':'depth','symbol':''}",
        "{'cmd':'depth','symbol':'A B'}",
        "{'cmd':'depth','symbol':5}",
        "{'cmd':'status','symbol':'X','status':'open'}",
        "{'cmd':'status','symbol':'X'}",
        "{'cmd':'mark','symbol':'X','price':'1e3'}",
        "{'cmd':'mark','symbol':'X','price':'01'}",
        "{'cmd':'mark','symbol':'X','price':'.5'}",
        "{'cmd':'mark','symbol':'X','price':'5.'}",
        "{'cmd':'mark','symbol':'X','price':'+5'}",
        "{'cmd':'mark','symbol':'X','price':' 5'}",
        "{'cmd':'mark','symbol':'X','price':''}",
        "{'cmd':'mark','symbol':'X','price':'-'}",
        "{'cmd':'mark','symbol':'X','price':'1.2.3'}",
        "{'cmd':'mark','symbol':'X','price':1E2}",
        "{'cmd':'mark','symbol':'X','price':true}",
        "{'cmd':'mark','symbol':'X','price':[1]}",
        "{'cmd':'mark','symbol':'X','price':'1234567890123456789'}",
        "{'cmd':'mark','symbol':'X','price':'0.1234567890123456789'}",
        "{'cmd':'mark','symbol':'X','price':'1.000000000000000000'}",
        "{'cmd':'mark','symbol':'X','price':false}",
        "{'cmd':'time','ts':false}",
        "{'cmd':'depth','symbol':'X','levels':false}",
        "{'cmd':'massCancel','account':'a','side':false}",
        "{'cmd':'cancel','orderId':1,'clOrdId':false}",
        "{'cmd':'cancel','orderId':1,'orderId':false}",
        "{'cmd':'cancel','account':'a'}",
        "{'cmd':'cancel','clOrdId':'a'}",
        "{'cmd':'cancel','orderId':1,'account':''}",
        "{'cmd':'cancel','orderId':1,'clOrdId':5}",
        "{'cmd':'cancel','orderId':'1'}",
        "{'cmd':'replace','orderId':1}",
        "{'cmd':'replace','orderId':1,'qty':null}",
        "{'cmd':'replace','orderId':1,'qty':'x'}",
        "{'cmd':'massCancel'}",
        "{'cmd':'massCancel','account':'a','side':'Buy'}",
        "{'cmd':'massCancel','account':'a','symbol':'#'}",
        "{'cmd':'market','symbol':'X','tickSize':'0','lotSize':'1'}",
        "{'cmd':'market','symbol':'X','tickSize':'-1','lotSize':'1'}",
        "{'cmd':'market','symbol':'X','tickSize':'0.0000000000000000001','lotSize':'1'}",
        "{'cmd':'market','symbol':'X','tickSize':'10000000000000000','lotSize':'1'}",
        "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'1','feeScale':19}",
        "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'1','maxConditional':1001}",
        "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'1','makerFee':'-1.1'}",
        "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'1','takerFee':'-0.1'}",
        "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'1','takerFee':'0.000000000'}",
        "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'1','priceBand':'-0.1'}",
        "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'1','minQty':'0'}",
        "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'2','maxQty':'3'}",
        "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'1','minQty':'1000000000000001'}",
        "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'0.1','maxQty':'100000000000000001'}",
      })
  void linesThatAreNoCommands(String line) {
    assertMalformed(json(line).getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'cmd':'time','ts':-0}",
        "{'cmd':'time','ts':9223372036854775807}",
        "{'cmd':'fly','cmd':'time','ts':1}",
        "{'cmd':'time','ts':'x','ts':1}",
        "{'\\u0063md':'t\\u0069me','ts':1}",
        " \t\r{ 'cmd' : 'time' , 'ts' : 1 } \t\r",
        "{'cmd':'time','ts':1,'qty':{'a':[1e999,{}]},'\\ud800':'\\ud800','':0}",
        "{'cmd':'time','ts':1,'\\udc00':{'\\uD83d\\ude00\\\\ud800':'\\udfff'}}",
        "{'cmd':'time','ts':1,'x':'é𝄞'}",
        "{'cmd':'mark','symbol':'X','price':'-0'}",
        "{'cmd':'mark','symbol':'X','price':-5.50}",
        "{'cmd':'mark','symbol':'X','price':'0.000000000000000000000000000000000000000001'}",
        "{'cmd':'mark','symbol':'X','price':0.00}",
        "{'cmd':'cancel','orderId':-0}",
        "{'cmd':'cancel','orderId':0,'account':null,'clOrdId':null}",
        "{'cmd':'massCancel','account':'~ \\\\','side':null}",
        "{'cmd':'time','ts':1,'qty':false,'note':false}",
        "{'cmd':'market','symbol':'a.b-c_d/e:f','tickSize':1,'lotSize':0.50}",
        "{'cmd':'market','symbol':'X','tickSize':'0.000000000000000001','lotSize':'1'}",
        "{'cmd':'market','symbol':'X','tickSize':'1000000000000000','lotSize':'1'}",
        "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'1','priceBand':'99999999999'}",
        "{'cmd':'market','symbol':'X','tickSize':'1','lotSize':'1','makerFee':-1,'takerFee':1}",
      })
  void linesThatAreFine(String line) {
    assertFine(json(line).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void textsHaveTheirLengths() {
    assertFine(json(NEW + "'clOrdId':'" + repeat("k", 64) + "'}").getBytes());
    assertMalformed(json(NEW + "'clOrdId':'" + repeat("k", 65) + "'}").getBytes());
    assertMalformed(json(NEW + "'clOrdId':'\\u007f'}").getBytes());
    assertMalformed(json(NEW + "'postOnly':1}").getBytes());
    assertFine(json(NEW + "'postOnly':false,'allOrNone':null}").getBytes());
    assertFine(json("{'cmd':'depth','symbol':'" + repeat("S", 32) + "'}").getBytes());
    assertMalformed(json("{'cmd':'depth','symbol':'" + repeat("S", 33) + "'}").getBytes());
  }

  @Test
  void nestingAndNumbersHaveTheirBounds() {
    String start = "{'cmd':'time','ts':1,'x':";
    assertFine(json(start + repeat("[", 999) + repeat("]", 999) + "}").getBytes());
    assertMalformed(json(start + repeat("[", 1000) + repeat("]", 1000) + "}").getBytes());
    assertFine(json(start + "-" + repeat("9", 1000) + "}").getBytes());
    assertMalformed(json(start + repeat("9", 1001) + "}").getBytes());
    assertFine(json(start + repeat("9", 500) + "." + repeat("9", 498) + "e-99}").getBytes());
    assertMalformed(json(start + repeat("9", 500) + "." + repeat("9", 499) + "e-99}").getBytes());
    assertMalformed(json(start + "[{'y':" + repeat("9", 1001) + "}]}").getBytes());
    assertMalformed(json("{'ts':" + repeat("9", 1001) + ",'cmd':'time','ts':1}").getBytes());
  }

  @Test
  void aLineMayHave65536Bytes() {
    String line = json("{'cmd':'time','ts':1,'x':'") + "%s\"}";
    int rest = 65_536 - line.length() + 2;
    assertFine(String.format(line, repeat("x", rest)).getBytes());
    assertMalformed(String.format(line, repeat("x", rest + 1)).getBytes());
    assertThat(Wire.run(repeat(" ", 100_000) + "\n\t" + repeat("\r", 400_000))).isEmpty();
    assertThat(Wire.run(repeat(" ", 500_000) + "x")).hasSize(1);
  }

  @Test
  void onlyUtf8WithoutByteOrderMarkIsLetThrough() {
    String fine = json("{'cmd':'time','ts':1}");
    assertMalformed(("\uFEFF" + fine).getBytes(StandardCharsets.UTF_8));
    assertMalformed(fine.getBytes(StandardCharsets.UTF_16LE));
    assertMalformed(fine.getBytes(StandardCharsets.UTF_16BE));
    for (String bad : List.of("C0 80", "ED A0 80", "F4 90 80 80", "E9", "80", "F8 88 80 80 80")) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      line.writeBytes(json("{'cmd':'time','ts':1,'x':'").getBytes());
      for (String b : bad.split(" ")) {
        line.write(Integer.parseInt(b, 16));
      }
      line.writeBytes(json("'}").getBytes());
      assertMalformed(line.toByteArray());
    }
  }

  @Test
  void whatFollowsAMalformedLineIsNotAffected() {
    List<String> events =
        Wire.run(json("\n{'cmd':\n\n{'cmd':'depth','symbol':'X','ts':7}\n\u0000\n{'cmd':'time'}"));
    assertThat(events.stream().map(Wire::withoutReason))
        .containsExactly(
            json("{'seq':1,'ts':0,'type':'malformed','line':2,'reason':''}"),
            json(
                "{'seq':2,'ts':7,'type':'commandRejected','cmd':'depth','symbol':'X',"
                    + "'reason':'UNKNOWN_SYMBOL'}"),
            json("{'seq':3,'ts':7,'type':'malformed','line':5,'reason':''}"),
            json("{'seq':4,'ts':7,'type':'malformed','line':6,'reason':''}"));
  }
}
