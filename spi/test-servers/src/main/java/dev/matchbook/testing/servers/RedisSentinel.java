package dev.matchbook.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Redis Sentinel for tests that watches one master, alone: what it finds is so. It ends as a
 * {@link RedisServer} does.
 *
 * <p>It takes a master for gone after a second, and makes one of its replicas the master if there
 * is any; a replica is {@code RedisServer.start("--replicaof", "127.0.0.1", port)}.
 */
public final class RedisSentinel implements AutoCloseable {
  /** The name that the master goes by. */
  public static final String MASTER = "mymaster";

  private final ServerDirectory directory;
  private final ServerProcess process;
  private boolean closed;

  private RedisSentinel(ServerDirectory directory, RedisServer master) {
    this.directory = directory;
    this.process =
        new ServerProcess("Redis Sentinel", directory, port -> command(port, master.port()));
  }

  /**
   * Starts a sentinel and returns when it knows the master.
   *
   * @throws IllegalStateException if it does not start; with the end of its log
   */
  public static RedisSentinel start(RedisServer master) {
    ServerDirectory directory = ServerHome.get().newDirectory("sentinel");
    RedisSentinel sentinel = new RedisSentinel(directory, master);
    try {
      sentinel.process.startOnFreePort(FreePort::find, sentinel::isReady);
    } catch (RuntimeException failed) {
      directory.delete();
      throw failed;
    }
    AtExit.close(sentinel);
    return sentinel;
  }

  /** It keeps what it finds out in its file of settings, so it must have one. */
  private List<String> command(int port, int masterPort) {
    Path settings = directory.path().resolve("sentinel.conf");
    List<String> lines =
        List.of(
            "port " + port,
            "bind 127.0.0.1",
            "set-proc-title no",
            "pidfile " + pidFile(),
            "dir " + directory.path(),
            "sentinel monitor %s 127.0.0.1 %d 1".formatted(MASTER, masterPort),
            "sentinel down-after-milliseconds %s 1000".formatted(MASTER),
            "sentinel failover-timeout %s 5000".formatted(MASTER));
    try {
      Files.write(settings, lines);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return List.of(RedisBinary.get().toString(), settings.toString(), "--sentinel");
  }

  private Path pidFile() {
    return directory.path().resolve("redis.pid");
  }

  private boolean isReady(int pid) {
    try {
      return Files.readString(pidFile()).strip().equals(Integer.toString(pid))
          && masterAddress().startsWith("127.0.0.1\n");
    } catch (IOException notYet) {
      return false;
    }
  }

  private String masterAddress() {
    return RespConnection.ask(process.port(), "SENTINEL", "GET-MASTER-ADDR-BY-NAME", MASTER)
        .orElse("");
  }

  /** {@code redis-sentinel://127.0.0.1:port/0#mymaster}. */
  public String uri() {
    return "redis-sentinel://127.0.0.1:%d/0#%s".formatted(process.port(), MASTER);
  }

  /** The port of the server that the sentinel takes for the master now. */
  public int masterPort() {
    String address = masterAddress();
    return Integer.parseInt(address.substring(address.indexOf('\n') + 1));
  }

  /** Ends the sentinel and deletes its files; again is no error. Its master is left alone. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      AtExit.forget(this);
      process.kill();
      directory.delete();
    }
  }
}
