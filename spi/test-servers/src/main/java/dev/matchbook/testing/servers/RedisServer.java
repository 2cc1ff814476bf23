package dev.matchbook.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * A real Redis for tests: one that we start, or one that the environment names.
 *
 * <p>A server that we started listens on 127.0.0.1 only. It ends with the JVM if nobody closes it
 * before; if the JVM is killed, the next one that uses this class ends it. All methods may be
 * called from any thread, one at a time is served.
 */
public final class RedisServer implements AutoCloseable {
  /**
   * The environment variable that names a running server for {@link #shared()}, as {@code
   * redis://…}. Tests must not take it for empty.
   */
  public static final String URL_VARIABLE = "MATCHBOOK_TEST_REDIS_URL";

  private static final int DEFAULT_PORT = 6379;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String ONLY_WE_ASK = "connected_clients:1\r";

  private static RedisServer shared;

  private final URI uri;
  private final ServerDirectory directory;
  private final ServerProcess process;
  private final boolean isShared;
  private boolean isKept;
  private boolean closed;

  private RedisServer(URI uri, ServerDirectory directory, ServerProcess process, boolean isShared) {
    this.uri = uri;
    this.directory = directory;
    this.process = process;
    this.isShared = isShared;
  }

  /**
   * The server of this JVM, started at first use and without persistence; the one that {@link
   * #URL_VARIABLE} names if it is set. It stays for the whole JVM: closing it does nothing, and it
   * cannot be killed or frozen.
   *
   * @throws IllegalStateException if it does not start; with the end of its log
   */
  public static synchronized RedisServer shared() {
    if (shared == null) {
      String foreign = System.getenv(URL_VARIABLE);
      shared =
          foreign == null || foreign.isBlank()
              ? start(true, FreePort::find)
              : new RedisServer(URI.create(foreign), null, null, true);
    }
    return shared;
  }

  /**
   * Starts a server of the caller's own, never the one of the environment.
   *
   * @param arguments of {@code redis-server}, as {@code "--appendonly", "yes"}, which come before
   *     our own: nothing is kept on disk if not asked for
   * @throws IllegalStateException if it does not start; with the end of its log
   */
  public static RedisServer start(String... arguments) {
    return start(false, FreePort::find, arguments);
  }

  /** Starts one whose data stay, or one as {@link #start} does where that is null. */
  static RedisServer start(KeptData kept, String... arguments) {
    return start(false, FreePort::find, kept, arguments);
  }

  static RedisServer start(boolean isShared, IntSupplier ports, String... arguments) {
    return start(isShared, ports, null, arguments);
  }

  private static RedisServer start(
      boolean isShared, IntSupplier ports, KeptData kept, String... arguments) {
    List<String> given = List.of(arguments);
    String program = RedisBinary.get().toString();
    ServerDirectory directory = ServerHome.get().newDirectory("redis");
    ServerProcess process =
        new ServerProcess("Redis", directory, port -> command(program, directory, port, given));
    try {
      if (kept == null) {
        Files.createDirectory(directory.data());
      } else {
        kept.linkRedis(directory);
      }
      process.startOnFreePort(ports, pid -> isReady(directory, process.port(), pid));
    } catch (IOException failed) {
      directory.delete();
      throw new UncheckedIOException(failed);
    } catch (RuntimeException failed) {
      directory.delete();
      throw failed;
    }
    URI uri = URI.create("redis://127.0.0.1:" + process.port());
    RedisServer server = new RedisServer(uri, directory, process, isShared);
    server.isKept = kept != null;
    AtExit.close(isShared ? server::end : server);
    return server;
  }

  private static List<String> command(
      String program, ServerDirectory directory, int port, List<String> given) {
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(List.of("--dir", directory.data().toString()));
    command.addAll(List.of("--pidfile", pidFile(directory).toString()));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--bind", "127.0.0.1"));
    // Its command line names its directory: so it is found after its JVM was killed.
    command.addAll(List.of("--set-proc-title", "no"));
    command.addAll(List.of("--save", "", "--appendonly", "no"));
    command.addAll(given);
    return command;
  }

  private static Path pidFile(ServerDirectory directory) {
    return directory.path().resolve("redis.pid");
  }

  /** The server writes the file when it listens, and then may still be loading. */
  private static boolean isReady(ServerDirectory directory, int port, int pid) {
    try {
      String written = Files.readString(pidFile(directory)).strip();
      Optional<String> answer =
          written.equals(Integer.toString(pid))
              ? RespConnection.ask(port, "PING")
              : Optional.empty();
      return answer.isPresent() && !answer.get().startsWith("-LOADING");
    } catch (IOException notYet) {
      return false;
    }
  }

  /** {@code redis://127.0.0.1:port}, or what the environment names. */
  public String uri() {
    return uri.toString();
  }

  /** The host's name or address. */
  public String host() {
    return uri.getHost();
  }

  /** The port, which stays the same when the server is restarted. */
  public int port() {
    return uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
  }

  /**
   * The number of the server's process.
   *
   * @throws IllegalStateException if the server is not ours
   */
  public synchronized int pid() {
    if (process == null) {
      throw new IllegalStateException("the server of " + URL_VARIABLE + " is not ours");
    }
    return process.pid();
  }

  /**
   * Ends the server at once by SIGKILL; returns when it is gone. Its files stay.
   *
   * @throws IllegalStateException if the server is shared
   */
  public synchronized void kill() {
    own().kill();
  }

  /**
   * Starts a killed server again, with the same files, port and arguments; returns when it has
   * loaded what it kept.
   *
   * @throws IllegalStateException if it runs or does not start
   */
  public synchronized void restart() {
    own().start(pid -> isReady(directory, process.port(), pid));
  }

  /** Stops the server where it is by SIGSTOP; connections stay open. */
  public synchronized void freeze() {
    own().freeze();
  }

  /** Lets a frozen server go on; one that is not frozen is left alone. */
  public synchronized void thaw() {
    own().thaw();
  }

  /**
   * Returns when no client is connected, and so nothing is left that one of them asked.
   *
   * @throws IllegalStateException if there are clients after ten seconds, or the server is shared
   */
  public synchronized void awaitNoClients() {
    own();
    Await.until(
        () -> RespConnection.ask(port(), "INFO", "clients").orElse("").contains(ONLY_WE_ASK),
        PATIENCE,
        () -> "Redis has clients");
  }

  /** Ends the server and deletes its files; again is no error. The shared one is left alone. */
  @Override
  public synchronized void close() {
    if (!isShared) {
      end();
    }
  }

  private synchronized void end() {
    if (!closed) {
      closed = true;
      endProcess();
      directory.delete();
      // not before: a JVM that is told to end meanwhile waits for this
      AtExit.forget(this);
    }
  }

  private void endProcess() {
    if (isKept) {
      process.end("TERM");
    } else {
      process.kill();
    }
  }

  private ServerProcess own() {
    if (isShared || closed) {
      throw new IllegalStateException(
          closed ? "the server is closed" : "the shared server is for all tests: start() your own");
    }
    return process;
  }
}
