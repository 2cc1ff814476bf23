package dev.matchbook.spi.json;

/**
 * Events on their way from the engine's callbacks to the printer: numbers and references side by
 * side, reused.
 *
 * <p>Why not print in the callback: the JIT compiler then builds the printing code into every place
 * of the engine that tells an event, again and again, which a run of some seconds on two cores pays
 * for: the tape took a tenth off it.
 */
final class EventTape {
  private static final int WORDS = 1 << 13;
  private static final int REFS = WORDS / 4;
  private static final int LARGEST = 32;

  private final long[] words = new long[WORDS];
  private final Object[] refs = new Object[REFS];
  private int wordEnd;
  private int refEnd;
  private int wordAt;
  private int refAt;

  /** Whether there might not be room for one more event. */
  boolean isFull() {
    return wordEnd + LARGEST > WORDS || refEnd + LARGEST > REFS;
  }

  EventTape put(long word) {
    words[wordEnd++] = word;
    return this;
  }

  EventTape put(Object ref) {
    refs[refEnd++] = ref;
    return this;
  }

  /** Whether something is left to be taken. */
  boolean hasNext() {
    return wordAt < wordEnd;
  }

  long next() {
    return words[wordAt++];
  }

  int nextInt() {
    return (int) words[wordAt++];
  }

  Object nextRef() {
    return refs[refAt++];
  }

  String nextText() {
    return (String) refs[refAt++];
  }

  /** Starts anew, when everything was taken. */
  void clear() {
    wordEnd = 0;
    refEnd = 0;
    wordAt = 0;
    refAt = 0;
  }
}
