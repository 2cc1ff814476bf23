package dev.matchbook.testing.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.SQLException;

/**
 * Starts PostgreSQL and Redis by hand, for whoever has neither, and prints the environment that
 * names them as lines for a POSIX shell, {@code export DATABASE_PORT=12345} each.
 *
 * <pre>
 * java -cp jmh/target/benchmarks.jar dev.matchbook.testing.servers.ServersMain --help
 * </pre>
 *
 * <p>Both are durable: what they have acknowledged is there after a kill. They run until the
 * standard input ends or the process is told to end (SIGTERM, SIGINT); then they are stopped and
 * their files deleted, unless {@code --dir} names a directory that keeps the data.
 *
 * <p>Exit codes: 0 at the end of the input and after {@code --help}; 1 if a server does not start;
 * 2 for an option that is not known.
 */
public final class ServersMain {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private ServersMain() {}

  /**
   * Starts the servers, prints their environment and waits for the end of the input.
   *
   * @param args as {@code --help} says
   */
  public static void main(String[] args) {
    int code = run(args, System.in, System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  private static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    ServersOptions options;
    try {
      options = ServersOptions.parse(args);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage() + "; --help says what there is");
      return MISUSED;
    }
    if (options.help()) {
      out.print(ServersOptions.USAGE);
      return 0;
    }
    try (HandServers servers = HandServers.start(options)) {
      servers.environment().forEach((name, value) -> out.println(ShellLine.export(name, value)));
      out.flush();
      err.println("running until the input ends (Ctrl-D) or Ctrl-C");
      awaitEnd(in);
      return 0;
    } catch (IOException | SQLException | RuntimeException e) {
      err.println("the servers failed: " + e.getMessage());
      return FAILED;
    }
  }

  /** An input that cannot be read has ended too. */
  private static void awaitEnd(InputStream in) {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException closed) {
      return;
    }
  }
}
