package dev.matchbook.store.file;

import dev.matchbook.core.store.StoreException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a catalog to what the files say.
 *
 * <p>Of closed segments only the checksum of the file is computed, and index and state are mapped
 * and read; the last segment is read line by line. What is missing or damaged of indexes and states
 * is made again. Damage of a segment is <i>corrupt</i>; an unfinished batch at the very end is cut.
 */
final class Opening {
  private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);
  private static final int BLOCK = 1 << 16;

  private final String store;
  private final SegmentNames names;
  private final Catalog catalog;
  private final Maintenance maintenance;
  private final Disk disk;
  private int stateNumber;
  private String hash = HashChain.START;
  private LiveRows active;
  private ScannedSegment last;

  Opening(String store, SegmentNames names, Catalog catalog, Maintenance maintenance, Disk disk) {
    this.store = store;
    this.names = names;
    this.catalog = catalog;
    this.maintenance = maintenance;
    this.disk = disk;
  }

  /** The hash with which the last whole batch ends. */
  String hash() {
    return hash;
  }

  /** The segment to go on with; null where there is none yet. */
  LiveRows active() {
    return active;
  }

  /** What was found in it. */
  ScannedSegment last() {
    return last;
  }

  void run() throws IOException {
    names.removeUnfinished();
    List<Integer> numbers = numbers();
    if (numbers.isEmpty()) {
      return;
    }
    List<Integer> closed = numbers.subList(0, numbers.size() - 1);
    Map<Integer, IndexFile> indexes = indexes(closed);
    restoreState(closed);
    for (int number : closed) {
      closed(number, indexes.get(number));
    }
    openLast(numbers.get(numbers.size() - 1));
  }

  private List<Integer> numbers() throws IOException {
    try {
      return names.all();
    } catch (BadLineException e) {
      throw StoreException.corrupt(store, e.getMessage(), e);
    }
  }

  /** Those that are sound and fit the segment file. */
  private Map<Integer, IndexFile> indexes(List<Integer> closed) throws IOException {
    Map<Integer, IndexFile> indexes = new ConcurrentHashMap<>();
    try {
      closed.parallelStream()
          .forEach(
              number -> {
                try {
                  IndexFile index = index(number);
                  if (index != null) {
                    indexes.put(number, index);
                  }
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return indexes;
  }

  private IndexFile index(int number) throws IOException {
    Path path = names.of(number, SegmentNames.INDEX);
    if (!Files.exists(path)) {
      return null;
    }
    Path segment = names.segment(number);
    IndexFile index = IndexFile.read(path, new PlainSegment(number, segment, disk));
    boolean packed = !segment.equals(names.plain(number));
    if (index == null || packed != index.members().limit() > 0) {
      return null;
    }
    long[] sum = FileSum.of(segment);
    return sum[0] == index.fileBytes() && sum[1] == index.fileCrc() ? index : null;
  }

  private void restoreState(List<Integer> closed) throws IOException {
    for (int i = closed.size() - 1; i >= 0; i--) {
      Path path = names.of(closed.get(i), SegmentNames.STATE);
      StateFile state = Files.exists(path) ? StateFile.read(path) : null;
      if (state != null && isEndOf(closed.get(i), state)) {
        stateNumber = closed.get(i);
        catalog.restore(state);
        return;
      }
    }
  }

  /** The next segment says which history came before it. */
  private boolean isEndOf(int number, StateFile state) throws IOException {
    try {
      return header(number + 1).previous().equals(state.hash());
    } catch (BadLineException | ZipException e) {
      LOG.debug("{}: segment {} does not say what it goes on from", store, number + 1, e);
      return false;
    }
  }

  private void closed(int number, IndexFile index) throws IOException {
    if (index != null && number <= stateNumber) {
      requireLink(number);
      catalog.add(index.run());
      hash = index.hash();
      return;
    }
    LiveRows rows = catalog.newRows(null);
    boolean isNews = number > stateNumber;
    ScannedSegment scanned =
        scan(number, batch -> catalog.note(batch, rows.columns, number, isNews));
    if (scanned.damage() != null) {
      throw corrupt(number, scanned.damage());
    }
    hash = scanned.hash();
    catalog.add(index != null ? index.run() : makeIndex(number, rows));
  }

  private IndexRun makeIndex(int number, LiveRows rows) throws IOException {
    Path segment = names.segment(number);
    LOG.info("{}: index of segment {} is made again", store, number);
    if (!segment.equals(names.plain(number))) {
      unpack(number, segment);
    }
    long[] sum = FileSum.of(names.plain(number));
    IndexRun run =
        IndexBuilder.build(rows.columns, new PlainSegment(number, names.plain(number), disk));
    return maintenance.keep(new IndexFile(run, sum[0], sum[1], hash, LongBuffer.wrap(new long[0])));
  }

  /** Where the members of a packed segment start is lost with its index. */
  private void unpack(int number, Path packed) throws IOException {
    Path unfinished = Path.of(names.plain(number) + SegmentNames.UNFINISHED);
    try (InputStream in = open(packed);
        FileChannel channel =
            disk.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BLOCK);
      in.transferTo(out);
      out.flush();
      channel.force(false);
    }
    Files.move(unfinished, names.plain(number), StandardCopyOption.ATOMIC_MOVE);
    disk.forceNames(names.directory());
    Files.delete(packed);
  }

  private void requireLink(int number) throws IOException {
    if (!header(number).previous().equals(hash)) {
      throw corrupt(number, new Damage(1, "the hash chain does not go on here", false));
    }
  }

  private SegmentHeader header(int number) throws IOException {
    try (InputStream in = open(names.segment(number))) {
      LineSource lines = new LineSource(in);
      lines.next();
      return SegmentHeader.read(lines.buffer(), lines.offset(), lines.length());
    }
  }

  private void openLast(int number) throws IOException {
    Path path = names.plain(number);
    if (!Files.exists(path)) {
      throw StoreException.corrupt(
          store, path.getFileName() + " is missing, but not its packed form", null);
    }
    active = catalog.newRows(new PlainSegment(number, path, disk));
    catalog.add(active);
    last = scan(number, catalog::apply);
    Damage damage = last.damage();
    if (damage != null && !damage.isTail()) {
      throw corrupt(number, damage);
    }
    hash = last.hash();
  }

  private ScannedSegment scan(int number, RowCollector.Target target) throws IOException {
    Path path = names.segment(number);
    try (InputStream in = open(path)) {
      return new SegmentScan(in, new RowCollector(target)).run(number, hash);
    } catch (ZipException e) {
      throw StoreException.corrupt(store, path.getFileName() + ": " + e.getMessage(), e);
    }
  }

  private InputStream open(Path path) throws IOException {
    InputStream in =
        new BufferedInputStream(
            Channels.newInputStream(disk.open(path, StandardOpenOption.READ)), BLOCK);
    return path.toString().endsWith(SegmentNames.PACKED) ? new GzipMembers(in) : in;
  }

  /** CRC-32C of the first bytes of the last segment. */
  CRC32C crc(long bytes) throws IOException {
    CRC32C crc = new CRC32C();
    byte[] block = new byte[BLOCK];
    long at = 0;
    while (at < bytes) {
      int read = active.segment.read(at, block, (int) Math.min(BLOCK, bytes - at));
      if (read < 0) {
        throw new IOException("the last segment has become shorter");
      }
      crc.update(block, 0, read);
      at += read;
    }
    return crc;
  }

  private StoreException corrupt(int number, Damage damage) {
    return StoreException.corrupt(
        store,
        names.segment(number).getFileName() + " line " + damage.line() + ": " + damage.what(),
        null);
  }
}
