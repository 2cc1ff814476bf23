package dev.matchbook.store.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.LongBuffer;
import java.util.zip.ZipException;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/**
 * A compressed segment: {@link GzipMember}s of {@value #BLOCK} bytes each, so that a row is found
 * without unpacking all before it, and one file for any tool that reads gzip.
 */
final class GzipSegment implements SegmentFile {
  /** Bytes of a member, unpacked; the last one has less. */
  static final int BLOCK = 1 << 16;

  private final SegmentFile packed;
  private final LongBuffer members;

  /**
   * A reader.
   *
   * @param packed reads the file as it is
   * @param members where each member starts, and the end
   */
  GzipSegment(SegmentFile packed, LongBuffer members) {
    this.packed = packed;
    this.members = members;
  }

  @Override
  public int number() {
    return packed.number();
  }

  @Override
  public int read(long position, byte[] into, int length) throws IOException {
    int block = (int) (position / BLOCK);
    if (block >= members.limit() - 1) {
      return -1;
    }
    int skip = (int) (position % BLOCK);
    int done = 0;
    while (done < length && block < members.limit() - 1) {
      byte[] bytes = unpack(block++);
      int count = Math.min(length - done, bytes.length - skip);
      System.arraycopy(bytes, skip, into, done, count);
      done += count;
      skip = 0;
    }
    return done == 0 && length > 0 ? -1 : done;
  }

  private byte[] unpack(int block) throws IOException {
    long from = members.get(block);
    int size = (int) (members.get(block + 1) - from);
    byte[] member = new byte[size];
    int read = 0;
    while (read < size) {
      byte[] rest = read == 0 ? member : new byte[size - read];
      int count = packed.read(from + read, rest, size - read);
      if (count < 0) {
        throw new ZipException("segment " + number() + " ends too early");
      }
      if (rest != member) {
        System.arraycopy(rest, 0, member, read, count);
      }
      read += count;
    }
    return GzipMember.read(new ByteArrayInputStream(member));
  }

  /**
   * Packs a segment.
   *
   * @return where each member starts, and the end
   */
  static long[] pack(InputStream from, OutputStream to) throws IOException {
    LongArrayList members = new LongArrayList();
    long at = 0;
    byte[] block = from.readNBytes(BLOCK);
    while (block.length > 0) {
      byte[] member = GzipMember.pack(block);
      members.add(at);
      to.write(member);
      at += member.length;
      block = from.readNBytes(BLOCK);
    }
    members.add(at);
    return members.toArray();
  }

  @Override
  public void close() throws IOException {
    packed.close();
  }
}
