package dev.matchbook.core;

/** How far the settlement of a trade, or of a batch of trades, has come. */
public enum SettlementState {
  /** Of a trade: it waits for its batch. */
  PENDING,
  /** It is, or will be, in the hands of the gateway. */
  SETTLING,
  /** It has settled; a reorganisation of the chain may still take that back. */
  SETTLED,
  /** Of a batch: it has settled for good. Its trades stay {@link #SETTLED}. */
  FINAL,
  /** Of a batch: it failed, and its trades went on in two smaller ones. */
  SPLIT,
  /** It can never settle: the trade, or every trade of the batch, is undone. */
  BUSTED;

  /** Of a batch: whether a gateway may still have something to say. */
  public boolean isOpen() {
    return this == SETTLING || this == SETTLED;
  }
}
