package dev.matchbook.testing.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class TarXzTest {
  private static final int EXECUTABLE = 0755;
  private static final int READABLE = 0644;

  private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

  @TempDir Path target;

  @Test
  void filesDirectoriesAndLinksAreUnpacked() throws IOException {
    entry('5', "bin/", EXECUTABLE, "", "");
    entry('0', "bin/run", EXECUTABLE, "", "x".repeat(512));
    entry('0', "share/empty", READABLE, "", "");
    entry('0', "share/text", READABLE, "", "y".repeat(513));
    entry('2', "bin/other", EXECUTABLE, "../share/text", "");
    entry('1', "bin/same", EXECUTABLE, "bin/run", "");
    unpack();
    assertThat(target.resolve("bin/run")).hasContent("x".repeat(512)).isExecutable();
    assertThat(target.resolve("share/empty")).isEmptyFile();
    assertThat(Files.isExecutable(target.resolve("share/text"))).isFalse();
    assertThat(target.resolve("bin/other")).isSymbolicLink().hasContent("y".repeat(513));
    assertThat(target.resolve("bin/same")).hasContent("x".repeat(512));
  }

  @Test
  void longNamesOfBothKindsAreRead() throws IOException {
    String gnu = "gnu/" + "n".repeat(150);
    String pax = "pax/" + "p".repeat(150);
    entry('L', "././@LongLink", READABLE, "", gnu + "\0");
    entry('0', gnu.substring(0, 99), READABLE, "", "1");
    entry('x', "PaxHeader", READABLE, "", "164 path=" + pax + "\n20 mtime=1234567.89\n");
    entry('0', pax.substring(0, 99), READABLE, "", "2");
    entry('0', "plain", READABLE, "", "3");
    unpack();
    assertThat(target.resolve(gnu)).hasContent("1");
    assertThat(target.resolve(pax)).hasContent("2");
    assertThat(target.resolve("plain")).hasContent("3");
  }

  @Test
  void nothingIsWrittenOutsideOfTheTarget() throws IOException {
    entry('0', "../outside", READABLE, "", "1");
    assertThatIOException().isThrownBy(this::unpack).withMessageContaining("outside");
    tar.reset();
    entry('2', "link", READABLE, "../../outside", "");
    assertThatIOException().isThrownBy(this::unpack).withMessageContaining("outside");
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void anArchiveThatIsCutOffIsRefused() throws IOException {
    entry('0', "file", READABLE, "", "z".repeat(2000));
    byte[] whole = tar.toByteArray();
    for (int length : new int[] {100, 600, 1500}) {
      tar.reset();
      tar.write(whole, 0, length);
      assertThatIOException().isThrownBy(this::unpack).withMessageContaining("cut off");
    }
  }

  private void unpack() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (XZOutputStream xz = new XZOutputStream(packed, new LZMA2Options(0))) {
      tar.writeTo(xz);
    }
    TarXz.unpack(new ByteArrayInputStream(packed.toByteArray()), target);
  }

  private void entry(char type, String name, int mode, String link, String content) {
    byte[] bytes = content.getBytes(UTF_8);
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "%07o".formatted(mode));
    put(header, 124, "%011o".formatted(bytes.length));
    header[156] = (byte) type;
    put(header, 157, link);
    put(header, 257, "ustar  ");
    tar.writeBytes(header);
    tar.writeBytes(bytes);
    tar.writeBytes(new byte[-bytes.length & 511]);
  }

  private static void put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }
}
