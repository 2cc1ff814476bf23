package dev.matchbook.jmh.store;

import dev.matchbook.core.store.Batch;
import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.store.file.FileSettings;
import dev.matchbook.store.file.FileStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Groups of orders committed to a file store, and as many bytes in as many pieces by a bare loop of
 * {@code write} and {@code force} into a file beside it, in turn.
 */
public final class GroupCommit {
  private static final int[] GROUPS = {1, 16, 128, 1024, 8192};
  private static final int MOST_ORDERS = 400_000;
  private static final int MOST_GROUPS = 1000;
  private static final double NANOS = 1e9;

  private final Path directory;
  private final PrintWriter out;

  /** A measurement with files in that directory. */
  public GroupCommit(Path directory, PrintWriter out) {
    this.directory = directory;
    this.out = out;
  }

  /** Runs and prints medians of the rounds behind a first one. */
  public void run(int rounds) throws IOException {
    for (int group : GROUPS) {
      int groups = Math.min(MOST_GROUPS, MOST_ORDERS / group);
      List<Double> store = new ArrayList<>();
      List<Double> bare = new ArrayList<>();
      long bytes = 0;
      for (int round = 0; round <= rounds; round++) {
        try (Scratch scratch = new Scratch(directory)) {
          double committed = commit(scratch.path().resolve("data"), group, groups);
          bytes = bytes(scratch.path().resolve("data")) / groups;
          double written = write(scratch.path().resolve("bare"), (int) bytes, groups);
          if (round > 0) {
            store.add(committed);
            bare.add(written);
          }
        }
      }
      report(group, groups, bytes, median(store), median(bare));
    }
  }

  private void report(int group, int groups, long bytes, double store, double bare) {
    out.printf(
        Locale.ROOT,
        "groups of %,5d orders, %,9d bytes: store %,9.0f groups/s, write + force %,9.0f groups/s:"
            + " %.0f %%; %,.0f orders/s%n",
        group,
        bytes,
        groups / store,
        groups / bare,
        100 * bare / store,
        groups * (double) group / store);
    out.flush();
  }

  private static double commit(Path data, int group, int groups) throws IOException {
    OrderBatches batches = new OrderBatches(Checkpoint.START);
    List<Batch> all = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      all.add(batches.next(group, false));
    }
    FileSettings settings = FileSettings.in(data).segmentBytes(1L << 30);
    try (FileStore store = FileStore.open(settings)) {
      long start = System.nanoTime();
      all.forEach(store::commit);
      return (System.nanoTime() - start) / NANOS;
    }
  }

  private static long bytes(Path data) throws IOException {
    return Files.size(data.resolve("000000001.ndjson"));
  }

  private static double write(Path path, int bytes, int groups) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long start = System.nanoTime();
      for (int i = 0; i < groups; i++) {
        buffer.clear();
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(false);
      }
      return (System.nanoTime() - start) / NANOS;
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
