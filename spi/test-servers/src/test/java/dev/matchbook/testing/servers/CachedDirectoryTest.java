package dev.matchbook.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedDirectoryTest {
  @TempDir Path cache;

  private int made;

  @Test
  void itIsMadeOnceAndAgainWhenAFileIsGone() throws IOException {
    Path target = cache.resolve("one");
    assertThat(CachedDirectory.make(target, this::fill)).isEqualTo(target);
    assertThat(CachedDirectory.make(target, this::fill).resolve("bin/file")).hasContent("text");
    assertThat(made).isEqualTo(1);
    Files.delete(target.resolve("bin/file"));
    assertThat(CachedDirectory.make(target, this::fill).resolve("bin/file")).hasContent("text");
    assertThat(made).isEqualTo(2);
  }

  @Test
  void whatWasMadeInPartIsNotUsed() throws IOException {
    Path target = cache.resolve("one");
    assertThatIOException().isThrownBy(() -> CachedDirectory.make(target, this::fail));
    assertThat(target).doesNotExist();
    assertThat(CachedDirectory.make(target, this::fill).resolve("bin/file")).hasContent("text");
    assertThat(target.resolve("part")).doesNotExist();
  }

  private void fill(Path directory) throws IOException {
    made++;
    Files.createDirectory(directory.resolve("bin"));
    Files.writeString(directory.resolve("bin/file"), "text");
  }

  private void fail(Path directory) throws IOException {
    Files.writeString(directory.resolve("part"), "text");
    throw new IOException("disk full");
  }
}
