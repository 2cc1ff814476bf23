package dev.matchbook.spi;

import dev.matchbook.core.store.ExchangeStore;

/**
 * Opens the stores of one URI scheme. Found by {@link java.util.ServiceLoader}; the package says
 * how to write one.
 *
 * <p>Has a public constructor without parameters that does nothing, since every provider on the
 * path is made when any store is opened. All methods may be called from any thread.
 */
public interface StoreProvider {

  /** The scheme that it opens, in lower case, such as {@code file}; always the same. */
  String scheme();

  /**
   * Opens a store. Two calls with one URI give two stores, or the second is refused.
   *
   * <p>Reads every setting that it has from {@link StoreUri#settings} and ends with {@link
   * UriSettings#requireNoOthers}, before it touches anything outside the process.
   *
   * @param uri of this scheme
   * @return open, never null; named {@link StoreUri#redacted}
   * @throws IllegalArgumentException naming what is unknown or ill-formed in the URI
   * @throws dev.matchbook.core.store.StoreException for the backend's trouble
   */
  ExchangeStore open(StoreUri uri);

  /**
   * Opens a store that is a cache of another one: as {@link #open}, but what is found damaged is
   * thrown away, where {@code open} refuses. By default they are the same.
   */
  default ExchangeStore openCache(StoreUri uri) {
    return open(uri);
  }
}
