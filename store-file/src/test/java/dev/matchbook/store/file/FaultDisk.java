package dev.matchbook.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Predicate;

/**
 * A disk that counts writes, forces and truncations of some files and has a fault at one of them.
 * Nothing is really forced; what would have been is noted in {@link #power}. Any thread.
 */
final class FaultDisk implements Disk {
  /** Files that the writer writes, and their directory; all else is done in the background. */
  static final Predicate<Path> LOG =
      path -> {
        String name = path.getFileName().toString();
        return name.endsWith(SegmentNames.PLAIN) || !name.contains(".");
      };

  final PowerLoss power = new PowerLoss();
  private final Fault fault;
  private final int at;
  private final Predicate<Path> watched;
  private final Random random;
  private int count;

  /**
   * A disk.
   *
   * @param at which operation has the fault, from 1
   * @param watched the files whose operations count
   */
  FaultDisk(Fault fault, int at, Predicate<Path> watched, long seed) {
    this.fault = fault;
    this.at = at;
    this.watched = watched;
    this.random = new Random(seed);
  }

  /** A disk without faults that forces nothing. */
  static FaultDisk quick() {
    return new FaultDisk(Fault.NONE, 0, path -> false, 0);
  }

  @Override
  public FileChannel open(Path path, OpenOption... options) throws IOException {
    if (watched.test(path)) {
      power.opens(path);
    }
    return new FaultChannel(FileChannel.open(path, options), path, this);
  }

  /** Counts an operation; says what goes wrong with it. */
  synchronized Fault next(Path path) {
    if (!watched.test(path)) {
      return Fault.NONE;
    }
    count++;
    return count == at || count > at && fault.isLasting() ? fault : Fault.NONE;
  }

  /** Whether the fault has come. */
  synchronized boolean hasFailed() {
    return count >= at;
  }

  /** A part of so many bytes; at least {@code least}, never all if there are more. */
  synchronized int part(int bytes, int least) {
    return bytes <= least ? bytes : least + random.nextInt(bytes - least);
  }
}
