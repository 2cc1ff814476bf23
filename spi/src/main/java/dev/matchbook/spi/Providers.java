package dev.matchbook.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The providers that a class loader sees; {@link ServiceLoader} takes each class once. One that
 * cannot be loaded is an exception even where another is asked for: its scheme cannot be known.
 */
final class Providers {
  private record Found(String scheme, StoreProvider provider) {
    String type() {
      return provider.getClass().getName();
    }
  }

  private final List<Found> all = new ArrayList<>();

  Providers(ClassLoader loader) {
    try {
      ServiceLoader.load(StoreProvider.class, loader).forEach(this::add);
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new IllegalStateException("a store provider cannot be loaded: " + e, e);
    }
  }

  /** In ascending order. */
  List<String> schemes() {
    return all.stream().map(Found::scheme).distinct().sorted().toList();
  }

  /** The only one for that scheme. */
  StoreProvider of(String scheme) {
    List<Found> found = all.stream().filter(each -> each.scheme().equals(scheme)).toList();
    if (found.isEmpty()) {
      List<String> known = schemes();
      throw new IllegalArgumentException(
          "no store for the scheme "
              + scheme
              + Spelling.hint(scheme, known)
              + (known.isEmpty() ? ": none is known" : ": known are " + String.join(", ", known))
              + "; is one for it, such as matchbook-store-file, on the class path or module path?");
    }
    if (found.size() > 1) {
      throw new IllegalStateException(
          "more than one store for the scheme "
              + scheme
              + ": "
              + String.join(", ", found.stream().map(Found::type).sorted().toList()));
    }
    return found.get(0).provider();
  }

  private void add(StoreProvider provider) {
    all.add(new Found(scheme(provider), provider));
  }

  private static String scheme(StoreProvider provider) {
    String type = provider.getClass().getName();
    String scheme;
    try {
      scheme = provider.scheme();
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalStateException(type + ": scheme() failed: " + e, e);
    }
    if (scheme == null
        || !UriParser.isScheme(scheme)
        || !scheme.equals(scheme.toLowerCase(Locale.ROOT))) {
      throw new IllegalStateException(
          type + ": scheme() is not a URI scheme in lower case: " + scheme);
    }
    return scheme;
  }
}
