package dev.matchbook.eip712.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class RecoveryChoiceTest {
  private final List<String> levels = new ArrayList<>();
  private final Logger log =
      (Logger)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Logger.class},
              (proxy, method, arguments) -> {
                levels.add(method.getName());
                return null;
              });

  @Test
  void libraryOnTheClassPathIsChosen() {
    SignerRecovery chosen = RecoveryChoice.choose(getClass().getClassLoader(), log);
    assertThat(chosen.name()).isEqualTo("libsecp256k1");
    assertThat(levels).containsExactly("info");
    assertThat(SignerRecovery.best().name()).isEqualTo("libsecp256k1");
    assertThat(SignerRecovery.best()).isSameAs(SignerRecovery.best());
  }

  @Test
  void withoutTheLibraryJavaIsChosenAndNobodyIsWarned() throws IOException {
    try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
      assertThat(RecoveryChoice.choose(empty, log)).isSameAs(SignerRecovery.java());
    }
    assertThat(levels).containsExactly("debug", "info");
  }

  @Test
  void libraryWithoutItsNativePartIsWarnedOfAndJavaIsChosen() throws IOException {
    try (URLClassLoader partial = only("secp256k1-kmp-jvm-", "kotlin-stdlib-")) {
      assertThat(RecoveryChoice.choose(partial, log)).isSameAs(SignerRecovery.java());
    }
    assertThat(levels).containsExactly("warn", "info");
  }

  @Test
  void libraryThatDoesNotLinkIsWarnedOfAndJavaIsChosen() throws IOException {
    try (URLClassLoader partial = only("secp256k1-kmp-jvm-")) { // no Kotlin
      assertThat(RecoveryChoice.choose(partial, log)).isSameAs(SignerRecovery.java());
    }
    assertThat(levels).containsExactly("warn", "info");
  }

  /** A loader of nothing but these jars of the class path. */
  private static URLClassLoader only(String... prefixes) {
    URL[] jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(path -> startsWithAny(path.getFileName().toString(), prefixes))
            .map(RecoveryChoiceTest::url)
            .toArray(URL[]::new);
    assertThat(jars).hasSameSizeAs(prefixes);
    return new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
  }

  private static boolean startsWithAny(String name, String... prefixes) {
    return Arrays.stream(prefixes).anyMatch(name::startsWith);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
