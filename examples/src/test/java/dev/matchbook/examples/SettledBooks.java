package dev.matchbook.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.Event;
import dev.matchbook.core.event.OrderAccepted;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.event.TradeBusted;
import dev.matchbook.core.store.AuditQuery;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.examples.json.JsonObject;
import dev.matchbook.spi.json.EventEncoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What store, audit trail, chain and output say of the same trades, and that they agree. */
final class SettledBooks {
  private final ExchangeStore store;
  private final TreeMap<Long, Event> trail = new TreeMap<>();
  private final TreeSet<Long> settled = new TreeSet<>();
  private final TreeSet<Long> busted = new TreeSet<>();

  SettledBooks(ExchangeStore store) {
    this.store = store;
    for (Event event : Rows.all((after, n) -> store.audit(AuditQuery.all(), after, n))) {
      assertThat(trail.put(event.seq(), event)).as("twice in the trail").isNull();
    }
    long expected = 0;
    SettlementQuery all = SettlementQuery.all();
    for (StoredSettlement row : Rows.all((after, n) -> store.settlements(all, after, n))) {
      assertThat(row.tradeId()).isEqualTo(++expected);
      assertThat(row.state()).isIn(SettlementState.SETTLED, SettlementState.BUSTED);
      (row.state() == SettlementState.SETTLED ? settled : busted).add(row.tradeId());
    }
    assertThat(expected).isEqualTo(store.checkpoint().tradeId());
  }

  int settled() {
    return settled.size();
  }

  int busted() {
    return busted.size();
  }

  /** Each trade that has settled is in one batch of the chain, and no other is in any. */
  void agreeWithChain(Path file) throws IOException {
    Map<Long, String> atChain = new TreeMap<>();
    placesAtChain(file)
        .forEach(
            (key, trades) ->
                trades.forEach(
                    trade -> assertThat(atChain.put(trade, key)).as("settled twice").isNull()));
    assertThat(atChain.keySet()).isEqualTo(settled);
    SettlementQuery all = SettlementQuery.all();
    for (SettlementBatch batch : Rows.all((after, n) -> store.settlementBatches(all, after, n))) {
      assertThat(batch.state().isOpen()).as("open: " + batch).isFalse();
      batch
          .trades()
          .forEach(
              trade ->
                  assertThat(batch.key().equals(atChain.get(trade)))
                      .as("%d of %s", trade, batch)
                      .isEqualTo(batch.state() == SettlementState.FINAL));
    }
  }

  /** The trades of each batch that is in a block at the end of the file. */
  private static Map<String, List<Long>> placesAtChain(Path file) throws IOException {
    Map<String, List<Long>> given = new HashMap<>();
    Map<String, List<Long>> in = new LinkedHashMap<>();
    for (String text : Files.readAllLines(file)) {
      JsonObject line = JsonObject.parse(text.getBytes(UTF_8));
      switch (line.text("type")) {
        case "submitted" -> given.put(line.text("key"), line.numbers("trades"));
        case "included" -> in.put(line.text("key"), given.get(line.text("key")));
        case "reorged" -> in.remove(line.text("key"));
        case "failed" -> assertThat(in).doesNotContainKey(line.text("key"));
        default -> assertThat(line.text("type")).isEqualTo("started");
      }
    }
    return in;
  }

  /** What was printed, by all lives one after the other, is the trail, though not all of it. */
  void agreeWithPrinted(List<String> lines) {
    EventEncoder encoder = new EventEncoder();
    long last = 0;
    for (String line : lines) {
      long seq = Long.parseLong(line.replaceFirst("\\{\"seq\":(\\d+),.*", "$1"));
      assertThat(seq).as("printed twice, or not in order").isGreaterThan(last);
      last = seq;
      Event event = trail.get(seq);
      if (event != null) {
        assertThat(line).isEqualTo(encoder.encode(event));
      } else {
        assertThat(line).containsPattern("\"type\":\"(market|cancelRejected)\"");
      }
    }
  }

  /** Every order came in once, in its turn, and is filled by its trades that were not busted. */
  void agreeWithInput(int orders) {
    List<String> came = new ArrayList<>();
    Map<Long, BigDecimal> filled = new TreeMap<>();
    TreeSet<Long> undone = new TreeSet<>();
    for (Event event : trail.values()) {
      if (event instanceof OrderAccepted e && e.refOrderId() == null) {
        came.add(e.clOrdId());
      } else if (event instanceof Trade e) {
        filled.merge(e.makerOrderId(), e.qty(), BigDecimal::add);
        filled.merge(e.takerOrderId(), e.qty(), BigDecimal::add);
      } else if (event instanceof TradeBusted e) {
        assertThat(undone.add(e.tradeId())).as("busted twice: " + e).isTrue();
        filled.merge(e.makerOrderId(), e.qty().negate(), BigDecimal::add);
        filled.merge(e.takerOrderId(), e.qty().negate(), BigDecimal::add);
      }
    }
    assertThat(came).isEqualTo(IntStream.rangeClosed(1, orders).mapToObj(i -> "c" + i).toList());
    assertThat(undone).isEqualTo(busted);
    filled.forEach(
        (orderId, qty) ->
            assertThat(store.findOrder(orderId).orElseThrow().cumQty()).isEqualByComparingTo(qty));
  }
}
