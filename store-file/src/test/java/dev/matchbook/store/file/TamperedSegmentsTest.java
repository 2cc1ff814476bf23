package dev.matchbook.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every byte is one that was written, but not there. */
class TamperedSegmentsTest {
  @TempDir static Path root;
  private static History history;
  private static History other;
  private Path directory;
  private List<Path> segments;
  private byte[] first;
  private List<Integer> ends;

  @BeforeAll
  static void write() {
    long seed = Seeds.of(TamperedSegmentsTest.class);
    history = new History(root.resolve("history"), new Flow(seed, 2_000, 20), settings -> settings);
    other = new History(root.resolve("other"), new Flow(seed + 1, 2_000, 20), settings -> settings);
  }

  @BeforeEach
  void copy() throws IOException {
    directory = history.copy("copy");
    segments = History.segments(directory);
    assertThat(segments).hasSizeGreaterThan(3);
    first = Files.readAllBytes(segments.get(0));
    ends = History.ends(first);
  }

  private void requireFound(String where) throws IOException {
    FileVerification.Report report = FileVerification.verify(directory);
    assertThat(report.isSound()).isFalse();
    assertThat(report.damage()).startsWith(where);
    assertThatThrownBy(() -> history.open(directory).close())
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CORRUPT))
        .hasMessageContaining(where);
  }

  private void rewriteFirst(byte[]... parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.write(part);
    }
    Files.write(segments.get(0), out.toByteArray());
  }

  private byte[] batches(int from, int to) {
    return Arrays.copyOfRange(first, from == 0 ? 0 : ends.get(from - 1), ends.get(to - 1));
  }

  @Test
  void aSegmentIsMissing() throws IOException {
    Files.delete(segments.get(1));
    requireFound("000000002.ndjson is missing");
  }

  @Test
  void theFirstSegmentIsMissing() throws IOException {
    Files.delete(segments.get(0));
    requireFound("000000001.ndjson is missing");
  }

  @Test
  void theLastSegmentIsMissing() throws IOException {
    Path last = History.active(directory);
    Files.delete(last);
    requireFound(last.getFileName() + " is missing");
  }

  @Test
  void theLastTwoSegmentsAreMissing() throws IOException {
    Files.delete(segments.get(segments.size() - 1));
    Files.delete(segments.get(segments.size() - 2));
    requireFound(segments.get(segments.size() - 2).getFileName() + " is missing");
  }

  @Test
  void allSegmentsAreMissingButTheirIndexesAreThere() throws IOException {
    for (Path segment : segments) {
      Files.delete(segment);
    }
    requireFound("000000001.ndjson is missing");
  }

  @Test
  void twoSegmentsAreSwapped() throws IOException {
    Path spare = directory.resolve("spare");
    Files.move(segments.get(0), spare);
    Files.move(segments.get(1), segments.get(0));
    Files.move(spare, segments.get(1));
    requireFound("000000001.ndjson line 1: segment 2 where 1 should be");
  }

  @Test
  void aSegmentIsThereTwice() throws IOException {
    Files.copy(segments.get(1), segments.get(2), StandardCopyOption.REPLACE_EXISTING);
    requireFound("000000003.ndjson line 1: segment 2 where 3 should be");
  }

  @Test
  void aCopyOfASegmentStandsBehindTheLast() throws IOException {
    SegmentNames names = new SegmentNames(directory);
    Files.copy(segments.get(1), names.plain(segments.size() + 1));
    requireFound(names.plain(segments.size() + 1).getFileName() + " line 1: ");
  }

  @Test
  void aSegmentIsOfAnotherStore() throws IOException {
    for (Path file : Directories.files(other.directory())) {
      if (file.getFileName().toString().startsWith("000000002.")) {
        Files.copy(
            file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    requireFound("000000002.ndjson line 1: the hash chain does not go on here");
  }

  @Test
  void aClosedSegmentEndsEarlier() throws IOException {
    rewriteFirst(batches(0, ends.size() - 1));
    requireFound("000000002.ndjson line 1: the hash chain does not go on here");
  }

  @Test
  void aClosedSegmentEndsWithinABatch() throws IOException {
    rewriteFirst(Arrays.copyOf(first, first.length - 100));
    requireFound("000000001.ndjson line ");
  }

  @Test
  void aClosedSegmentIsEmpty() throws IOException {
    rewriteFirst();
    requireFound("00000000");
  }

  @Test
  void aBatchIsTakenOut() throws IOException {
    rewriteFirst(batches(0, 3), batches(4, ends.size()));
    requireFound("000000001.ndjson line ");
  }

  @Test
  void twoBatchesAreSwapped() throws IOException {
    rewriteFirst(batches(0, 3), batches(4, 5), batches(3, 4), batches(5, ends.size()));
    requireFound("000000001.ndjson line ");
  }

  @Test
  void aBatchIsThereTwice() throws IOException {
    rewriteFirst(batches(0, 4), batches(3, ends.size()));
    requireFound("000000001.ndjson line ");
  }

  @Test
  void aBatchOfAnotherStoreIsPutIn() throws IOException {
    byte[] foreign = Files.readAllBytes(History.segments(other.directory()).get(0));
    List<Integer> places = History.ends(foreign);
    byte[] batch = Arrays.copyOfRange(foreign, places.get(2), places.get(3));
    rewriteFirst(batches(0, 4), batch, batches(4, ends.size()));
    requireFound("000000001.ndjson line ");
  }

  @Test
  void twoLinesOfABatchAreSwapped() throws IOException {
    String text = new String(batches(3, ends.size()), StandardCharsets.ISO_8859_1);
    String[] lines = text.split("(?<=\n)", 3);
    byte[] swapped = (lines[1] + lines[0] + lines[2]).getBytes(StandardCharsets.ISO_8859_1);
    rewriteFirst(batches(0, 3), swapped);
    requireFound("000000001.ndjson line ");
  }

  @Test
  void aBatchOfTheSegmentBeingWrittenIsTakenOut() throws IOException {
    for (Path file : Directories.files(directory)) {
      Files.delete(file);
    }
    rewriteFirst(batches(0, 3), batches(4, ends.size()));
    requireFound("000000001.ndjson line ");
  }

  @Test
  void theStateOfAnotherStoreIsNotBelieved() throws IOException {
    int number = History.segments(other.directory()).size() - 1;
    Path state = new SegmentNames(other.directory()).of(number, SegmentNames.STATE);
    for (int at = 1; at < segments.size(); at++) {
      Files.copy(
          state,
          new SegmentNames(directory).of(at, SegmentNames.STATE),
          StandardCopyOption.REPLACE_EXISTING);
    }
    requireWhole();
  }

  @Test
  void anIndexOfAnotherSegmentIsNotBelieved() throws IOException {
    SegmentNames names = new SegmentNames(directory);
    Files.copy(
        names.of(1, SegmentNames.INDEX),
        names.of(2, SegmentNames.INDEX),
        StandardCopyOption.REPLACE_EXISTING);
    requireWhole();
  }

  private void requireWhole() throws IOException {
    try (FileStore store = history.open(directory)) {
      history.flow().requireSameEngine(store);
      history.flow().requireEnd(store);
    }
    assertThat(FileVerification.verify(directory).damage()).isNull();
  }
}
