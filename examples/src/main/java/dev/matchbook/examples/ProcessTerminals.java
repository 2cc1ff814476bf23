package dev.matchbook.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/**
 * The streams of this process. What is no file, pipe or {@code /dev/null} by Linux's {@code
 * /proc/self/fd} is left to the command {@code test -t}, which takes some tens of milliseconds.
 */
final class ProcessTerminals implements Terminals {
  private static final Path STREAMS = Path.of("/proc/self/fd");
  private static final Path NULL = Path.of("/dev/null");

  @Override
  public boolean isTerminal(SystemStream stream) {
    return mayBeTerminal(stream) && new ExecTerminalProvider().isSystemStream(stream);
  }

  @Override
  public int columns(SystemStream stream) {
    return new ExecTerminalProvider().systemStreamWidth(stream);
  }

  private static boolean mayBeTerminal(SystemStream stream) {
    Path path = STREAMS.resolve(Integer.toString(stream.ordinal()));
    try {
      Path target = Files.readSymbolicLink(path);
      return target.isAbsolute() && !target.equals(NULL) && !Files.isRegularFile(path);
    } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
      return true;
    }
  }
}
