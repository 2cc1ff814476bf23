package dev.matchbook.examples;

import org.jline.terminal.spi.SystemStream;

/** Knows which of the standard streams is a terminal. Asking may start a process. */
interface Terminals {
  /** Standard output. */
  SystemStream OUT = SystemStream.Output;

  /** Standard error. */
  SystemStream ERR = SystemStream.Error;

  /** Whether the stream is a terminal. */
  boolean isTerminal(SystemStream stream);

  /** Width of the stream's terminal; 0 or less where it is not known. */
  int columns(SystemStream stream);
}
