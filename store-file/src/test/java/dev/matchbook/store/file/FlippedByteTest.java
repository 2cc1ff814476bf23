package dev.matchbook.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matchbook.core.property.Seeds;
import dev.matchbook.core.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One byte is not what was written. */
class FlippedByteTest {
  private static final int SOME = 200;
  private static final int FEW = 3;
  private static long seed;
  private static Random random;
  @TempDir static Path root;
  private static History plain;
  private static History packed;

  @BeforeAll
  static void write() {
    seed = Seeds.of(FlippedByteTest.class);
    random = new Random(seed);
    Flow flow = new Flow(seed, 700, 24);
    plain = new History(root.resolve("plain"), flow, settings -> settings);
    packed =
        new History(root.resolve("packed"), flow, settings -> settings.compress(Compression.GZIP));
  }

  private static void flip(Path file, byte[] sound, int at, int mask) throws IOException {
    byte[] bytes = sound.clone();
    bytes[at] ^= (byte) mask;
    Files.write(file, bytes);
  }

  /** Any change of a byte, and often one of a single bit or one that makes or takes a line end. */
  private static int mask(byte octet) {
    return switch (random.nextInt(4)) {
      case 0 -> 1 << random.nextInt(8);
      case 1 -> octet == '\n' ? ' ' ^ '\n' : octet ^ '\n';
      default -> 1 + random.nextInt(255);
    };
  }

  private static void requireCorrupt(History history, Path directory, String where) {
    StoreException e =
        catchThrowableOfType(StoreException.class, () -> history.open(directory).close());
    assertThat(e).as("seed %d: %s is damaged", seed, where).isNotNull();
    assertThat(e.kind()).as("seed %d: %s", seed, where).isEqualTo(StoreException.Kind.CORRUPT);
    assertThat(e).as("seed %d", seed).hasMessageContaining(where);
  }

  private static void requireFound(Path directory, String where) throws IOException {
    FileVerification.Report report = FileVerification.verify(directory);
    assertThat(report.isSound()).as("seed %d: %s", seed, where).isFalse();
    assertThat(report.damage()).as("seed %d", seed).startsWith(where);
  }

  @Test
  void everyByteOfAFewBatchesIsVerifiedToItsLine() throws IOException {
    byte[] segment = Files.readAllBytes(History.segments(plain.directory()).get(0));
    byte[] sound = Arrays.copyOf(segment, History.ends(segment).get(FEW));
    for (int at = 0; at < sound.length - 1; at++) {
      byte[] bytes = sound.clone();
      bytes[at] ^= (byte) mask(sound[at]);
      SegmentScan scan =
          new SegmentScan(new ByteArrayInputStream(bytes), new RowCollector(rows -> {}));
      Damage damage = scan.run(1, HashChain.START).damage();
      assertThat(damage).as("seed %d: byte %d", seed, at).isNotNull();
      assertThat(damage.line())
          .as("seed %d: byte %d: %s", seed, at, damage.what())
          .isEqualTo(History.line(sound, at));
      assertThat(damage.isTail()).as("seed %d: byte %d", seed, at).isFalse();
    }
  }

  @Test
  void openAndVerifySayFileAndLineOfAPlainSegment() throws IOException {
    for (int i = 0; i < SOME; i++) {
      Path copy = plain.copy("some");
      Path file = History.segments(copy).get(random.nextInt(2));
      byte[] sound = Files.readAllBytes(file);
      int at = random.nextInt(sound.length);
      flip(file, sound, at, mask(sound[at]));
      String where = file.getFileName() + " line " + History.line(sound, at) + ":";
      requireFound(copy, where);
      requireCorrupt(plain, copy, where);
    }
  }

  @Test
  void everyByteOfAPackedSegmentIsVerified() throws IOException {
    Path copy = packed.copy("packed-each");
    Path file = History.segments(copy).get(0);
    byte[] sound = Files.readAllBytes(file);
    for (int at = 0; at < sound.length; at += at < 60 ? 1 : 1 + random.nextInt(60)) {
      flip(file, sound, at, at < 60 ? 1 << random.nextInt(8) : mask(sound[at]));
      requireFound(copy, file.getFileName().toString());
    }
  }

  @Test
  void openSaysThatAPackedSegmentIsDamaged() throws IOException {
    for (int i = 0; i < SOME / 2; i++) {
      Path copy = packed.copy("packed-some");
      Path file = History.segments(copy).get(random.nextInt(2));
      byte[] sound = Files.readAllBytes(file);
      int at = i < 40 ? i : random.nextInt(sound.length);
      flip(file, sound, at, mask(sound[at]));
      requireCorrupt(packed, copy, file.getFileName().toString());
    }
  }

  @Test
  void aWholeBatchOfTheSegmentBeingWrittenIsNoTail() throws IOException {
    Path copy = plain.copy("active");
    Path file = History.active(copy);
    byte[] sound = Files.readAllBytes(file);
    // the last LF alone can look like a page that was lost
    int last = sound.length - 1;
    for (int at = 0; at < last; at += at > last - 250 ? 1 : 1 + last / 100) {
      flip(file, sound, at, random.nextInt(8) == 0 ? sound[at] : mask(sound[at]));
      requireFound(copy, file.getFileName() + " line " + History.line(sound, at) + ":");
    }
    flip(file, sound, last, 1);
    requireCorrupt(plain, copy, file.getFileName() + " line ");
  }

  @Test
  void indexesAndStatesAreMadeAgain() throws IOException {
    for (int i = 0; i < SOME / 5; i++) {
      Path copy = (i % 2 == 0 ? plain : packed).copy("derived");
      for (Path file : Directories.files(copy)) {
        if (!file.toString().contains(SegmentNames.PLAIN) && random.nextBoolean()) {
          byte[] sound = Files.readAllBytes(file);
          int at = random.nextInt(sound.length);
          flip(file, sound, at, mask(sound[at]));
        }
      }
      History history = i % 4 < 2 ? plain : packed;
      try (FileStore store = history.open(copy)) {
        history.flow().requireSameEngine(store);
        history.flow().requireEnd(store);
      }
    }
  }
}
