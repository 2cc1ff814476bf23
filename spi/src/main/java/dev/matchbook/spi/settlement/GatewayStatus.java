package dev.matchbook.spi.settlement;

import dev.matchbook.core.Fault;
import java.util.Objects;

/** What a gateway says of a batch of trades. */
public sealed interface GatewayStatus {

  /** It does not know it. */
  record Unknown() implements GatewayStatus {}

  /**
   * It has taken it, and it is in no block yet.
   *
   * @param txHash of the transaction, at most {@value
   *     dev.matchbook.core.command.ReportSettlement#MAX_TX_HASH} characters, or null
   */
  record Submitted(String txHash) implements GatewayStatus {}

  /**
   * It is in a block.
   *
   * @param txHash of the transaction, or null
   * @param block its number, from 0
   * @param gasUsed from 0
   * @param confirmations blocks on top of and including its own, from 1
   */
  record Included(String txHash, long block, long gasUsed, int confirmations)
      implements GatewayStatus {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming what is out of its range
     */
    public Included {
      if (block < 0 || gasUsed < 0 || confirmations < 1) {
        throw new IllegalArgumentException(
            "block, gasUsed or confirmations: " + block + ", " + gasUsed + ", " + confirmations);
      }
    }
  }

  /**
   * It has not settled and never will.
   *
   * @param error for people
   * @param fault whose, if the batch had one trade alone; not looked at otherwise
   */
  record Failed(String error, Fault fault) implements GatewayStatus {

    /** Checks that both are there. */
    public Failed {
      Objects.requireNonNull(error, "error");
      Objects.requireNonNull(fault, "fault");
    }
  }

  /** It does not know it. */
  static GatewayStatus unknown() {
    return new Unknown();
  }

  /** It has taken it. */
  static GatewayStatus submitted(String txHash) {
    return new Submitted(txHash);
  }

  /** It never will settle. */
  static GatewayStatus failed(String error, Fault fault) {
    return new Failed(error, fault);
  }
}
