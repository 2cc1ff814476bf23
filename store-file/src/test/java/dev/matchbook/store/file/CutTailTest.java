package dev.matchbook.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matchbook.core.property.Seeds;
import dev.matchbook.spi.json.LineBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash leaves at the end of the segment that was being written is cut off and reported. */
class CutTailTest {
  @TempDir static Path root;
  private static History history;

  @BeforeAll
  static void write() {
    long seed = Seeds.of(CutTailTest.class);
    history =
        new History(
            root.resolve("history"),
            new Flow(seed, 60, 3),
            settings -> settings.segmentBytes(1 << 20));
  }

  /** A last segment of that length is cut to what is whole. */
  private static void requireCut(Path directory, byte[] bytes, int length, int whole)
      throws IOException {
    Path file = History.active(directory);
    Files.write(file, Arrays.copyOf(bytes, length));
    boolean clean = length == whole;
    assertThat(FileVerification.verify(directory).unfinished() == null).isEqualTo(clean);
    try (FileStore store = history.open(directory)) {
      history.flow().requireSameEngine(store);
      if (clean) {
        assertThat(store.cut()).isEmpty();
      } else {
        assertThat(store.cut())
            .hasValueSatisfying(
                report ->
                    assertThat(report)
                        .startsWith(file.getFileName() + ": " + (length - whole) + " bytes from")
                        .contains("line " + History.line(bytes, whole) + " "));
      }
    }
    if (whole > 0) {
      assertThat(Files.readAllBytes(file)).isEqualTo(Arrays.copyOf(bytes, whole));
    }
    FileVerification.Report report = FileVerification.verify(directory);
    assertThat(report.damage()).isNull();
    assertThat(report.unfinished()).isNull();
  }

  @Test
  void theLastSegmentEndsAtAnyByteOfItsLastTwoBatches() throws IOException {
    Path copy = history.copy("batches");
    byte[] bytes = Files.readAllBytes(History.active(copy));
    List<Integer> ends = History.ends(bytes);
    assertThat(ends).hasSizeGreaterThan(3);
    int before = ends.get(ends.size() - 3);
    for (int length = before; length <= bytes.length; length++) {
      int whole = 0;
      for (int end : ends) {
        whole = end <= length ? end : whole;
      }
      requireCut(copy, bytes, length, whole);
    }
  }

  @Test
  void theStoreGoesOnWhereItWasCut() throws IOException {
    Path copy = history.copy("on");
    byte[] bytes = Files.readAllBytes(History.active(copy));
    List<Integer> ends = History.ends(bytes);
    for (int length = bytes.length - 1; length > bytes.length / 2; length -= 277) {
      Files.write(History.active(copy), Arrays.copyOf(bytes, length));
      try (FileStore store = history.open(copy)) {
        assertThat(store.cut().isEmpty()).isEqualTo(ends.contains(length));
        history.flow().commitRest(store);
        history.flow().requireEnd(store);
      }
      assertThat(FileVerification.verify(copy).isSound()).isTrue();
      assertThat(Files.readAllBytes(History.active(copy))).isEqualTo(bytes);
    }
  }

  @Test
  void aSegmentIsTornInItsFirstLine() throws IOException {
    Path copy = history.copy("header");
    int number = History.segments(copy).size() + 1;
    Path next = new SegmentNames(copy).plain(number);
    LineBuffer line = new LineBuffer();
    HashChain chain = new HashChain(FileVerification.verify(copy).hash());
    SegmentHeader.write(line, number, true, chain);
    byte[] header = Arrays.copyOf(line.array(), line.length());
    for (int length = 0; length <= header.length; length++) {
      Files.write(next, Arrays.copyOf(header, length));
      try (FileStore store = history.open(copy)) {
        history.flow().requireEnd(store);
        boolean whole = length == 0 || length == header.length;
        assertThat(store.cut().isEmpty()).isEqualTo(whole);
      }
      assertThat(Files.readAllBytes(next)).isEqualTo(header);
      assertThat(FileVerification.verify(copy).isSound()).isTrue();
    }
  }

  @Test
  void zerosInTheLastBatchAreCutOff() throws IOException {
    Path copy = history.copy("zeros");
    byte[] bytes = Files.readAllBytes(History.active(copy));
    List<Integer> ends = History.ends(bytes);
    int whole = ends.get(ends.size() - 2);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, whole);
    out.write(new byte[bytes.length - whole]);
    Files.write(History.active(copy), out.toByteArray());
    try (FileStore store = history.open(copy)) {
      assertThat(store.cut()).isPresent();
      history.flow().requireSameEngine(store);
    }
    assertThat(Files.size(History.active(copy))).isEqualTo(whole);
  }
}
