package dev.matchbook.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens what is written, so that tests can let it fail as disks do. */
interface Disk {
  /** The real one. */
  Disk REAL = FileChannel::open;

  FileChannel open(Path path, OpenOption... options) throws IOException;

  /** Forces the names in a directory, so that a crash finds the files that were made there. */
  default void forceNames(Path directory) throws IOException {
    try (FileChannel channel = open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
