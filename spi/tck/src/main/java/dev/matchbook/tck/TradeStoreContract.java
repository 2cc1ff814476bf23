package dev.matchbook.tck;

import static dev.matchbook.tck.rows.TradeBuilder.like;
import static dev.matchbook.tck.rows.TradeBuilder.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.TradeQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Topic T: trades are saved once and found by their id. */
public abstract class TradeStoreContract extends StoreContract {
  /** For a backend's tests. */
  protected TradeStoreContract() {}

  @Test
  @DisplayName("T-01 a saved trade is found by its id, an unknown id is empty")
  void t01_aSavedTradeIsFoundByItsId() {
    store().saveTrade(trade(7).seq(20).build());
    Same.found("found", store().findTrade(7), trade(7).seq(20).build());
    assertThat(store().findTrade(20)).isEmpty();
    assertThat(store().findTrade(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  @DisplayName("T-02 a trade that is there is passed over, whatever else it says")
  void t02_aTradeThatIsThereIsPassedOver() {
    Trade stored = trade(1).seq(5).build();
    store().saveTrade(stored);
    store().saveTrade(stored);
    store().saveTrade(like(stored).seq(6).symbol("ETH-USD").qty(BigDecimal.TEN).build());
    Same.found("found", store().findTrade(1), stored);
    Same.rows("all rows", all(), List.of(stored));
    assertThat(store().recentTrades("ETH-USD", 10)).isEmpty();
  }

  @Test
  @DisplayName("T-03 trades saved together are all there, sorted, in whatever order they come")
  void t03_tradesSavedTogetherAreAllThere() {
    store().saveTrades(List.of(trade(3).build(), trade(1).build(), trade(2).build()));
    Same.rows("all rows", all(), List.of(trade(1).build(), trade(2).build(), trade(3).build()));
  }

  @Test
  @DisplayName("T-04 of trades saved together those that are there are passed over")
  void t04_thoseThatAreThereArePassedOver() {
    store().saveTrades(List.of(trade(1).build(), trade(3).build()));
    Trade other = trade(3).qty(BigDecimal.TEN).build();
    store().saveTrades(List.of(trade(2).build(), other, trade(4).build(), trade(4).build()));
    Same.rows(
        "all rows",
        all(),
        List.of(trade(1).build(), trade(2).build(), trade(3).build(), trade(4).build()));
  }

  @Test
  @DisplayName("T-05 saving none changes nothing")
  void t05_savingNoneChangesNothing() {
    store().saveTrades(List.of());
    assertThat(all()).isEmpty();
  }

  @Test
  @DisplayName("T-06 a null among the trades is refused and none of them is written")
  void t06_aNullAmongTheTradesIsRefusedAndNoneIsWritten() {
    List<Trade> trades = Arrays.asList(trade(1).build(), null, trade(2).build());
    Misuse.refused("saveTrades of null", () -> store().saveTrades(trades));
    assertThat(all()).as("all or nothing").isEmpty();
  }

  @Test
  @DisplayName("T-07 saving trades does not move the checkpoint")
  void t07_savingDoesNotMoveTheCheckpoint() {
    store().saveTrade(trade(9).build());
    assertThat(store().checkpoint()).isEqualTo(Checkpoint.START);
  }

  @Test
  @DisplayName("T-08 the caller's collection stays the caller's")
  void t08_theCallersCollectionStaysTheCallers() {
    List<Trade> mine = new ArrayList<>(List.of(trade(1).build(), trade(2).build()));
    store().saveTrades(mine);
    mine.clear();
    assertThat(all()).as("after the caller cleared its list").hasSize(2);
  }

  @Test
  @DisplayName("T-09 nulls are refused")
  void t09_nullsAreRefused() {
    Misuse.refused("saveTrade of null", () -> store().saveTrade(null));
    Misuse.refused("saveTrades of null", () -> store().saveTrades(null));
    Misuse.refused("trades of null", () -> store().trades(null, null, 10));
  }

  private List<Trade> all() {
    return Pages.trades(store(), TradeQuery.all()).all();
  }
}
