package dev.matchbook.jmh.flash;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is not what it must be; the message names the file and where it goes wrong. */
public final class FlashFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * A fault of the file's content.
   *
   * @param offset of the first byte that is wrong or missing, from 0, of the unpacked file
   */
  FlashFileException(Path file, long offset, String what) {
    super(file + ": byte " + offset + ": " + what);
  }
}
