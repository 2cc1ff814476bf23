package dev.matchbook.examples;

import dev.matchbook.core.store.ExchangeStore;
import dev.matchbook.spi.StoreUri;
import dev.matchbook.spi.Stores;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens a store to look into it: where a file store is not there yet, none is made; a PostgreSQL
 * store is only read, beside the one that writes.
 */
final class ExistingStore {
  private static final String SEGMENTS = "*.ndjson{,.gz}";

  private ExistingStore() {}

  /**
   * Opens a store.
   *
   * @throws Failure if the URI cannot be used or nothing is there
   * @throws dev.matchbook.core.store.StoreException for the store's own trouble
   */
  static ExchangeStore open(String text) throws Failure {
    try {
      StoreUri uri = StoreUri.parse(text);
      if (uri.scheme().equals("file")) {
        requireSegment(uri, uri.path());
      }
      return Stores.open(uri.scheme().equals("postgresql") ? readOnly(text) : text);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw Failure.unusable(e.getMessage());
    }
  }

  private static String readOnly(String text) {
    return text + (text.contains("?") ? "&" : "?") + "access=read";
  }

  private static void requireSegment(StoreUri uri, Path directory) throws Failure {
    if (!Files.isDirectory(directory)) {
      throw Failure.unusable(uri + ": there is no such directory");
    }
    try (DirectoryStream<Path> segments = Files.newDirectoryStream(directory, SEGMENTS)) {
      if (!segments.iterator().hasNext()) {
        throw Failure.unusable(uri + ": there is no store in this directory");
      }
    } catch (AccessDeniedException e) {
      throw Failure.in(uri.toString(), "permission denied", e);
    } catch (IOException e) {
      throw Failure.in(uri.toString(), "cannot be read: " + e.getMessage(), e);
    }
  }
}
