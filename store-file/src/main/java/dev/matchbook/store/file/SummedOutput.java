package dev.matchbook.store.file;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Counts the CRC-32C of what goes through. */
final class SummedOutput extends OutputStream {
  private static final int BLOCK = 1 << 16;

  private final OutputStream out;
  private final CRC32C crc = new CRC32C();

  private SummedOutput(OutputStream out) {
    this.out = out;
  }

  /** Writes what is to be in a file. */
  interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  /**
   * Writes a file that ends with the CRC-32C of all before, under another name first. It is not
   * forced: that would hold up the batches which are being forced meanwhile, and one that a crash
   * leaves damaged is made again.
   */
  static void file(Path path, Disk disk, Content content) throws IOException {
    Path unfinished = Path.of(path + SegmentNames.UNFINISHED);
    try (FileChannel channel =
        disk.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      SummedOutput out = new SummedOutput(Channels.newOutputStream(channel));
      DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, BLOCK));
      content.write(data);
      data.flush();
      data.writeLong(out.crc.getValue());
      data.flush();
    }
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    crc.update(bytes, offset, length);
    out.write(bytes, offset, length);
  }
}
