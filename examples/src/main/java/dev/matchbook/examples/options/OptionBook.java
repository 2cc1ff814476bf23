package dev.matchbook.examples.options;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Cursor;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementQuery;
import dev.matchbook.core.store.StoredSettlement;
import dev.matchbook.examples.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The options that a store knows: trades that have settled, and what their takers have signed.
 *
 * @param store of the venue
 * @param spot the price of the underlying at a time
 */
record OptionBook(ExchangeStore store, Function<Instant, BigDecimal> spot) {
  private static final int PAGE_ROWS = 1_000;

  /** Those of a series, in ascending number. */
  List<ActiveOption> of(Series series) {
    SettlementQuery settled =
        SettlementQuery.all().symbol(series.symbol()).state(SettlementState.SETTLED);
    List<ActiveOption> options = new ArrayList<>();
    Cursor after = null;
    do {
      Page<StoredSettlement> page = store.settlements(settled, after, PAGE_ROWS);
      page.rows().forEach(row -> options.add(option(series, row)));
      after = page.next();
    } while (after != null);
    return options;
  }

  private ActiveOption option(Series series, StoredSettlement row) {
    Trade trade = row.trade();
    Instant start = Instant.ofEpochSecond(0, trade.ts());
    BigDecimal strike = series.rule().strike(spot.apply(start));
    int days = duration(trade.takerOrderId());
    return new ActiveOption(trade, series, row.batchId(), strike, start, days);
  }

  private int duration(long takerOrderId) {
    String signed = store.findAuthorization(takerOrderId).orElseThrow().message();
    JsonObject take = JsonObject.parse(signed.getBytes(US_ASCII)).object("message");
    return Integer.parseInt(take.text("duration"));
  }
}
