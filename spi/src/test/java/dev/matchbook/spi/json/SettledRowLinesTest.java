package dev.matchbook.spi.json;

import static dev.matchbook.spi.json.RowLinesTest.PLAIN_MARKET;
import static dev.matchbook.spi.json.RowLinesTest.RESTING;
import static dev.matchbook.spi.json.RowLinesTest.TRADE;
import static dev.matchbook.spi.json.RowLinesTest.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.CancelReason;
import dev.matchbook.core.Fault;
import dev.matchbook.core.SettlementPolicy;
import dev.matchbook.core.SettlementReport;
import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.MassCanceled;
import dev.matchbook.core.event.OrderExpired;
import dev.matchbook.core.event.SettlementChanged;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.StoredSettlement;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of settlements and of the audit trail, and what is none. */
class SettledRowLinesTest {
  private static final String SETTLEMENT =
      "{'seq':9,'ts':77,'type':'settlement','state':'SETTLING','batchId':8,'trade':" + TRADE + "}";
  private static final String BATCH =
      "{'seq':9,'ts':77,'type':'settlementBatch','batchId':8,'symbol':'X','state':'SPLIT',"
          + "'parentId':3,'trades':[1,2],'root':'0xab','attempts':2,'txHash':'0xcd','block':0,"
          + "'gasUsed':21000,'confirmations':12,'error':'no \\'gas\\' \\\\','retryTs':99,"
          + "'fault':'BOTH','createdTs':70}";
  private static final String AUDIT =
      "{'type':'audit','event':{'seq':9,'ts':77,'type':'expired','orderId':4,'leaves':'1.50'}}";

  private static SettlementBatch batch() {
    return SettlementBatch.started(8, 70, "X", 0, List.of(1L), "0xab");
  }

  private static void assertLine(Row row, String line) throws IOException {
    assertThat(Rows.text(row)).isEqualTo(json(line));
    assertThat(Rows.read(json(line))).isEqualTo(row);
  }

  @Test
  void aSettlementHasItsTrade() throws IOException {
    Trade trade = ((Row.TradeRow) Rows.read(json(TRADE))).trade();
    assertLine(
        new Row.SettlementRow(new StoredSettlement(trade, 9, 77, SettlementState.SETTLING, 8)),
        SETTLEMENT);
    assertLine(
        new Row.SettlementRow(StoredSettlement.pending(trade)),
        "{'seq':5,'ts':0,'type':'settlement','state':'PENDING','trade':" + TRADE + "}");
  }

  @Test
  void aBatchHasWhatIsKnownOfIt() throws IOException {
    assertLine(
        new Row.SettlementBatchRow(
            new SettlementBatch(
                8,
                9,
                "X",
                SettlementState.SPLIT,
                3,
                List.of(1L, 2L),
                "0xab",
                2,
                "0xcd",
                0L,
                21_000L,
                12,
                "no \"gas\" \\",
                99,
                Fault.BOTH,
                70,
                77)),
        BATCH);
    assertLine(
        new Row.SettlementBatchRow(batch()),
        "{'seq':8,'ts':70,'type':'settlementBatch','batchId':8,'symbol':'X','state':'SETTLING',"
            + "'trades':[1],'root':'0xab','createdTs':70}");
  }

  @Test
  void anAuditRowHasTheLineOfItsEvent() throws IOException {
    assertLine(new Row.AuditRow(new OrderExpired(9, 77, 4, new BigDecimal("1.50"))), AUDIT);
  }

