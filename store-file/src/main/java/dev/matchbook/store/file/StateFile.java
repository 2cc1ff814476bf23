package dev.matchbook.store.file;

import dev.matchbook.core.store.Checkpoint;
import dev.matchbook.core.store.MarketState;
import dev.matchbook.core.store.StoredNonce;
import dev.matchbook.spi.json.LineBuffer;
import dev.matchbook.spi.json.Row;
import dev.matchbook.spi.json.RowReader;
import dev.matchbook.spi.json.RowWriter;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What a store was at the end of a segment, so that opening reads only the segments behind it:
 * markets, checkpoint, nonces, where the open orders and settlements are. It holds nothing that
 * could not be made again.
 *
 * <pre>
 * magic, hash with which the segment ends (32 bytes), commands, seq, ts, orderId, tradeId,
 * greatest orderId, greatest tradeId, bytes of markets, markets as NDJSON, bytes of nonces, nonces
 * as NDJSON, open orders, open settlements, CRC-32C of all before</pre>
 *
 * <p>A file of another format is as none.
 *
 * @param hash with which the segment ends; so it is known of which history this is the state
 * @param checkpoint of the last batch
 * @param maxOrderId the greatest of all rows
 * @param maxTradeId the greatest of all rows
 * @param markets by index
 * @param nonces by {@code seq}
 * @param open where the open orders are
 * @param settled where the open settlements are
 */
record StateFile(
    String hash,
    Checkpoint checkpoint,
    long maxOrderId,
    long maxTradeId,
    List<MarketState> markets,
    List<StoredNonce> nonces,
    OpenTable open,
    OpenSettled settled) {
  private static final long MAGIC = 0x4D42_5354_4154_0004L;
  private static final int HASH_BYTES = 32;

  /** Writes it as a file, not forced: {@link SummedOutput#file}. */
  void write(Path path, Disk disk) throws IOException {
    SummedOutput.file(path, disk, this::write);
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeLong(MAGIC);
    out.write(HexFormat.of().parseHex(hash));
    out.writeLong(checkpoint.commands());
    out.writeLong(checkpoint.seq());
    out.writeLong(checkpoint.ts());
    out.writeLong(checkpoint.orderId());
    out.writeLong(checkpoint.tradeId());
    out.writeLong(maxOrderId);
    out.writeLong(maxTradeId);
    LineBuffer lines = new LineBuffer();
    RowWriter writer = new RowWriter(lines);
    markets.forEach(writer::market);
    out.writeInt(lines.length());
    lines.writeTo(out);
    lines.clear();
    nonces.forEach(writer::nonce);
    out.writeInt(lines.length());
    lines.writeTo(out);
    open.write(out);
    settled.write(out);
  }

  /**
   * Reads a file.
   *
   * @return null where it is none, or damaged
   */
  static StateFile read(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int end = bytes.length - Long.BYTES;
    if (end < 9 * Long.BYTES + HASH_BYTES
        || crc(bytes, end) != ByteBuffer.wrap(bytes).getLong(end)
        || ByteBuffer.wrap(bytes).getLong() != MAGIC) {
      return null;
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, Long.BYTES, end));
    String hash = HexFormat.of().formatHex(in.readNBytes(HASH_BYTES));
    Checkpoint checkpoint =
        new Checkpoint(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    long maxOrderId = in.readLong();
    long maxTradeId = in.readLong();
    List<MarketState> markets = new ArrayList<>();
    List<StoredNonce> nonces = new ArrayList<>();
    rows(in.readNBytes(in.readInt()), markets, nonces);
    rows(in.readNBytes(in.readInt()), markets, nonces);
    OpenTable open = OpenTable.read(in);
    OpenSettled settled = OpenSettled.read(in);
    return new StateFile(hash, checkpoint, maxOrderId, maxTradeId, markets, nonces, open, settled);
  }

  private static void rows(byte[] lines, List<MarketState> markets, List<StoredNonce> nonces)
      throws IOException {
    RowReader reader = new RowReader();
    int from = 0;
    for (int at = 0; at < lines.length; at++) {
      if (lines[at] == '\n') {
        Row row = reader.read(lines, from, at - from);
        if (row instanceof Row.MarketRow market) {
          markets.add(market.market());
        } else if (row instanceof Row.NonceRow nonce) {
          nonces.add(nonce.nonce());
        }
        from = at + 1;
      }
    }
  }

  private static long crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }
}
