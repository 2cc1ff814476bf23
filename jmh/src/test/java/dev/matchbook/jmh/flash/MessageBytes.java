package dev.matchbook.jmh.flash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPOutputStream;

/** Messages of tests, and the bytes of a file with them. */
public final class MessageBytes {
  private static final int BUY = 0;
  private static final int SELL = 1;

  private final ByteArrayOutputStream records = new ByteArrayOutputStream();
  private int count;

  /** A new limit order that buys. */
  public MessageBytes buy(long id, long qty, long price) {
    return record(Messages.NEW, BUY, 0, qty, id, price);
  }

  /** A new limit order that sells. */
  public MessageBytes sell(long id, long qty, long price) {
    return record(Messages.NEW, SELL, 0, qty, id, price);
  }

  /** A new IOC order that buys. */
  public MessageBytes buyNow(long id, long qty, long price) {
    return record(Messages.NEW, BUY, 1, qty, id, price);
  }

  /** A new IOC order that sells. */
  public MessageBytes sellNow(long id, long qty, long price) {
    return record(Messages.NEW, SELL, 1, qty, id, price);
  }

  /** A cancel, which has neither the side nor the price of what it names. */
  public MessageBytes cancel(long id) {
    return record(Messages.CANCEL, BUY, 0, 0, id, 0);
  }

  /** A modify, which does not have the side of what it names. */
  public MessageBytes modify(long id, long qty, long price) {
    return record(Messages.MODIFY, BUY, 0, qty, id, price);
  }

  MessageBytes record(int type, int side, int ioc, long qty, long id, long price) {
    records.writeBytes(
        littleEndian(MessageFile.RECORD_BYTES)
            .put((byte) type)
            .put((byte) side)
            .put((byte) ioc)
            .put((byte) 0)
            .putInt((int) qty)
            .putLong(count++)
            .putLong(id)
            .putLong(price)
            .array());
    return this;
  }

  /** The file. */
  public byte[] file() {
    byte[] body = records.toByteArray();
    return littleEndian(MessageFile.HEADER_BYTES + body.length)
        .putLong(MessageFile.MAGIC)
        .putInt(MessageFile.VERSION)
        .putInt(count)
        .put(body)
        .array();
  }

  /** The file, packed. */
  byte[] gzip() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(file());
    }
    return packed.toByteArray();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
