package dev.matchbook.spi.json;

import static dev.matchbook.spi.json.RowLinesTest.AUTHORIZATION;
import static dev.matchbook.spi.json.RowLinesTest.CHECKPOINT;
import static dev.matchbook.spi.json.RowLinesTest.NONCE;
import static dev.matchbook.spi.json.RowLinesTest.PLAIN_MARKET;
import static dev.matchbook.spi.json.RowLinesTest.REMOVED;
import static dev.matchbook.spi.json.RowLinesTest.RESTING;
import static dev.matchbook.spi.json.RowLinesTest.TRADE;
import static dev.matchbook.spi.json.RowLinesTest.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no line is refused, naming the field that is wrong. */
class RowRefusalsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "type      | 'type':'order'              | 'type':'batch'",
        "type      | 'type':'order'              | 'type':'rejected'",
        "type      | 'type':'order',             |",
        "seq       | 'type':'order'              | 'type':'removed'",
        "seq       | 'seq':12                    | 'seq':'12'",
        "seq       | 'seq':12                    | 'seq':9223372036854775808",
        "seq       | 'seq':12                    | 'seq':-9223372036854775809",
        "seq       | 'seq':12                    | 'seq':012",
        "seq       | 'seq':12                    | 'seq':-0",
        "ts        | 'seq':12                    | 'seq':12.0",
        "ts        | 'seq':12                    | 'seq':1e1",
        "order     | 'seq':12                    | 'seq':0",
        "order     | 'orderId':7                 | 'orderId':-7",
        "clOrdId   | 'say                        | '\u0009say",
        "clOrdId   | 'say                        | '\\u0073ay",
        "clOrdId   | 'clOrdId':                  | 'clOrdId':null,'clOrdId':",
        "account   | 'account':'alice'           | 'account':7",
        "account   | 'account':'alice',          |",
        "symbol    | 'account':'alice'           | 'account':'alice','account':'alice'",
        "symbol    | 'account':'alice'           | 'account':'alice','more':1",
        "side      | 'BUY'                       | 'buy'",
        "side      | 'BUY'                       | 'BUY '",
        "status    | 'tif':'GTC'                 | 'tif':'GTC','waiting':false",
        "stp       | 'tif':'GTC'                 | 'tif':'GTC','stp':'NONE'",
        "qty       | 'qty':'10'                  | 'qty':10",
        "qty       | 'qty':'10'                  | 'qty':'1e1'",
        "qty       | 'qty':'10'                  | 'qty':'010'",
        "qty       | 'qty':'10'                  | 'qty':'10.'",
        "qty       | 'qty':'10'                  | 'qty':'.1'",
        "qty       | 'qty':'10'                  | 'qty':'1.0.0'",
        "qty       | 'qty':'10'                  | 'qty':''",
        "qty       | 'qty':'10'                  | 'qty':'-'",
        "qty       | 'qty':'10'                  | 'qty':'-0'",
        "qty       | 'qty':'10'                  | 'qty': '10'",
        "order     | 'qty':'10'                  | 'qty':'-10'",
        "order     | 'leavesQty':'4'             | 'leavesQty':'0'",
        "shownQty  | '603.00'                    | '603.00','shownQty':'4'",
        "grossTradeAmt | '603.00'                | '0.00'",
        "line      | 'createdTs':1600            | 'createdTs':1600,'createdTs':1600",
        "createdTs | ,'createdTs':1600           |",
        "place     | 'place':9                   | 'place':0",
        "place     | 'place':9                   | 'place':true",
        "nonce     | 'place':9                   | 'place':9,'nonce':'01'",
        "nonce     | 'place':9                   | 'place':9,'nonce':7",
        "createdTs | 'place':9                   | 'nonce':'7','place':9"
      })
  void aWrongLineIsRefusedNamingTheField(String field, String right, String wrong) {
    String line = RESTING.replace(right, wrong == null ? "" : wrong);
    assertThat(line).isNotEqualTo(RESTING);
    assertThatThrownBy(() -> Rows.read(json(line)))
        .isInstanceOf(MalformedRowException.class)
        .hasMessageStartingWith(field + ": ");
  }

  @Test
  void whatStandsBehindTheObjectIsRefused() {
    for (String line :
        new String[] {RESTING, TRADE, PLAIN_MARKET, CHECKPOINT, REMOVED, NONCE, AUTHORIZATION}) {
      for (String more : new String[] {" ", "\n", "}", ",", "x", "\0"}) {
        assertThatThrownBy(() -> Rows.read(json(line + more)))
            .isInstanceOf(MalformedRowException.class)
            .hasMessageStartingWith("line: ");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "market | 'feeScale':8             | 'feeScale':19",
        "market | 'tickSize':'0.01'        | 'tickSize':'0.00'",
        "index  | 'index':0                | 'index':2147483648",
        "index  | 'index':0                | 'index':-1",
        "ts     | 'maxConditional':100     | 'maxConditional':100,'ts':0",
        "seq    | 'type':'market'          | 'type':'order'"
      })
  void aWrongMarketIsRefused(String field, String right, String wrong) {
    String line = PLAIN_MARKET.replace(right, wrong);
    assertThat(line).isNotEqualTo(PLAIN_MARKET);
    assertThatThrownBy(() -> Rows.read(json(line)))
        .isInstanceOf(MalformedRowException.class)
        .hasMessageStartingWith(field + ": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ts        | 'type':'nonce'   | 'type':'order'",
        "ts        | 'seq':12         | 'seq':12,'ts':1",
        "ts        | ,'type':'nonce'  |",
        "seq       | 'type':'nonce'   | 'type':'removed'",
        "nonce     | 'seq':12         | 'seq':0",
        "kind      | 'WORD'           | 'WORDS'",
        "kind      | 'WORD'           | 'word'",
        "key       | 'key':'0'        | 'key':0",
        "key       | 'key':'0'        | 'key':''",
        "key       | 'key':'0'        | 'key':'00'",
        "key       | 'key':'0'        | 'key':'-0'",
        "key       | 'key':'0'        | 'key':'-1'",
        "key       | 'key':'0'        | 'key':'+1'",
        "key       | 'key':'0'        | 'key':'0x1'",
        "key       | 'key':'0'        | 'key':'1e3'",
        "key       | 'key':'0'        | 'key':'1.0'",
        "key       | 'key':'0'        | 'key':' 1'",
        "value     | 'value':'1234'   | 'value':'01234'",
        "value     | 'value':'1234'   | 'value':'00000000000000000000001234'",
        "value     | 'value':'1234'   |"
            + " 'value':'115792089237316195423570985008687907853269984665640564039457584007913129639936'",
        "value     | 'value':'1234'   |"
            + " 'value':'1000000000000000000000000000000000000000000000000000000000000000000000000000000'",
        "line      | 'value':'1234'   | 'value':'1234','ts':1"
      })
  void aWrongNonceIsRefused(String field, String right, String wrong) {
    requireRefused(NONCE, field, right, wrong == null ? "" : wrong);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "authorization | 'orderId':7     | 'orderId':0",
        "authorization | 00ff            | 00fF",
        "authorization | 00ff            | 0ff",
        "authorization | 'message':'     | 'message':'\u00e9",
        "authorization | '0x1'           | ''",
        "signature     | '0x1'           | null",
        "signature     | '0x1'           | '\\u0030x1'",
        "line          | 'message':'     | 'massage':'"
      })
  void aWrongAuthorizationIsRefused(String field, String right, String wrong) {
    requireRefused(AUTHORIZATION, field, right, wrong);
  }

  private static void requireRefused(String line, String field, String right, String wrong) {
    assertThat(line).contains(right);
    assertThatThrownBy(() -> Rows.read(json(line.replace(right, wrong))))
        .isInstanceOf(MalformedRowException.class)
        .hasMessageStartingWith(field + ": ");
  }
}
