/**
 * Exchanges for hosts: how stores are found and set, and who is asked before a command is taken.
 *
 * <p>An {@link dev.matchbook.spi.Exchange} runs an engine on a store. An {@link
 * dev.matchbook.spi.OrderAuthenticator} looks at each command before it reaches the queue.
 *
 * <p>A host opens a store with {@code Stores.open("file:data?sync=batch")}; {@link
 * dev.matchbook.spi.Stores} asks the {@link dev.matchbook.spi.StoreProvider} of the scheme. Nothing
 * is guessed: an unknown scheme, an unknown or ill-formed parameter, two providers for one scheme
 * or one that cannot be loaded is an exception that says which. No message and no {@code toString}
 * shows a credential.
 *
 * <p><b>A store of your own</b> is two classes and one line. The store implements {@link
 * dev.matchbook.core.store.ExchangeStore} and is proven by {@code matchbook-tck}. The provider
 * opens it:
 *
 * <pre>
 *   public final class TapeStoreProvider implements StoreProvider {
 *     &#64;Override
 *     public String scheme() {
 *       return "tape";
 *     }
 *
 *     &#64;Override
 *     public ExchangeStore open(StoreUri uri) {
 *       UriSettings settings = uri.settings();
 *       Duration timeout =
 *           settings.duration(
 *               "timeout", Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofMinutes(1));
 *       settings.requireNoOthers();
 *       return new TapeStore(uri.redacted(), uri.path(), timeout);
 *     }
 *   }
 * </pre>
 *
 * <p>On the class path the file {@code META-INF/services/dev.matchbook.spi.StoreProvider} holds its
 * name:
 *
 * <pre>
 *   com.example.tape.TapeStoreProvider
 * </pre>
 *
 * <p>A named module declares it; a jar that may be used either way has both:
 *
 * <pre>
 *   module com.example.tape {
 *     requires dev.matchbook.spi;
 *     provides dev.matchbook.spi.StoreProvider with com.example.tape.TapeStoreProvider;
 *   }
 * </pre>
 *
 * <p>Then {@code Stores.open("tape:/dev/st0?timeout=10s")} opens it.
 */
package dev.matchbook.spi;
