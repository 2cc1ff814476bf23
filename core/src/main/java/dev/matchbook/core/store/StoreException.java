package dev.matchbook.core.store;

import java.util.Objects;

/**
 * A backend's trouble: which layer, and whether what was to be written is stored (DESIGN law 9).
 * Messages hold no credentials.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is known of what was to be written or read. */
  public enum Kind {
    /** Surely not stored; doing it again as it is would be refused again. */
    REJECTED,
    /** Unknown: stored whole or not at all. Doing it again is safe. */
    FAILED,
    /** The backend's data were found damaged; nothing was dropped in silence. */
    CORRUPT
  }

  private final Kind kind;
  private final String layer;

  private StoreException(Kind kind, String layer, String message, Throwable cause) {
    super(layer + ": " + kind.name().toLowerCase(java.util.Locale.ROOT) + ": " + message, cause);
    this.kind = kind;
    this.layer = Objects.requireNonNull(layer, "layer");
  }

  /** Surely not stored. */
  public static StoreException rejected(String layer, String message) {
    return new StoreException(Kind.REJECTED, layer, message, null);
  }

  /** Stored or not, unknown. */
  public static StoreException failed(String layer, String message, Throwable cause) {
    return new StoreException(Kind.FAILED, layer, message, cause);
  }

  /** Found damaged; the message says where. */
  public static StoreException corrupt(String layer, String message, Throwable cause) {
    return new StoreException(Kind.CORRUPT, layer, message, cause);
  }

  /** Which of the three it is. */
  public Kind kind() {
    return kind;
  }

  /** The store's {@link ExchangeStore#name}. */
  public String layer() {
    return layer;
  }
}
