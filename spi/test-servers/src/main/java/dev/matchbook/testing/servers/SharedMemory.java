package dev.matchbook.testing.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The few bytes of System V memory that a killed PostgreSQL leaves; systems have few such pieces.
 */
final class SharedMemory {
  private static final int LINE = 6;

  private SharedMemory() {}

  /**
   * Gives back the memory of a server that ended just now, if its postmaster.pid is still there.
   */
  static void release(Path postmasterPid) {
    try {
      List<String> lines = Files.readAllLines(postmasterPid);
      String[] keyAndId = lines.size() > LINE ? lines.get(LINE).strip().split(" +") : new String[0];
      if (keyAndId.length == 2) {
        new ProcessBuilder("ipcrm", "-m", keyAndId[1])
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor(10, TimeUnit.SECONDS);
      }
    } catch (IOException noFileOrNoProgram) {
      return;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
