package dev.matchbook.spi;

/**
 * A parameter of a store URI.
 *
 * @param name as written
 * @param raw its value as written
 * @param value its value percent-decoded
 */
record Parameter(String name, String raw, String value) {
  private static final int MAX_SHOWN = 100;

  /** The value as a message may show it. */
  String shown() {
    String shown = Redaction.value(name, raw);
    return shown.length() <= MAX_SHOWN ? shown : shown.substring(0, MAX_SHOWN) + "...";
  }

  /** As {@link StoreUri#redacted} shows it. */
  @Override
  public String toString() {
    return name + "=" + Redaction.value(name, raw);
  }
}
