package dev.matchbook.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process at a time, and one store of it. */
class DirectoryLockTest {
  @TempDir Path root;

  private FileStore open(Path directory) {
    return FileStore.open(FileSettings.in(directory));
  }

  private void requireRejected(Path directory, long pid) {
    assertThatThrownBy(() -> open(directory))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.REJECTED))
        .hasMessageContaining("is open already: process " + pid);
  }

  @Test
  void aSecondStoreOfTheProcessIsRejectedAndTheFirstKeepsItsLock() throws Exception {
    Path directory = root.resolve("data");
    try (FileStore store = open(directory)) {
      requireRejected(directory, ProcessHandle.current().pid());
      requireRejected(directory.resolve("..").resolve("data"), ProcessHandle.current().pid());
      try (LockHolder other = LockHolder.start(directory)) {
        assertThat(other.answer())
            .contains("rejected: is open already: process " + ProcessHandle.current().pid());
      }
      assertThat(store.markets()).isEmpty();
    }
    open(directory).close();
  }

  @Test
  void aLinkToTheDirectoryIsTheSameDirectory() throws IOException {
    Path directory = root.resolve("data");
    try (FileStore store = open(directory)) {
      Path link = Files.createSymbolicLink(root.resolve("link"), directory);
      requireRejected(link, ProcessHandle.current().pid());
      assertThat(store.markets()).isEmpty();
    }
  }

  @Test
  void aKilledProcessLetsGoOfTheLock() throws Exception {
    Path directory = root.resolve("data");
    try (LockHolder other = LockHolder.start(directory)) {
      assertThat(other.answer()).startsWith("opened");
      requireRejected(directory, other.pid());
      other.kill();
      open(directory).close();
    }
  }

  @Test
  void aStoreThatDoesNotOpenLetsGoOfTheLock() throws IOException {
    Path directory = root.resolve("data");
    open(directory).close();
    Path segment = directory.resolve("000000001.ndjson");
    byte[] sound = Files.readAllBytes(segment);
    Files.writeString(segment, "no segment\n");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> open(directory))
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CORRUPT));
    }
    Files.write(segment, sound);
    open(directory).close();
  }
}
