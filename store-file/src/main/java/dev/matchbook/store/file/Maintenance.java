package dev.matchbook.store.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.LongBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done for a segment once it is closed, in the background: its index, the state at its end,
 * compression. All of it can be made again from the segments: where it fails it is logged and left
 * for the next opening.
 */
final class Maintenance implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);

  /** Segments that may wait: the writer is held up then. */
  private static final int PENDING = 1;

  private static final int BLOCK = 1 << 16;

  private final SegmentNames names;
  private final Catalog catalog;
  private final Compression compression;
  private final Disk disk;
  private final Semaphore room = new Semaphore(PENDING);
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread worker = new Thread(task, "matchbook-file-maintenance");
            worker.setDaemon(true);
            return worker;
          });

  Maintenance(SegmentNames names, Catalog catalog, Compression compression, Disk disk) {
    this.names = names;
    this.catalog = catalog;
    this.compression = compression;
    this.disk = disk;
  }

  /**
   * Does it for a segment soon; waits where too many are waiting.
   *
   * @param rows of the segment; no more will come
   * @param state at its end
   */
  void closed(LiveRows rows, long bytes, long crc, String hash, StateFile state) {
    room.acquireUninterruptibly();
    thread.execute(
        () -> {
          try {
            finish(rows, bytes, crc, hash, state);
          } catch (IOException | RuntimeException | Error e) {
            LOG.warn("segment {} stays without index: {}", rows.segment.number(), e.toString());
          } finally {
            room.release();
          }
        });
  }

  private void finish(LiveRows rows, long bytes, long crc, String hash, StateFile state)
      throws IOException {
    int number = rows.segment.number();
    IndexRun run = IndexBuilder.build(rows.columns, rows.segment);
    catalog.index(run);
    catalog.index(keep(new IndexFile(run, bytes, crc, hash, LongBuffer.wrap(new long[0]))));
    state.write(names.of(number, SegmentNames.STATE), disk);
    Files.deleteIfExists(names.of(number - 2, SegmentNames.STATE));
  }

  /** Writes an index, of the segment packed if that is wanted, and opens what was written. */
  IndexRun keep(IndexFile index) throws IOException {
    int number = index.run().segment().number();
    Path plain = names.plain(number);
    IndexFile kept = compression == Compression.GZIP ? packed(index, plain) : index;
    Path path = names.of(number, SegmentNames.INDEX);
    kept.write(path, disk);
    SegmentFile segment = index.run().segment();
    if (kept != index) {
      if (segment instanceof PlainSegment old) {
        old.hold();
      }
      // only now is everything there that the packed file needs
      disk.forceNames(names.directory());
      Files.delete(plain);
      segment = new PlainSegment(number, names.segment(number), disk);
    }
    IndexFile read = IndexFile.read(path, segment);
    if (read == null) {
      throw new IOException(path.getFileName() + " cannot be read back");
    }
    return read.run();
  }

  private IndexFile packed(IndexFile index, Path plain) throws IOException {
    int number = index.run().segment().number();
    Path path = names.of(number, SegmentNames.PACKED);
    Path unfinished = Path.of(path + SegmentNames.UNFINISHED);
    long[] members;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(plain), BLOCK);
        FileChannel channel =
            disk.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BLOCK);
      members = GzipSegment.pack(in, out);
      out.flush();
      channel.force(false);
    }
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    long[] sum = FileSum.of(path);
    return new IndexFile(index.run(), sum[0], sum[1], index.hash(), LongBuffer.wrap(members));
  }

  /** Finishes what waits. */
  @Override
  public void close() {
    thread.shutdown();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = thread.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
