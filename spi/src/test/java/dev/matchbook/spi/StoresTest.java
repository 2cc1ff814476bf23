package dev.matchbook.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.matchbook.core.store.ExchangeStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers found through service files that each test writes. */
class StoresTest {
  private static final String SERVICE = "META-INF/services/" + StoreProvider.class.getName();

  private static final String PREFIX = FakeProviders.class.getName() + "$";

  @TempDir Path dir;

  @Test
  void theProviderOfTheSchemeOpensTheStore() {
    ClassLoader loader = loader("Tape", "Drum");
    assertThat(name("tape:reel?speed=3", loader)).isEqualTo("tape:reel?speed=3 at 3");
    assertThat(name("TAPE:reel", loader)).isEqualTo("tape:reel at 1");
    assertThat(name("drum:", loader)).isEqualTo("drum: at 1");
  }

  @Test
  void schemesAreInOrder() {
    assertThat(Stores.schemes(loader("Tape", "Hollow", "OtherTape", "Drum")))
        .containsExactly("drum", "hollow", "tape");
    assertThat(Stores.schemes(loader())).isEmpty();
  }

  @Test
  void withoutALoaderThatOfTheThreadCounts() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      thread.setContextClassLoader(loader("Tape"));
      assertThat(Stores.schemes()).containsExactly("tape");
      try (ExchangeStore store = Stores.open("tape:x")) {
        assertThat(store.name()).isEqualTo("tape:x at 1");
      }
      thread.setContextClassLoader(null);
      assertThat(Stores.schemes()).isEqualTo(Stores.schemes(Stores.class.getClassLoader()));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void anUnknownSchemeIsNamedWithTheKnownOnes() {
    ClassLoader loader = loader("Tape", "Drum");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.open("redis://u:XQZ@h", loader))
        .withMessage(
            "no store for the scheme redis: known are drum, tape; is one for it, such as "
                + "matchbook-store-file, on the class path or module path?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.open("taep:x", loader))
        .withMessageStartingWith("no store for the scheme taep (did you mean tape?): known are");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.open("tape:x", loader()))
        .withMessageStartingWith("no store for the scheme tape: none is known; is one for it,");
  }

  @Test
  void textWithoutASchemeSaysHowItIsWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.open("data", loader("Tape")))
        .withMessageContaining("as in file:data");
  }

  @Test
  void whatTheProviderRefusesIsRefused() {
    ClassLoader loader = loader("Tape");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.open("tape:x?speed=10", loader))
        .withMessage("tape: parameter speed: not a whole number from 1 to 9: 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stores.open("tape:x?sped=1", loader))
        .withMessage("tape: unknown parameter sped (did you mean speed?): known are speed");
  }

  @Test
  void twoProvidersForASchemeAreNamedWhereItIsAskedFor() {
    ClassLoader loader = loader("Tape", "Drum", "OtherTape");
    assertThat(name("drum:x", loader)).isEqualTo("drum:x at 1");
    assertThatIllegalStateException()
        .isThrownBy(() -> Stores.open("tape:x", loader))
        .withMessage(
            "more than one store for the scheme tape: dev.matchbook.spi.FakeProviders$OtherTape, "
                + "dev.matchbook.spi.FakeProviders$Tape");
  }

  @Test
  void aProviderThatIsRegisteredTwiceIsOne() {
    ClassLoader parent = loader("Tape", "Tape");
    assertThat(name("tape:x", new URLClassLoader(urls(services("Tape")), parent)))
        .isEqualTo("tape:x at 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Gone", "Stranger", "Unmakable", "Named", "two words"})
  void aProviderThatCannotBeLoadedIsNamedWhateverIsAskedFor(String broken) {
    ClassLoader loader = loader("Tape", broken, "Drum");
    for (String uri : List.of("tape:x", "drum:x", "gone:x")) {
      assertThatIllegalStateException()
          .isThrownBy(() -> Stores.open(uri, loader))
          .withMessageStartingWith("a store provider cannot be loaded: ")
          .withMessageContaining(broken.contains(" ") ? SERVICE : "FakeProviders$" + broken);
    }
    assertThatIllegalStateException().isThrownBy(() -> Stores.schemes(loader));
  }

  @Test
  void aClassThatAProviderLacksIsNamed() {
    ClassLoader loader =
        new URLClassLoader(urls(services("Tape")), getClass().getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.endsWith("$Tape")) {
              throw new NoClassDefFoundError("com/example/Reel");
            }
            return super.loadClass(name, resolve);
          }
        };
    assertThatIllegalStateException()
        .isThrownBy(() -> Stores.open("tape:x", loader))
        .withMessageEndingWith("NoClassDefFoundError: com/example/Reel");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nameless", "Shouting", "Forgetful"})
  void aProviderWithoutAProperSchemeIsNamed(String broken) {
    assertThatIllegalStateException()
        .isThrownBy(() -> Stores.open("tape:x", loader("Tape", broken)))
        .withMessageStartingWith("dev.matchbook.spi.FakeProviders$" + broken + ": scheme() ");
  }

  @Test
  void aProviderThatOpensNothingIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Stores.open("hollow:x", loader("Hollow")))
        .withMessage("dev.matchbook.spi.FakeProviders$Hollow: opened no store");
  }

  @Test
  void nullIsNamed() {
    assertThatNullPointerException().isThrownBy(() -> Stores.open(null)).withMessage("uri");
    assertThatNullPointerException()
        .isThrownBy(() -> Stores.open("tape:x", null))
        .withMessage("loader");
    assertThatNullPointerException().isThrownBy(() -> Stores.schemes(null)).withMessage("loader");
  }

  @Test
  void asAModuleItExportsThePackageAndUsesProviders() throws URISyntaxException {
    URL classes = StoreProvider.class.getProtectionDomain().getCodeSource().getLocation();
    ModuleDescriptor module =
        ModuleFinder.of(Path.of(classes.toURI()))
            .find("dev.matchbook.spi")
            .orElseThrow()
            .descriptor();
    assertThat(module.uses()).containsExactly(StoreProvider.class.getName());
    assertThat(module.exports())
        .extracting(ModuleDescriptor.Exports::source)
        .contains(StoreProvider.class.getPackageName());
  }

  private static String name(String uri, ClassLoader loader) {
    try (ExchangeStore store = Stores.open(uri, loader)) {
      return store.name();
    }
  }

  private ClassLoader loader(String... providers) {
    return new URLClassLoader(urls(services(providers)), getClass().getClassLoader());
  }

  /** A directory whose service file lists these of {@link FakeProviders}. */
  private Path services(String... providers) {
    try {
      Path root = Files.createTempDirectory(dir, "services");
      Path file = root.resolve(SERVICE);
      Files.createDirectories(file.getParent());
      Files.write(file, Arrays.stream(providers).map(PREFIX::concat).toList());
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL[] urls(Path directory) {
    try {
      return new URL[] {directory.toUri().toURL()};
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
