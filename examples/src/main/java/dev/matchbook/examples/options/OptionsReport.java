package dev.matchbook.examples.options;

import dev.matchbook.core.SettlementState;
import dev.matchbook.core.event.Trade;
import dev.matchbook.core.hash.HashText;
import dev.matchbook.core.settlement.MerkleTree;
import dev.matchbook.core.settlement.TradeLeaf;
import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.core.store.Page;
import dev.matchbook.core.store.SettlementBatch;
import dev.matchbook.core.store.SettlementQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The options that a store knows, and that one of them is proven by its batch's root. */
final class OptionsReport {
  private final ExchangeStore store;
  private final Cast cast;

  OptionsReport(ExchangeStore store, Cast cast) {
    this.store = store;
    this.cast = cast;
  }

  /** As of that time. */
  List<String> lines(Instant now) {
    List<ActiveOption> options = new ArrayList<>();
    OptionBook book = new OptionBook(store, cast::spot);
    Cast.SERIES.forEach(series -> options.addAll(book.of(series)));
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Active options at " + now + ":");
    options.stream()
        .filter(option -> option.isActive(now))
        .sorted(Comparator.comparing(ActiveOption::expiry))
        .map(this::line)
        .forEach(lines::add);
    long expired = options.stream().filter(option -> !option.isActive(now)).count();
    lines.add("  and " + expired + " that have expired");
    largestBatch().ifPresent(batch -> lines.addAll(proof(batch)));
    return lines;
  }

  private String line(ActiveOption option) {
    return "  option %d: %s, %s WETH, strike %s, of %s by %s, premium %s, until %s, batch %d"
        .formatted(
            option.trade().tradeId(),
            option.series().isCall() ? "call" : "put",
            StoryLines.plain(option.trade().qty()),
            option.strike(),
            cast.name(option.trade().takerAccount()),
            cast.name(option.trade().makerAccount()),
            StoryLines.plain(option.premium()),
            option.expiry(),
            option.batchId());
  }

  private Optional<SettlementBatch> largestBatch() {
    SettlementQuery settled = SettlementQuery.all().state(SettlementState.FINAL);
    return store.settlementBatches(settled, null, Page.MAX_ROWS).rows().stream()
        .max(Comparator.comparing(batch -> batch.trades().size()));
  }

  /** Whoever has the root, as a contract, needs nothing but the trade and the proof. */
  private List<String> proof(SettlementBatch batch) {
    List<Trade> trades =
        batch.trades().stream().map(id -> store.findSettlement(id).orElseThrow().trade()).toList();
    Trade trade = trades.get(0);
    byte[] root = HashText.parse(batch.root());
    List<byte[]> proof = MerkleTree.ofTrades(trades).proof(0);
    boolean holds = MerkleTree.verify(TradeLeaf.hash(trade), proof, root);
    boolean forged = MerkleTree.verify(TradeLeaf.hash(twice(trade)), proof, root);
    return List.of(
        "",
        "Option %d is in batch %d, whose root is %s"
            .formatted(trade.tradeId(), batch.batchId(), batch.root()),
        "  proof: " + proof.stream().map(HashText::of).collect(Collectors.joining(" ")),
        "  the trade as it was: %s; for twice the amount: %s"
            .formatted(holds ? "proven" : "NOT PROVEN", forged ? "PROVEN" : "not proven"));
  }

  private static Trade twice(Trade t) {
    return new Trade(
        t.seq(),
        t.ts(),
        t.tradeId(),
        t.symbol(),
        t.price(),
        t.qty().multiply(BigDecimal.valueOf(2)),
        t.takerSide(),
        t.makerOrderId(),
        t.takerOrderId(),
        t.makerAccount(),
        t.takerAccount(),
        t.makerLeaves(),
        t.takerLeaves(),
        t.makerFee(),
        t.takerFee());
  }
}
