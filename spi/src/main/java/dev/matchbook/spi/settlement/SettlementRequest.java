package dev.matchbook.spi.settlement;

import dev.matchbook.core.event.Trade;
import dev.matchbook.core.settlement.MerkleTree;
import dev.matchbook.core.store.SettlementBatch;
import java.util.List;
import java.util.Objects;

/**
 * A batch as a gateway is given it.
 *
 * @param batch as it was when the call was made
 * @param trades its trades, in its order
 */
public record SettlementRequest(SettlementBatch batch, List<Trade> trades) {

  /** Copies the trades. */
  public SettlementRequest {
    Objects.requireNonNull(batch, "batch");
    trades = List.copyOf(trades);
  }

  /** By what the gateway knows it: the same for each attempt. */
  public String key() {
    return batch.key();
  }

  /** The tree over its trades, whose root the batch has; made anew by each call. */
  public MerkleTree tree() {
    return MerkleTree.ofTrades(trades);
  }
}
