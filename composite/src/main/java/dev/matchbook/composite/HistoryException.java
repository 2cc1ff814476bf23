package dev.matchbook.composite;

import dev.matchbook.core.store.StoreException;

/** A layer has what the truth has not, and nobody may decide which of them is right. */
final class HistoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient String layer;

  HistoryException(String layer, String message) {
    super(message);
    this.layer = layer;
  }

  /** As a host is told. */
  StoreException rejected() {
    return StoreException.rejected(layer, getMessage());
  }
}
