package dev.matchbook.testing.servers;

import java.time.Duration;
import java.util.Map;

/**
 * A real PostgreSQL for tests: one that we start, with commits durable ({@code fsync} and {@code
 * synchronous_commit} on) and passwords asked for (SCRAM), or one that the environment names.
 *
 * <p>A server that we started listens on 127.0.0.1 only. It ends with the JVM if nobody closes it
 * before; if the JVM is killed, the next one that uses this class ends it. All methods may be
 * called from any thread, one at a time is served.
 */
public final class PostgresServer implements AutoCloseable {
  /**
   * The environment variable that names a running server for {@link #shared()}: {@code
   * postgresql://host:port/db?user=…&password=…}, also with {@code jdbc:} in front. The user must
   * be allowed to create databases; the database named is only used to do so.
   */
  public static final String URL_VARIABLE = "MATCHBOOK_TEST_POSTGRES_URL";

  static final String USER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static PostgresServer shared;

  private final PostgresUrl url;
  private final PostgresProcess process;
  private final boolean isShared;
  private final TestDatabases databases;
  private boolean closed;

  private PostgresServer(PostgresUrl url, PostgresProcess process, boolean isShared) {
    this.url = url;
    this.process = process;
    this.databases = new TestDatabases(url);
    this.isShared = isShared;
  }

  /**
   * The server of this JVM, started at first use; the one that {@link #URL_VARIABLE} names if it is
   * set. It stays for the whole JVM: closing it does nothing, and it cannot be killed or frozen.
   *
   * @throws IllegalStateException if it does not start; with the end of its log
   */
  public static synchronized PostgresServer shared() {
    if (shared == null) {
      String foreign = System.getenv(URL_VARIABLE);
      if (foreign == null || foreign.isBlank()) {
        shared = start(Privileges.find(), Map.of(), true);
      } else {
        shared = new PostgresServer(PostgresUrl.parse(foreign), null, true);
        shared.databases.dropLeft();
        AtExit.close(shared.databases::drop);
      }
    }
    return shared;
  }

  /**
   * Starts a server of the caller's own, never the one of the environment.
   *
   * @throws IllegalStateException if it does not start; with the end of its log
   */
  public static PostgresServer start() {
    return start(Map.of());
  }

  /**
   * Starts a server of the caller's own, never the one of the environment.
   *
   * @param config settings as in {@code postgresql.conf}, which come before our own: {@code
   *     shared_buffers} is 64MB and {@code max_connections} 100 if not given
   * @throws IllegalStateException if it does not start; with the end of its log
   */
  public static PostgresServer start(Map<String, String> config) {
    return start(Privileges.find(), config, false);
  }

  /** Starts one whose data stay, or one as {@link #start()} does where that is null. */
  static PostgresServer start(KeptData kept) {
    return start(Privileges.find(), Map.of(), kept, false);
  }

  static PostgresServer start(Privileges privileges, Map<String, String> config, boolean isShared) {
    return start(privileges, config, null, isShared);
  }

  private static PostgresServer start(
      Privileges privileges, Map<String, String> config, KeptData kept, boolean isShared) {
    PostgresProcess process = PostgresProcess.start(privileges, config, kept);
    String password = kept == null ? PostgresTemplate.get().password() : kept.postgresPassword();
    PostgresUrl url =
        new PostgresUrl("127.0.0.1", process.process().port(), "postgres", USER, password, "");
    PostgresServer server = new PostgresServer(url, process, isShared);
    AtExit.close(isShared ? server::end : server);
    return server;
  }

  /** Creates an empty database and returns its name, which no other has. */
  public String newDatabase() {
    return newDatabase("");
  }

  /**
   * Creates an empty database and returns its name, which no other has. It goes with the server; on
   * one that the environment names it is dropped when the JVM ends, or by the next JVM.
   *
   * @param options what follows the name in {@code CREATE DATABASE}, as {@code TEMPLATE template0
   *     LOCALE_PROVIDER icu ICU_LOCALE 'en-US'}; empty for the server's own (locale C where we
   *     started it)
   */
  public String newDatabase(String options) {
    return databases.create(options);
  }

  /** {@code postgresql://host:port/database?user=…&password=…}, with the password in it. */
  public String uri(String database) {
    return url.uri(database);
  }

  /** The same for the JDBC driver: {@code jdbc:postgresql://…}. */
  public String jdbcUrl(String database) {
    return "jdbc:" + url.uri(database);
  }

  /** The host's name or address. */
  public String host() {
    return url.host();
  }

  /** The port, which stays the same when the server is restarted. */
  public int port() {
    return url.port();
  }

  /** The user, who is a superuser where we started the server. */
  public String user() {
    return url.user();
  }

  /** The user's password, made up for this machine where we started the server. */
  public String password() {
    return url.password();
  }

  /**
   * The number of the server's first process.
   *
   * @throws IllegalStateException if the server is not ours
   */
  public synchronized int pid() {
    if (process == null) {
      throw new IllegalStateException("the server of " + URL_VARIABLE + " is not ours");
    }
    return process.process().pid();
  }

  /**
   * Ends all processes of the server at once by SIGKILL; returns when all are gone. Its files stay.
   *
   * @throws IllegalStateException if the server is shared
   */
  public synchronized void kill() {
    own().process().kill();
  }

  /**
   * Starts a killed server again, with the same files and the same port; returns when it has
   * recovered and accepts connections.
   *
   * @throws IllegalStateException if it runs or does not start
   */
  public synchronized void restart() {
    own().restart();
  }

  /**
   * Starts a killed server again as a replica that waits for a primary that is not there: it
   * answers questions, and refuses whatever writes with SQLState 25006. A later {@link #restart()}
   * makes it what it was.
   *
   * @throws IllegalStateException if it runs or does not start
   */
  public synchronized void restartAsReplica() {
    own().restartAsReplica();
  }

  /** Stops all processes of the server where they are by SIGSTOP; connections stay open. */
  public synchronized void freeze() {
    own().process().freeze();
  }

  /** Lets a frozen server go on; one that is not frozen is left alone. */
  public synchronized void thaw() {
    own().process().thaw();
  }

  /**
   * Returns when no client is connected, and so nothing is left that one of them asked.
   *
   * @throws IllegalStateException if there are clients after ten seconds, or the server is shared
   */
  public synchronized void awaitNoClients() {
    own();
    Await.until(() -> databases.otherClients() == 0, PATIENCE, () -> "PostgreSQL has clients");
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
      process.close();
      // not before: a JVM that is told to end meanwhile waits for this
      AtExit.forget(this);
    }
  }

  private PostgresProcess own() {
    if (isShared || closed) {
      throw new IllegalStateException(
          closed ? "the server is closed" : "the shared server is for all tests: start() your own");
    }
    return process;
  }
}
