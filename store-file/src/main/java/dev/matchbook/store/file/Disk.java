package dev.matchbook.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** Opens what is written, so that tests can let it fail as disks do. */
interface Disk {
  /** The real one. */
  Disk REAL = FileChannel::open;

  FileChannel open(Path path, OpenOption... options) throws IOException;
}
