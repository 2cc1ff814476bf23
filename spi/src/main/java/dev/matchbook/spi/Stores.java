package dev.matchbook.spi;

import dev.matchbook.core.store.ExchangeStore;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * Opens stores by their URIs: finds the {@link StoreProvider} of the scheme with {@link
 * java.util.ServiceLoader}. Any thread; providers are looked up anew at each call.
 *
 * <p>Where a loader is not given it is the thread's context class loader or, without one, that of
 * this class.
 *
 * <p>All methods throw {@link IllegalStateException} naming the class where a provider cannot be
 * loaded or has an ill-formed scheme: it could be the one that is asked for.
 */
public final class Stores {
  private Stores() {}

  /** {@link #open(String, ClassLoader)} with the default loader. */
  public static ExchangeStore open(String uri) {
    return open(uri, defaultLoader());
  }

  /**
   * Opens a store.
   *
   * @param uri as {@link StoreUri} describes it; the settings are described by the provider
   * @param loader whose providers count, those of its parents too
   * @throws IllegalArgumentException if the URI is ill-formed, its scheme is unknown, or the
   *     provider refuses the target or a parameter; never shows credentials
   * @throws IllegalStateException naming both classes, if two have that scheme
   * @throws dev.matchbook.core.store.StoreException for the backend's trouble
   */
  public static ExchangeStore open(String uri, ClassLoader loader) {
    return open(uri, loader, StoreProvider::open);
  }

  /** As {@link #open(String, ClassLoader)}, by {@link StoreProvider#openCache}. */
  public static ExchangeStore openCache(String uri, ClassLoader loader) {
    return open(uri, loader, StoreProvider::openCache);
  }

  private static ExchangeStore open(
      String uri, ClassLoader loader, BiFunction<StoreProvider, StoreUri, ExchangeStore> how) {
    StoreUri parsed = StoreUri.parse(Objects.requireNonNull(uri, "uri"));
    StoreProvider provider =
        new Providers(Objects.requireNonNull(loader, "loader")).of(parsed.scheme());
    ExchangeStore store = how.apply(provider, parsed);
    if (store == null) {
      throw new IllegalStateException(provider.getClass().getName() + ": opened no store");
    }
    return store;
  }

  /** {@link #openCache(String, ClassLoader)} with the default loader. */
  public static ExchangeStore openCache(String uri) {
    return openCache(uri, defaultLoader());
  }

  /** {@link #schemes(ClassLoader)} with the default loader. */
  public static List<String> schemes() {
    return schemes(defaultLoader());
  }

  /** The schemes that have a provider, in ascending order. */
  public static List<String> schemes(ClassLoader loader) {
    return new Providers(Objects.requireNonNull(loader, "loader")).schemes();
  }

  private static ClassLoader defaultLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? Stores.class.getClassLoader() : context;
  }
}
