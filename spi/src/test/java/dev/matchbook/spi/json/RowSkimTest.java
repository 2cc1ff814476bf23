package dev.matchbook.spi.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.generators.SourceDSL.longs;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.AuditKey;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.StoredOrder;
import dev.matchbook.core.store.StoredSettlement;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Skimming tells the same as reading. */
class RowSkimTest {
  private final RowReader reader = new RowReader();

  @Test
  void skimmedFieldsAreThoseOfTheRow() {
    Seeds.theory(RowSkimTest.class, 20_000)
        .forAll(longs().all())
        .checkAssert(seed -> check(new RandomRows(seed).row()));
  }

  private void check(Row row) {
    RowSkim skim = skim(Rows.line(row));
    if (row instanceof Row.OrderRow r) {
      check(skim, r.order());
    } else if (row instanceof Row.TradeRow r) {
      check(skim, r.trade());
    } else if (row instanceof Row.MarketRow r) {
      assertThat(skim.type()).isEqualTo(RowType.MARKET);
      assertThat(skim.symbol()).isEqualTo(r.market().symbol());
      assertThat(skim.seq()).isZero();
    } else if (row instanceof Row.CheckpointRow r) {
      check(skim, r.checkpoint());
    } else if (row instanceof Row.RemovedRow r) {
      assertThat(skim.type()).isEqualTo(RowType.REMOVED);
      assertThat(skim.orderId()).isEqualTo(r.orderId());
      assertThat(skim.account()).isNull();
    } else if (row instanceof Row.NonceRow r) {
      assertThat(skim.type()).isEqualTo(RowType.NONCE);
      assertThat(skim.seq()).isEqualTo(r.nonce().seq());
      assertThat(skim.account()).isEqualTo(r.nonce().account());
      assertThat(skim.ts()).isZero();
    } else if (row instanceof Row.AuthorizationRow r) {
      assertThat(skim.type()).isEqualTo(RowType.AUTHORIZATION);
      assertThat(skim.seq()).isEqualTo(r.authorization().seq());
      assertThat(skim.orderId()).isEqualTo(r.authorization().orderId());
    } else if (row instanceof Row.SettlementRow r) {
      check(skim, r.settlement());
    } else if (row instanceof Row.SettlementBatchRow r) {
      assertThat(skim.type()).isEqualTo(RowType.SETTLEMENT_BATCH);
      assertThat(skim.seq()).isEqualTo(r.batch().seq());
      assertThat(skim.ts()).isEqualTo(r.batch().updatedTs());
      assertThat(skim.batchId()).isEqualTo(r.batch().batchId());
      assertThat(skim.symbol()).isEqualTo(r.batch().symbol());
      assertThat(skim.state()).isEqualTo(r.batch().state());
    } else if (row instanceof Row.AuditRow r) {
      assertThat(skim.type()).isEqualTo(RowType.AUDIT);
      assertThat(skim.seq()).isEqualTo(r.event().seq());
      assertThat(skim.ts()).isEqualTo(r.event().ts());
      assertThat(skim.audit()).isEqualTo(AuditKey.of(r.event()));
      assertThat(skim.state()).isNull();
    }
  }

  private static void check(RowSkim skim, StoredSettlement settlement) {
    assertThat(skim.type()).isEqualTo(RowType.SETTLEMENT);
    assertThat(skim.seq()).isEqualTo(settlement.seq());
    assertThat(skim.ts()).isEqualTo(settlement.updatedTs());
    assertThat(skim.tradeId()).isEqualTo(settlement.tradeId());
    assertThat(skim.batchId()).isEqualTo(settlement.batchId());
    assertThat(skim.state()).isEqualTo(settlement.state());
    assertThat(skim.symbol()).isEqualTo(settlement.trade().symbol());
    assertThat(skim.makerOrderId()).isEqualTo(settlement.trade().makerOrderId());
    assertThat(skim.takerAccount()).isEqualTo(settlement.trade().takerAccount());
    assertThat(skim.audit()).isNull();
  }

  private static void check(RowSkim skim, StoredOrder order) {
    assertThat(skim.type()).isEqualTo(RowType.ORDER);
    assertThat(skim.seq()).isEqualTo(order.seq());
    assertThat(skim.ts()).isEqualTo(order.updatedTs());
    assertThat(skim.orderId()).isEqualTo(order.orderId());
    assertThat(skim.clOrdId()).isEqualTo(order.clOrdId());
    assertThat(skim.account()).isEqualTo(order.account());
    assertThat(skim.symbol()).isEqualTo(order.symbol());
    assertThat(skim.side()).isEqualTo(order.side());
    assertThat(skim.status()).isEqualTo(order.status());
    assertThat(skim.waiting()).isEqualTo(order.waiting());
    assertThat(skim.tradeId()).isZero();
    assertThat(skim.makerAccount()).isNull();
  }

  private static void check(RowSkim skim, Trade trade) {
    assertThat(skim.type()).isEqualTo(RowType.TRADE);
    assertThat(skim.seq()).isEqualTo(trade.seq());
    assertThat(skim.ts()).isEqualTo(trade.ts());
    assertThat(skim.tradeId()).isEqualTo(trade.tradeId());
    assertThat(skim.symbol()).isEqualTo(trade.symbol());
    assertThat(skim.side()).isEqualTo(trade.takerSide());
    assertThat(skim.makerOrderId()).isEqualTo(trade.makerOrderId());
    assertThat(skim.takerOrderId()).isEqualTo(trade.takerOrderId());
    assertThat(skim.makerAccount()).isEqualTo(trade.makerAccount());
    assertThat(skim.takerAccount()).isEqualTo(trade.takerAccount());
    assertThat(skim.orderId()).isZero();
    assertThat(skim.account()).isNull();
  }

  private static void check(RowSkim skim, Checkpoint checkpoint) {
    assertThat(skim.type()).isEqualTo(RowType.CHECKPOINT);
    assertThat(skim.seq()).isEqualTo(checkpoint.seq());
    assertThat(skim.ts()).isEqualTo(checkpoint.ts());
    assertThat(skim.orderId()).isEqualTo(checkpoint.orderId());
    assertThat(skim.tradeId()).isEqualTo(checkpoint.tradeId());
  }

  @Test
  void aCutLineIsRefusedThoughWhatIsSkimmedIsThere() {
    String line = Rows.text(new Row.OrderRow(new RandomRows(3).order()));
    byte[] cut = line.substring(0, line.length() - 1).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> reader.skim(cut, 0, cut.length))
        .isInstanceOf(MalformedRowException.class)
        .hasMessageStartingWith("line: ");
  }

  private RowSkim skim(byte[] line) {
    try {
      return reader.skim(line, 0, line.length);
    } catch (MalformedRowException e) {
      throw new UncheckedIOException(e);
    }
  }
}
