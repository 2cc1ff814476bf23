package dev.matchbook.store.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipException;

/**
 * Checks every byte of a store's segments: each line, each batch's sums and hash, and that the
 * chain of hashes goes on from segment to segment. Needs no index and no lock, changes nothing; of
 * a store that is being written it sees what is there.
 *
 * <p>The chain has no key: somebody who can write the files can also write a whole new chain. What
 * shows that is {@link Report#hash}, noted elsewhere.
 */
public final class FileVerification {
  private static final int BLOCK = 1 << 16;

  /**
   * What was found.
   *
   * @param segments how many were read
   * @param batches whole ones in them
   * @param lines of those, and the first lines of segments
   * @param hash with which the last whole batch ends, in hex
   * @param damage the first damage: file, line and what it is; null if there is none
   * @param unfinished what a crash has left at the very end, or what is just being written; null if
   *     there is nothing
   */
  public record Report(
      int segments, long batches, long lines, String hash, String damage, String unfinished) {
    /** Whether all that was written is there unchanged. */
    public boolean isSound() {
      return damage == null;
    }
  }

  private final SegmentNames names;
  private int segments;
  private long batches;
  private long lines;
  private String hash = HashChain.START;

  private FileVerification(Path directory) {
    names = new SegmentNames(directory);
  }

  /**
   * Checks a directory.
   *
   * @throws IOException if it cannot be read
   */
  public static Report verify(Path directory) throws IOException {
    return new FileVerification(Objects.requireNonNull(directory, "directory")).run();
  }

  private Report run() throws IOException {
    List<Integer> numbers;
    try {
      numbers = names.all();
    } catch (BadLineException e) {
      return report(e.getMessage(), null);
    }
    if (numbers.isEmpty()) {
      return report("there is no segment", null);
    }
    int last = numbers.get(numbers.size() - 1);
    for (int number : numbers) {
      Path path = names.segment(number);
      ScannedSegment scanned;
      try {
        scanned = scan(path, number);
      } catch (ZipException e) {
        return report(path.getFileName() + ": " + e.getMessage(), null);
      }
      segments++;
      batches += scanned.batches();
      lines += scanned.lines();
      hash = scanned.hash();
      if (scanned.damage() != null) {
        String what =
            path.getFileName()
                + " line "
                + scanned.damage().line()
                + ": "
                + scanned.damage().what();
        boolean unfinished = scanned.damage().isTail() && number == last;
        return report(unfinished ? null : what, unfinished ? what : null);
      }
    }
    return report(null, null);
  }

  private Report report(String damage, String unfinished) {
    return new Report(segments, batches, lines, hash, damage, unfinished);
  }

  private ScannedSegment scan(Path path, int number) throws IOException {
    boolean packed = path.toString().endsWith(SegmentNames.PACKED);
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path), BLOCK);
        InputStream in = packed ? new GzipMembers(file) : file) {
      return new SegmentScan(in, new RowCollector(rows -> {})).run(number, hash);
    }
  }
}
