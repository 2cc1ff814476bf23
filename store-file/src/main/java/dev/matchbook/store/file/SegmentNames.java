package dev.matchbook.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the files of a store are called: {@code 000000001.ndjson} and what belongs to it. */
final class SegmentNames {
  static final String PLAIN = ".ndjson";
  static final String PACKED = ".ndjson.gz";
  static final String INDEX = ".index";
  static final String STATE = ".state";
  static final String UNFINISHED = ".tmp";

  private static final Pattern SEGMENT = Pattern.compile("(\\d{9})\\.ndjson(\\.gz)?");

  private final Path directory;

  SegmentNames(Path directory) {
    this.directory = directory;
  }

  Path of(int number, String suffix) {
    return directory.resolve("%09d%s".formatted(number, suffix));
  }

  Path plain(int number) {
    return of(number, PLAIN);
  }

  /** The file of a closed segment, packed or not. */
  Path segment(int number) {
    Path plain = plain(number);
    return Files.exists(plain) ? plain : of(number, PACKED);
  }

  /**
   * Numbers of all segments, ascending.
   *
   * @throws BadLineException if one is missing between others
   */
  List<Integer> all() throws IOException {
    TreeSet<Integer> numbers = new TreeSet<>();
    try (Stream<Path> files = Files.list(directory)) {
      files.forEach(
          file -> {
            Matcher matcher = SEGMENT.matcher(file.getFileName().toString());
            if (matcher.matches()) {
              numbers.add(Integer.parseInt(matcher.group(1)));
            }
          });
    }
    int expected = 1;
    for (int number : numbers) {
      if (number != expected++) {
        throw new BadLineException(of(expected - 1, PLAIN).getFileName() + " is missing");
      }
    }
    return new ArrayList<>(numbers);
  }

  /** Takes away what was being written when a process died. */
  void removeUnfinished() throws IOException {
    List<Path> unfinished;
    try (Stream<Path> files = Files.list(directory)) {
      unfinished = files.filter(file -> file.toString().endsWith(UNFINISHED)).toList();
    }
    for (Path file : unfinished) {
      Files.delete(file);
    }
  }
}
