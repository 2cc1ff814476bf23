package dev.matchbook.spi;

import dev.matchbook.core.store.ExchangeStore;
import java.lang.reflect.Proxy;

/** Providers, most of them out of order. */
final class FakeProviders {
  private FakeProviders() {}

  /** Opens a store that has a name and nothing else. */
  abstract static class Named implements StoreProvider {
    private final String scheme;

    Named(String scheme) {
      this.scheme = scheme;
    }

    @Override
    public String scheme() {
      return scheme;
    }

    @Override
    public ExchangeStore open(StoreUri uri) {
      UriSettings settings = uri.settings();
      int speed = settings.intValue("speed", 1, 1, 9);
      settings.requireNoOthers();
      String name = uri.redacted() + " at " + speed;
      return (ExchangeStore)
          Proxy.newProxyInstance(
              FakeProviders.class.getClassLoader(),
              new Class<?>[] {ExchangeStore.class},
              (proxy, method, arguments) -> method.getName().equals("name") ? name : null);
    }
  }

  public static final class Tape extends Named {
    public Tape() {
      super("tape");
    }
  }

  public static final class OtherTape extends Named {
    public OtherTape() {
      super("tape");
    }
  }

  public static final class Drum extends Named {
    public Drum() {
      super("drum");
    }
  }

  public static final class Shouting extends Named {
    public Shouting() {
      super("LOUD");
    }
  }

  public static final class Nameless extends Named {
    public Nameless() {
      super(null);
    }
  }

  public static final class Forgetful extends Named {
    public Forgetful() {
      super("forgetful");
    }

    @Override
    public String scheme() {
      throw new UnsupportedOperationException("forgotten");
    }
  }

  public static final class Hollow extends Named {
    public Hollow() {
      super("hollow");
    }

    @Override
    public ExchangeStore open(StoreUri uri) {
      return null;
    }
  }

  public static final class Unmakable extends Named {
    public Unmakable() {
      super("unmakable");
      throw new UnsupportedOperationException("not here");
    }
  }

  /** No provider at all. */
  public static final class Stranger {}
}
