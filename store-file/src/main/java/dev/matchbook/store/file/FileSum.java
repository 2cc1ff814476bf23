package dev.matchbook.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Size and checksum of a file: all that is read of a closed segment when a store is opened. */
final class FileSum {
  private static final int BLOCK = 1 << 18;

  private FileSum() {}

  /** Bytes and CRC-32C. */
  static long[] of(Path path) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
    long size = 0;
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      while (channel.read(block) >= 0) {
        block.flip();
        size += block.remaining();
        crc.update(block);
        block.clear();
      }
    }
    return new long[] {size, crc.getValue()};
  }
}
