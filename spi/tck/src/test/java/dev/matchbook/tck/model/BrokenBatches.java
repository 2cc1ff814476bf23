package dev.matchbook.tck.model;

import static dev.matchbook.tck.model.BrokenStore.broken;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.StoreException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Stores that get batches wrong. */
final class BrokenBatches {
  private BrokenBatches() {}

  static List<BrokenStore> all() {
    return List.of(
        broken("loses the last order of a batch", LosesTheLastOrder::new, "B-02", "B-14"),
        broken("loses the trades of a batch", LosesTrades::new, "B-02", "I-05"),
        broken("forgets the markets of a batch", ForgetsMarkets::new, "B-02", "B-08", "X-07"),
        broken("does not count batches without rows", SkipsEmptyBatches::new, "B-07"),
        broken("accepts a gap", AcceptsAGap::new, "B-03", "B-04", "M-01"),
        broken("looks at seq alone to see what follows on", LooksAtSeqAlone::new, "B-05"),
        broken("writes rows before it refuses the batch", WritesThenRefuses::new, "B-03"),
        broken("refuses a batch that it has", RefusesRepeats::new, "I-01", "I-02"),
        broken("says that a repeated batch was applied", SaysYesAgain::new, "I-01"),
        broken("applies a repeated batch again", AppliesAgain::new, "I-01", "I-02", "I-06"),
        broken("keeps the trades of a repeated batch twice", KeepsTradesTwice::new, "I-01"),
        broken("passes over a batch that overlaps", PassesOverOverlaps::new, "I-03"),
        broken("refuses with the wrong exception", WrongException::new, "B-03"),
        broken("refuses in another's name", AnothersName::new, "B-03", "L-04"),
        broken("gives markets by name", MarketsByName::new, "B-08"),
        broken("gives its own list of markets away", LiveMarkets::new, "B-11"),
        broken("keeps a checkpoint's counters as int", IntCounters::new, "X-08"),
        broken("has done something when it is new", NotAtTheStart::new, "B-01"),
        broken("writes rows before it finds a null", WritesUpToANull::new, "B-13"),
        broken("takes null for a batch that it has", TakesNull::new, "B-12"));
  }

  private static final class LosesTheLastOrder extends ModelStore {
    @Override
    public synchronized boolean commit(Batch b) {
      int rows = Math.max(0, b.orders().size() - 1);
      return super.commit(
          new Batch(
              b.previous(), b.checkpoint(), b.orders().subList(0, rows), b.trades(), b.markets()));
    }
  }

  private static final class LosesTrades extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      boolean applied = super.commit(batch);
      if (applied) {
        batch.trades().forEach(trade -> trades.remove(trade.tradeId()));
      }
      return applied;
    }
  }

  private static final class ForgetsMarkets extends ModelStore {
    @Override
    public synchronized boolean commit(Batch b) {
      return super.commit(
          new Batch(b.previous(), b.checkpoint(), b.orders(), b.trades(), List.of()));
    }
  }

  private static final class SkipsEmptyBatches extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      boolean empty =
          batch.orders().isEmpty() && batch.trades().isEmpty() && batch.markets().isEmpty();
      Checkpoint before = checkpoint;
      boolean applied = super.commit(batch);
      checkpoint = empty ? before : checkpoint;
      return applied;
    }
  }

  private static final class AcceptsAGap extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      if (batch.previous().isAtOrAfter(checkpoint)) {
        checkpoint = batch.previous();
      }
      return super.commit(batch);
    }
  }

  private static final class LooksAtSeqAlone extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      if (batch.previous().seq() == checkpoint.seq()) {
        checkpoint = batch.previous();
      }
      return super.commit(batch);
    }
  }

  private static final class WritesThenRefuses extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      requireOpen();
      batch.orders().forEach(this::write);
      return super.commit(batch);
    }
  }

  private static final class RefusesRepeats extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      if (!super.commit(batch)) {
        throw StoreException.rejected(name(), "is there");
      }
      return true;
    }
  }

  private static final class SaysYesAgain extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      super.commit(batch);
      return true;
    }
  }

  private static final class AppliesAgain extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      if (!super.commit(batch)) {
        batch.orders().forEach(order -> orders.put(order.orderId(), order));
        batch.markets().forEach(market -> markets.put(market.index(), market));
        checkpoint = batch.checkpoint();
      }
      return true;
    }
  }

  private static final class KeepsTradesTwice extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      boolean applied = super.commit(batch);
      if (!applied) {
        batch.trades().forEach(trade -> trades.put(-trade.tradeId(), trade));
      }
      return applied;
    }
  }

  private static final class PassesOverOverlaps extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      boolean overlaps =
          checkpoint.isAtOrAfter(batch.previous()) && !checkpoint.equals(batch.previous());
      return !overlaps && super.commit(batch);
    }
  }

  private static final class WrongException extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      try {
        return super.commit(batch);
      } catch (StoreException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class AnothersName extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      try {
        return super.commit(batch);
      } catch (StoreException e) {
        throw StoreException.rejected("another", e.getMessage());
      }
    }
  }

  private static final class MarketsByName extends ModelStore {
    @Override
    public synchronized List<MarketState> markets() {
      List<MarketState> byName = new ArrayList<>(super.markets());
      byName.sort(Comparator.comparing(MarketState::symbol));
      return byName;
    }
  }

  private static final class LiveMarkets extends ModelStore {
    private final List<MarketState> live = new ArrayList<>();

    @Override
    public synchronized boolean commit(Batch batch) {
      boolean applied = super.commit(batch);
      live.clear();
      live.addAll(super.markets());
      return applied;
    }

    @Override
    public synchronized List<MarketState> markets() {
      super.markets();
      return live;
    }
  }

  private static final class NotAtTheStart extends ModelStore {
    private NotAtTheStart() {
      checkpoint = new Checkpoint(0, 0, 1, 0, 0);
    }
  }

  private static final class TakesNull extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      return batch != null && super.commit(batch);
    }
  }

  private static final class IntCounters extends ModelStore {
    @Override
    public synchronized Checkpoint checkpoint() {
      Checkpoint at = super.checkpoint();
      long seq = Math.min(Integer.MAX_VALUE, at.seq());
      return new Checkpoint(at.commands(), seq, at.ts(), at.orderId(), at.tradeId());
    }
  }

  private static final class WritesUpToANull extends ModelStore {
    @Override
    public synchronized boolean commit(Batch batch) {
      if (batch.followsOn(checkpoint, name())) {
        saveOrders(batch.orders());
      }
      return super.commit(batch);
    }
  }
}
