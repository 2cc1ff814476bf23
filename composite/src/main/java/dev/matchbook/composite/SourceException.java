package dev.matchbook.composite;

import dev.matchbook.core.store.StoreException;

/** The truth could not be read while a layer was to be caught up. */
final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SourceException(StoreException cause) {
    super(cause.getMessage(), cause);
  }
}
