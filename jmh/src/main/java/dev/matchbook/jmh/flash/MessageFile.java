package dev.matchbook.jmh.flash;

import dev.matchbook.jmh.book.Engines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * A file of messages, plain or packed by gzip, which its first bytes tell.
 *
 * <pre>
 *   header   u64 magic, u32 version, u32 count
 *   record   u8 type, u8 side, u8 ioc, u8 pad, u32 quantity, u64 sequence number from 0,
 *            u64 order id, i64 price, i64 reserved
 * </pre>
 *
 * <p>All little-endian. Pad and reserved may be anything; whatever else is not so is refused.
 */
public final class MessageFile {
  /** The first eight bytes: {@code 100_WBEM}. */
  static final long MAGIC = 0x4d45_4257_5f30_3031L;

  static final int VERSION = 1;
  static final int HEADER_BYTES = 16;
  static final int RECORD_BYTES = 40;

  private static final int BLOCK_RECORDS = 1 << 10;

  private final Path file;
  private final Unpacked in;
  private final byte[] bytes = new byte[RECORD_BYTES * BLOCK_RECORDS];
  private final ByteBuffer block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

  private MessageFile(Path file, Unpacked in) {
    this.file = file;
    this.in = in;
  }

  /**
   * Reads a file whole; its cancels and modifies get the side and price of what they name.
   *
   * @throws FlashFileException if it is not such a file
   */
  public static Messages read(Path file) throws IOException {
    try (Unpacked in = Unpacked.open(file)) {
      MessageFile messageFile = new MessageFile(file, in);
      Messages messages = messageFile.messages(messageFile.count());
      if (NamedOrders.resolve(messages)) {
        messageFile.refuseTakenIds(messages);
      }
      return messages;
    }
  }

  private int count() throws IOException {
    if (in.fill(bytes, HEADER_BYTES) < HEADER_BYTES) {
      throw fault(in.offset(), "the file ends inside its header");
    }
    if (block.getLong(0) != MAGIC) {
      throw fault(0, "not a flash1 order file: magic " + hex(block.getLong(0)));
    }
    if (block.getInt(8) != VERSION) {
      throw fault(8, "version " + Integer.toUnsignedString(block.getInt(8)) + " is not known");
    }
    long count = Integer.toUnsignedLong(block.getInt(12));
    if (count > Messages.MAX_COUNT) {
      throw fault(12, count + " messages are more than " + Messages.MAX_COUNT);
    }
    return (int) count;
  }

  private Messages messages(int count) throws IOException {
    Messages messages = new Messages(Math.min(count, 1 << 21));
    while (messages.count() < count) {
      int records = Math.min(BLOCK_RECORDS, count - messages.count());
      int whole = in.fill(bytes, RECORD_BYTES * records) / RECORD_BYTES;
      for (int i = 0; i < whole; i++) {
        add(messages, RECORD_BYTES * i);
      }
      if (whole < records) {
        throw fault(in.offset(), "the file ends at record " + messages.count() + " of " + count);
      }
    }
    if (in.fill(bytes, 1) > 0) {
      throw fault(offset(count), "the file goes on behind its " + count + " records");
    }
    return messages;
  }

  private void add(Messages messages, int at) throws FlashFileException {
    int due = messages.count();
    int type = field("type", 0, block.get(at), Messages.MODIFY, due);
    int side = field("side", 1, block.get(at + 1), 1, due);
    int ioc = field("ioc", 2, block.get(at + 2), 1, due);
    long qty = Integer.toUnsignedLong(block.getInt(at + 4));
    long seq = block.getLong(at + 8);
    if (seq != due) {
      String found = "sequence number " + Long.toUnsignedString(seq);
      throw fault(offset(due) + 8, found + " where " + due + " is due");
    }
    messages.add(type, side, ioc == 1, qty, block.getLong(at + 16), block.getLong(at + 24));
  }

  private int field(String name, int at, byte value, int max, int record)
      throws FlashFileException {
    int found = Byte.toUnsignedInt(value);
    if (found > max) {
      throw fault(offset(record) + at, name + " " + found + " is not known");
    }
    return found;
  }

  private void refuseTakenIds(Messages messages) throws FlashFileException {
    OptionalInt taken = NamedOrders.firstTaken(messages, Engines.TREEMAP::open);
    if (taken.isPresent()) {
      String id = Long.toUnsignedString(messages.id(taken.getAsInt()));
      String what = "new order " + id + ", but an order with this id still rests";
      throw fault(offset(taken.getAsInt()) + 16, what);
    }
  }

  private static long offset(int record) {
    return HEADER_BYTES + (long) RECORD_BYTES * record;
  }

  private static String hex(long magic) {
    return "%016x".formatted(magic);
  }

  private FlashFileException fault(long offset, String what) {
    return new FlashFileException(file, offset, what);
  }
}
