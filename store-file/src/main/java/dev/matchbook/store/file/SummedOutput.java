package dev.matchbook.store.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32C;

/** Counts the CRC-32C of what goes through. */
final class SummedOutput extends OutputStream {
  private final OutputStream out;
  private final CRC32C crc = new CRC32C();

  SummedOutput(OutputStream out) {
    this.out = out;
  }

  /** CRC-32C of all bytes so far. */
  long sum() {
    return crc.getValue();
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
