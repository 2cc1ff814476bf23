package dev.matchbook.store.file;

import java.io.IOException;
import java.io.UncheckedIOException;
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
  private static final Pattern DERIVED = Pattern.compile("(\\d{9})\\.(index|state)");
  private static final Pattern TEMPORARY =
      Pattern.compile("\\d{9}\\.(ndjson|ndjson\\.gz|index|state)\\.tmp");

  private final Path directory;

  SegmentNames(Path directory) {
    this.directory = directory;
  }

  Path directory() {
    return directory;
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
   * @throws BadLineException if one is missing between others, or behind one that has an index: the
   *     next one was begun before that was written
   */
  List<Integer> all() throws IOException {
    // in this order: what is begun in the meantime must not look as if it were missing
    TreeSet<Integer> derived = numbers(DERIVED);
    TreeSet<Integer> numbers = numbers(SEGMENT);
    int expected = 1;
    for (int number : numbers) {
      if (number != expected++) {
        throw missing(expected - 1);
      }
    }
    if (!derived.isEmpty() && derived.last() >= numbers.size()) {
      throw missing(numbers.size() + 1);
    }
    return new ArrayList<>(numbers);
  }

  private BadLineException missing(int number) {
    return new BadLineException(plain(number).getFileName() + " is missing");
  }

  private TreeSet<Integer> numbers(Pattern pattern) throws IOException {
    TreeSet<Integer> numbers = new TreeSet<>();
    for (Path file : files()) {
      Matcher matcher = pattern.matcher(file.getFileName().toString());
      if (matcher.matches()) {
        numbers.add(Integer.parseInt(matcher.group(1)));
      }
    }
    return numbers;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Takes away what was being written when a process died. */
  void removeUnfinished() throws IOException {
    for (Path file : files()) {
      if (TEMPORARY.matcher(file.getFileName().toString()).matches()) {
        Files.delete(file);
      }
    }
  }
}
