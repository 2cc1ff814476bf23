package dev.matchbook.composite;

import dev.matchbook.core.store.CacheStore;
import dev.matchbook.core.store.ExchangeStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Says what is asked of a store, and may stop it by an exception or by blocking. */
final class Watched {
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile Consumer<String> before = call -> {};
  private volatile Consumer<String> after = call -> {};

  /** The store, watched; a cache if it is one. */
  ExchangeStore watch(ExchangeStore store) {
    Class<?> type = store instanceof CacheStore ? CacheStore.class : ExchangeStore.class;
    return (ExchangeStore)
        Proxy.newProxyInstance(
            Watched.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              calls.add(method.getName());
              before.accept(method.getName());
              try {
                Object answer = method.invoke(store, arguments);
                after.accept(method.getName());
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Is called with the name of each method before it is. */
  void before(Consumer<String> action) {
    before = action;
  }

  /** Is called with the name of each method after it has done its work, before it answers. */
  void after(Consumer<String> action) {
    after = action;
  }

  long count(String method) {
    return calls.stream().filter(method::equals).count();
  }
}
