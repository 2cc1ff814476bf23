package dev.matchbook.examples;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a person on standard error how far a file has been read, how fast and how much longer. */
final class Progress implements AutoCloseable {
  private static final int UPDATE_MILLIS = 200;
  private static final int DEFAULT_COLUMNS = 80;
  private static final long KILOBYTE = 1_000;
  private static final long MEGABYTE = 1_000_000;
  private static final long LARGE_BYTES = 10 * MEGABYTE;

  private final PrintStream err;
  private final ProgressBar bar;

  private Progress(PrintStream err, ProgressBar bar) {
    this.err = err;
    this.bar = bar;
  }

  /**
   * Whether there is a person to show it to: standard error is a terminal.
   *
   * @param printsEvents whether events go to standard output: on the same terminal as the bar, they
   *     would break it, and are progress enough
   */
  static boolean isWelcome(boolean printsEvents, Stdio stdio) {
    Terminals terminals = stdio.terminals();
    return terminals.isTerminal(Terminals.ERR)
        && !(printsEvents && terminals.isTerminal(Terminals.OUT));
  }

  /**
   * Begins to show it.
   *
   * @param bytes how many there are
   */
  static Progress start(long bytes, Stdio stdio) {
    boolean large = bytes >= LARGE_BYTES;
    boolean blocks = stdio.canShow("│█▏▎▍▌▋▊▉");
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("run")
            .setInitialMax(bytes)
            .setUnit(large ? " MB" : " kB", large ? MEGABYTE : KILOBYTE)
            .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setStyle(blocks ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
            .setConsumer(new Line(stdio))
            .build();
    return new Progress(stdio.err(), bar);
  }

  /** Shows that so many bytes have been read. */
  void stepTo(long bytes) {
    bar.stepTo(bytes);
  }

  /** Leaves the bar as it is and goes to the next line. */
  @Override
  public void close() {
    bar.close();
    err.println();
  }

  /** The terminal's line. A bar that is closed at once would not end it; so it never does. */
  private static final class Line extends ConsoleProgressBarConsumer {
    private Line(Stdio stdio) {
      super(stdio.err(), columns(stdio) - 1);
    }

    private static int columns(Stdio stdio) {
      int columns = stdio.terminals().columns(Terminals.ERR);
      return columns > 0 ? columns : DEFAULT_COLUMNS;
    }

    @Override
    public void close() {}
  }
}
