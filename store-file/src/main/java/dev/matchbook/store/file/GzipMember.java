package dev.matchbook.store.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * A part of a packed segment that is unpacked by itself: a gzip member that says in its extra field
 * how long it is and what its packed bytes sum up to. Gzip alone would not notice each damaged
 * byte: it has fields that nobody reads, and takes a member that does not begin as it must for the
 * end.
 *
 * <pre>
 * 1f 8b 08 04 00 00 00 00 00 ff   gzip, with extra field, without time and name
 * 0c 00 'M' 'B' 08 00             the extra field: one part
 * bytes, CRC-32C                  of what is packed; 4 bytes each, low byte first
 * …                               packed by deflate
 * CRC-32, bytes                   of what was packed
 * </pre>
 */
final class GzipMember {
  private static final byte[] HEAD = {
    0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 0xff, 12, 0, 'M', 'B', 8, 0
  };
  private static final int SUMS = 2 * Integer.BYTES;

  /** Half the time of the default level for a tenth more bytes. */
  private static final int LEVEL = 2;

  /** What cannot be packed becomes longer, by less than that. */
  private static final int MOST = GzipSegment.BLOCK + 1024;

  private GzipMember() {}

  /** Packs a block. */
  static byte[] pack(byte[] block) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(block.length / 2);
    Deflater deflater = new Deflater(LEVEL, true);
    try {
      deflater.setInput(block);
      deflater.finish();
      byte[] part = new byte[1 << 13];
      while (!deflater.finished()) {
        packed.write(part, 0, deflater.deflate(part));
      }
    } finally {
      deflater.end();
    }
    CRC32 crc = new CRC32();
    crc.update(block);
    return buffer(new byte[HEAD.length + SUMS + packed.size() + SUMS])
        .put(HEAD)
        .putInt(packed.size())
        .putInt(crc32c(packed.toByteArray()))
        .put(packed.toByteArray())
        .putInt((int) crc.getValue())
        .putInt(block.length)
        .array();
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int crc32c(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /**
   * Reads the next one.
   *
   * @return the block; empty at the end
   * @throws ZipException if a byte is not what was written
   */
  static byte[] read(InputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD.length + SUMS);
    if (head.length == 0) {
      return head;
    }
    require(head.length == HEAD.length + SUMS, "a packed block is not whole");
    require(
        ByteBuffer.wrap(head, 0, HEAD.length).equals(ByteBuffer.wrap(HEAD)),
        "a packed block does not begin as it must");
    ByteBuffer sums = buffer(head).position(HEAD.length);
    int size = sums.getInt();
    require(size > 0 && size <= MOST, "a packed block has no possible length");
    byte[] packed = in.readNBytes(size);
    ByteBuffer tail = buffer(in.readNBytes(SUMS));
    require(packed.length == size && tail.limit() == SUMS, "a packed block is not whole");
    require(crc32c(packed) == sums.getInt(), "a packed block is not what was written");
    return unpack(packed, tail.getInt(), tail.getInt());
  }

  private static byte[] unpack(byte[] packed, int crc32, int bytes) throws ZipException {
    require(bytes > 0 && bytes <= GzipSegment.BLOCK, "a packed block has no possible length");
    byte[] block = new byte[bytes];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      CRC32 crc = new CRC32();
      int done = inflater.inflate(block);
      crc.update(block);
      require(
          done == bytes && (int) crc.getValue() == crc32,
          "a packed block does not unpack to what was written");
      return block;
    } catch (DataFormatException e) {
      throw new ZipException("a packed block does not unpack: " + e.getMessage());
    } finally {
      inflater.end();
    }
  }

  private static void require(boolean sound, String otherwise) throws ZipException {
    if (!sound) {
      throw new ZipException(otherwise);
    }
  }
}
