package dev.matchbook.store.file;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The index of a closed segment as a file of longs (big-endian), mapped. It holds nothing that
 * could not be made again from the segment.
 *
 * <pre>
 * 0   magic and format         1   number of the segment    2   bytes of the segment file
 * 3   CRC-32C of that file     4–7 hash with which it ends  8   bit 0: trades in time order
 *                                                           bit 1: orders removed
 * 9   …20 longs in each table: orders, changes, orderTerms, trades, tradeTerms, members, signed,
 *       settled trades, those by batch, batches, audit, audit terms
 * 21  the tables one behind the other, then the CRC-32C of all before
 * </pre>
 *
 * <p>A file of another format is as none.
 *
 * @param run the tables
 * @param fileBytes bytes of the segment file, packed or not
 * @param fileCrc its CRC-32C
 * @param hash with which the segment ends
 * @param members of a packed segment, empty of a plain one
 */
record IndexFile(IndexRun run, long fileBytes, long fileCrc, String hash, LongBuffer members) {
  private static final long MAGIC = 0x4D42_4944_5820_0003L;
  private static final int HEADER = 21;
  private static final int TABLES = 9;
  private static final int FLAGS = 8;
  private static final int MEMBERS = 5;
  private static final int SIGNED = 6;
  private static final int SETTLED = 7;
  private static final long IN_TIME_ORDER = 1;
  private static final long REMOVES = 2;
  private static final int BLOCK = 1 << 16;

  /** Writes it as a file, not forced: {@link SummedOutput#file}. */
  void write(Path path, Disk disk) throws IOException {
    SummedOutput.file(path, disk, this::write);
  }

  private LongBuffer[] tables() {
    LongBuffer[] settled = run.settled().tables();
    LongBuffer[] tables = new LongBuffer[SETTLED + settled.length];
    tables[0] = run.orders();
    tables[1] = run.changes();
    tables[2] = run.orderTerms();
    tables[3] = run.trades();
    tables[4] = run.tradeTerms();
    tables[MEMBERS] = members;
    tables[SIGNED] = run.signed();
    System.arraycopy(settled, 0, tables, SETTLED, settled.length);
    return tables;
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeLong(MAGIC);
    out.writeLong(run.segment().number());
    out.writeLong(fileBytes);
    out.writeLong(fileCrc);
    out.write(HexFormat.of().parseHex(hash));
    out.writeLong((run.inTimeOrder() ? IN_TIME_ORDER : 0) | (run.removes() ? REMOVES : 0));
    for (LongBuffer table : tables()) {
      out.writeLong(table.limit());
    }
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (LongBuffer table : tables()) {
      for (int i = 0; i < table.limit(); i++) {
        block.putLong(table.get(i));
        if (!block.hasRemaining()) {
          out.write(block.array(), 0, block.position());
          block.clear();
        }
      }
    }
    out.write(block.array(), 0, block.position());
  }

  /**
   * Maps a file.
   *
   * @return null where it is none, or damaged
   */
  static IndexFile read(Path path, SegmentFile plain) throws IOException {
    MappedByteBuffer bytes;
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      if (channel.size() < (HEADER + 1) * Long.BYTES || channel.size() > Integer.MAX_VALUE) {
        return null;
      }
      bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
    LongBuffer longs = bytes.asLongBuffer();
    CRC32C crc = new CRC32C();
    crc.update(bytes.limit(bytes.limit() - Long.BYTES));
    boolean sound =
        crc.getValue() == longs.get(longs.limit() - 1)
            && longs.get(0) == MAGIC
            && longs.get(1) == plain.number();
    return sound ? read(longs, plain) : null;
  }

  private static IndexFile read(LongBuffer longs, SegmentFile plain) {
    LongBuffer[] tables = new LongBuffer[HEADER - TABLES];
    int at = HEADER;
    for (int i = 0; i < tables.length; i++) {
      int length = (int) longs.get(TABLES + i);
      tables[i] = longs.slice(at, length);
      at += length;
    }
    StringBuilder hash = new StringBuilder();
    for (int i = 4; i < 8; i++) {
      hash.append(HexFormat.of().toHexDigits(longs.get(i)));
    }
    long flags = longs.get(FLAGS);
    LongBuffer members = tables[MEMBERS];
    SegmentFile segment = members.limit() == 0 ? plain : new GzipSegment(plain, members);
    IndexRun run =
        new IndexRun(
            segment,
            tables[0],
            tables[1],
            tables[2],
            tables[3],
            tables[4],
            tables[SIGNED],
            SettledIndex.of(tables, SETTLED),
            (flags & IN_TIME_ORDER) != 0,
            (flags & REMOVES) != 0);
    return new IndexFile(run, longs.get(2), longs.get(3), hash.toString(), members);
  }
}