  @Test
  void anOrderSaysOfWhichItComesAndAMarketHowItSettles() throws IOException {
    String order = RESTING.replace("'place':9", "'place':9,'refOrderId':3");
    assertThat(((Row.OrderRow) Rows.read(json(order))).order().refOrderId()).isEqualTo(3);
    String marked = RESTING.replace("FILLED'", "FILLED','cancelReason':'TRADE_BUSTED'");
    assertThat(((Row.OrderRow) Rows.read(json(marked))).order().cancelReason())
        .isEqualTo(CancelReason.TRADE_BUSTED);
    String line =
        PLAIN_MARKET.replace("'status'", "'settlement':'STAY_OUT','audited':true,'ts':5,'status'");
    Row.MarketRow market = (Row.MarketRow) Rows.read(json(line));
    assertThat(market.market().definition().settlement()).isEqualTo(SettlementPolicy.STAY_OUT);
    assertLine(market, line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "state           | 'SETTLING'       | 'FLOATING'",
        "settlement      | 'SETTLING'       | 'FINAL'",
        "batchId         | 'batchId':8      | 'batchId':0",
        "settlement      | 'batchId':8      | 'batchId':-8",
        "settlement      | 'seq':9          | 'seq':4",
        "trade           | 'trade':{        | 'trode':{",
        "type            | 'type':'trade'   | 'type':'order'",
        "price           | '100.00'         | '100.'",
        "line            | }}               | }",
        "line            | }}               | }}}",
        "takerFee        | }}               | ,'x':1}}",
        "ts              | 'seq':9,'ts':77, | 'seq':9,"
      })
  void aWrongSettlementIsRefused(String field, String right, String wrong) {
    requireRefused(SETTLEMENT, field, right, wrong);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "settlementBatch | 'seq':9           | 'seq':7",
        "settlementBatch | 'SPLIT'           | 'PENDING'",
        "trades          | [1,2]             | [1,2",
        "trades          | [1,2]             | [1,]",
        "trades          | [1,2]             | [,1]",
        "trades          | [1,2]             | [1 ,2]",
        "trades          | [1,2]             | ['1','2']",
        "trades          | [1,2]             | 1",
        "settlementBatch | [1,2]             | []",
        "parentId        | 'parentId':3      | 'parentId':0",
        "attempts        | 'attempts':2      | 'attempts':2147483648",
        "attempts        | 'attempts':2      | 'attempts':-1",
        "confirmations   | 'confirmations':12| 'confirmations':012",
        "error           | 'no               | '\\u006eo",
        "fault           | 'BOTH'            | 'both'",
        "createdTs       | 'fault':'BOTH',   | 'fault':'BOTH','fault':'BOTH',"
      })
  void aWrongBatchIsRefused(String field, String right, String wrong) {
    requireRefused(BATCH, field, right, wrong);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "event   | 'event':{         | 'evant':{",
        "seq     | {'seq':9          | {'soq':9",
        "type    | 'expired'         | 'massCanceled'",
        "type    | 'expired'         | 'settlementRejected'",
        "leaves  | 'leaves':'1.50'   | 'leaves':1.50",
        "leaves  | '1.50'}}          | '1.50','x':1}}",
        "line    | '1.50'}}          | '1.50'}",
        "line    | '1.50'}}          | '1.50'}},"
      })
  void aWrongEventIsRefused(String field, String right, String wrong) {
    requireRefused(AUDIT, field, right, wrong);
  }

  private static void requireRefused(String line, String field, String right, String wrong) {
    assertThat(line).contains(right);
    assertThatThrownBy(() -> Rows.read(json(line.replace(right, wrong))))
        .isInstanceOf(MalformedRowException.class)
        .hasMessageStartingWith(field + ": ");
  }

  @Test
  void whatWouldNotComeBackIsNotWrittenAndLeavesNothing() {
    LineBuffer buffer = new LineBuffer();
    RowWriter writer = new RowWriter(buffer);
    SettlementChanged later = new SettlementChanged(9, 70, SettlementReport.RETRY, batch());
    assertThatThrownBy(() -> writer.audit(later)).isInstanceOf(IllegalArgumentException.class);
    MassCanceled other = new MassCanceled(1, 1, "a", 1);
    assertThatThrownBy(() -> writer.audit(other)).isInstanceOf(IllegalArgumentException.class);
    assertThat(buffer.length()).isZero();
  }
}
