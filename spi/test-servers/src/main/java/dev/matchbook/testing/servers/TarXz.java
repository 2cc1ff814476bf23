package dev.matchbook.testing.servers;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks a {@code .tar.xz}: directories, files and links, with the names of POSIX, GNU and pax
 * headers. Whatever is unpacked may be read by every user, and run where its owner may run it.
 */
final class TarXz {
  private static final int BLOCK_BYTES = 512;
  private static final int NAME_LIMIT_BYTES = 1 << 16;

  private final InputStream in;
  private final Path target;
  private final byte[] header = new byte[BLOCK_BYTES];
  private String longName;
  private String longLink;

  private TarXz(InputStream in, Path target) {
    this.in = in;
    this.target = target;
  }

  /** Unpacks into a directory that exists; a file outside of it is an IOException. */
  static void unpack(InputStream archive, Path target) throws IOException {
    try (InputStream in = new BufferedInputStream(new XZInputStream(archive), 1 << 16)) {
      TarXz tar = new TarXz(in, target.toAbsolutePath().normalize());
      while (tar.readHeader()) {
        tar.unpackEntry();
      }
    }
  }

  private boolean readHeader() throws IOException {
    int read = in.readNBytes(header, 0, BLOCK_BYTES);
    if (read != 0 && read != BLOCK_BYTES) {
      throw new EOFException("tar: cut off within a header");
    }
    return read != 0 && header[0] != 0;
  }

  private void unpackEntry() throws IOException {
    char type = (char) header[156];
    long size = octal(124, 12);
    switch (type) {
      case 'L' -> longName = text(size);
      case 'K' -> longLink = text(size);
      case 'x' -> readPax(text(size));
      case 'g' -> skip(size);
      default -> {
        unpackFile(type, size);
        longName = null;
        longLink = null;
      }
    }
  }

  private void unpackFile(char type, long size) throws IOException {
    Path path = inside(target.resolve(name()));
    String link = longLink != null ? longLink : string(157, 100);
    Files.createDirectories(type == '5' ? path : path.getParent());
    switch (type) {
      case '5' -> skip(size);
      case '0', '\0', '7' -> {
        try (OutputStream out = Files.newOutputStream(path)) {
          copy(size, out);
        }
        boolean runs = (octal(100, 8) & 0100) != 0;
        Files.setPosixFilePermissions(
            path, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
      }
      case '1' -> Files.createLink(path, inside(target.resolve(link)));
      case '2' -> {
        inside(path.getParent().resolve(link));
        Files.createSymbolicLink(path, Path.of(link));
      }
      default -> throw new IOException("tar: entry of unknown type '" + type + "': " + path);
    }
  }

  private Path inside(Path path) throws IOException {
    Path normal = path.normalize();
    if (!normal.startsWith(target)) {
      throw new IOException("tar: outside of the target: " + path);
    }
    return normal;
  }

  private String name() {
    if (longName != null) {
      return longName;
    }
    boolean posix = string(257, 6).equals("ustar") && header[262] == 0;
    String prefix = posix ? string(345, 155) : "";
    return prefix.isEmpty() ? string(0, 100) : prefix + "/" + string(0, 100);
  }

  /** Each record is "length key=value\n"; only names matter here, and they are never shorter. */
  private void readPax(String records) {
    for (String line : records.split("\n")) {
      String record = line.substring(line.indexOf(' ') + 1);
      if (record.startsWith("path=")) {
        longName = record.substring("path=".length());
      } else if (record.startsWith("linkpath=")) {
        longLink = record.substring("linkpath=".length());
      }
    }
  }

  private String text(long size) throws IOException {
    if (size > NAME_LIMIT_BYTES) {
      throw new IOException("tar: a name of " + size + " bytes");
    }
    byte[] bytes = in.readNBytes((int) size);
    in.skipNBytes(padding(size));
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private void skip(long size) throws IOException {
    in.skipNBytes(size + padding(size));
  }

  private void copy(long size, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (long left = size; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("tar: cut off within a file");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
    in.skipNBytes(padding(size));
  }

  private static long padding(long size) {
    return -size & (BLOCK_BYTES - 1);
  }

  private long octal(int offset, int length) {
    String digits = string(offset, length).trim();
    return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
  }

  private String string(int offset, int length) {
    int end = offset;
    while (end < offset + length && header[end] != 0) {
      end++;
    }
    return new String(header, offset, end - offset, StandardCharsets.UTF_8);
  }
}
