package dev.matchbook.store.postgres;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** All that is logged by anybody while this is open, down to the finest level. */
final class LogLines extends Handler implements AutoCloseable {
  private static final Logger ROOT = Logger.getLogger("");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Formatter formatter = new SimpleFormatter();
  private final Level before = ROOT.getLevel();

  LogLines() {
    setLevel(Level.ALL);
    ROOT.addHandler(this);
    ROOT.setLevel(Level.ALL);
  }

  /** Each with the stack traces that it came with. */
  List<String> all() {
    return lines;
  }

  /** An exception as a log shows it: messages of all causes and of what was suppressed. */
  static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(formatter.format(line));
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    ROOT.setLevel(before);
    ROOT.removeHandler(this);
  }
}
