package dev.matchbook.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A closed store with a flow in it, of which tests damage copies. */
final class History {
  private final Flow flow;
  private final UnaryOperator<FileSettings> settings;
  private final Path directory;

  /** Writes the flow into segments as small as they can be. */
  History(Path directory, Flow flow, UnaryOperator<FileSettings> settings) {
    this.directory = directory;
    this.flow = flow;
    this.settings = settings;
    try (FileStore store = open(directory)) {
      flow.commitRest(store);
    }
  }

  FileStore open(Path in) {
    FileSettings small = FileSettings.in(in).segmentBytes(FileSettings.MIN_SEGMENT);
    return FileStore.open(settings.apply(small), FaultDisk.quick(), 64);
  }

  Flow flow() {
    return flow;
  }

  Path directory() {
    return directory;
  }

  /** A copy beside it. */
  Path copy(String name) throws IOException {
    Path copy = directory.resolveSibling(name);
    if (Files.exists(copy)) {
      Directories.delete(copy);
    }
    Directories.copy(directory, copy);
    return copy;
  }

  /** The files of segments in a directory, oldest first. */
  static List<Path> segments(Path directory) throws IOException {
    return Directories.files(directory).stream()
        .filter(file -> file.toString().contains(SegmentNames.PLAIN))
        .toList();
  }

  /** The segment that is written last. */
  static Path active(Path directory) throws IOException {
    List<Path> segments = segments(directory);
    return segments.get(segments.size() - 1);
  }

  /** Where each batch of a segment ends, the first line counted as one. */
  static List<Integer> ends(byte[] segment) {
    List<Integer> ends = new ArrayList<>();
    int line = 0;
    for (int at = 0; at < segment.length; at++) {
      if (segment[at] == '\n') {
        if (EndLine.ends(segment, line, at - line)) {
          ends.add(at + 1);
        }
        line = at + 1;
      }
    }
    return ends;
  }

  /** In which line a byte is, from 1; an LF belongs to the line it ends. */
  static int line(byte[] segment, int position) {
    int line = 1;
    for (int at = 0; at < position; at++) {
      line += segment[at] == '\n' ? 1 : 0;
    }
    return line;
  }
}
