package dev.matchbook.store.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * How a file store is opened. As a URI: {@code file:DIR?sync=batch&syncInterval=10ms&
 * segmentBytes=32m&compress=none}.
 *
 * @param directory where the files are; made if it is not there
 * @param sync when writes are forced; default {@link SyncPolicy#BATCH}
 * @param syncInterval for {@link SyncPolicy#INTERVAL}: 1 ms to 1 min, default 10 ms
 * @param segmentBytes size at which a segment is closed: 64 KiB to 1 GiB, default 32 MiB
 * @param compress what becomes of closed segments; default {@link Compression#NONE}
 */
public record FileSettings(
    Path directory,
    SyncPolicy sync,
    Duration syncInterval,
    long segmentBytes,
    Compression compress) {
  static final Duration MIN_INTERVAL = Duration.ofMillis(1);
  static final Duration MAX_INTERVAL = Duration.ofMinutes(1);
  static final Duration DEFAULT_INTERVAL = Duration.ofMillis(10);
  static final long MIN_SEGMENT = 64L << 10;
  static final long MAX_SEGMENT = 1L << 30;
  static final long DEFAULT_SEGMENT = 32L << 20;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the parameter
   */
  public FileSettings {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(sync, "sync");
    Objects.requireNonNull(syncInterval, "syncInterval");
    Objects.requireNonNull(compress, "compress");
    if (syncInterval.compareTo(MIN_INTERVAL) < 0 || syncInterval.compareTo(MAX_INTERVAL) > 0) {
      throw new IllegalArgumentException("syncInterval: not from 1 ms to 1 min: " + syncInterval);
    }
    if (segmentBytes < MIN_SEGMENT || segmentBytes > MAX_SEGMENT) {
      throw new IllegalArgumentException(
          "segmentBytes: not from " + MIN_SEGMENT + " to " + MAX_SEGMENT + ": " + segmentBytes);
    }
  }

  /** Every default. */
  public static FileSettings in(Path directory) {
    return new FileSettings(
        directory, SyncPolicy.BATCH, DEFAULT_INTERVAL, DEFAULT_SEGMENT, Compression.NONE);
  }

  /** The same with another {@code sync}. */
  public FileSettings sync(SyncPolicy policy) {
    return new FileSettings(directory, policy, syncInterval, segmentBytes, compress);
  }

  /** The same with another {@code segmentBytes}. */
  public FileSettings segmentBytes(long bytes) {
    return new FileSettings(directory, sync, syncInterval, bytes, compress);
  }

  /** The same with another {@code compress}. */
  public FileSettings compress(Compression how) {
    return new FileSettings(directory, sync, syncInterval, segmentBytes, how);
  }
}
