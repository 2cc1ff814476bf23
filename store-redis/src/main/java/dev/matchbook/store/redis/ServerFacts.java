package dev.matchbook.store.redis;

import dev.matchbook.core.store.StoreException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server that has an engine's keys says of itself. */
final class ServerFacts {
  private static final Logger LOG = LoggerFactory.getLogger(ServerFacts.class);

  private final RedisSettings settings;
  private final Calls calls;
  private final RedisClusterAsyncCommands<byte[], byte[]> server;

  ServerFacts(RedisSettings settings, Calls calls, Wire wire, Keys keys) {
    this.settings = settings;
    this.calls = calls;
    server = wire.serverOf(keys.of(Keys.HEAD));
  }

  /** Warns where the server may throw away what is still needed. */
  void warnOfEviction() {
    evictionPolicy()
        .ifPresent(
            policy ->
                LOG.warn(
                    "{}: maxmemory-policy is {}, not noeviction: when its memory is full the server"
                        + " throws away open orders and nonces",
                    settings.name(),
                    policy));
  }

  /** What the server does when its memory is full, where it does not just refuse to write. */
  Optional<String> evictionPolicy() {
    return setting("maxmemory-policy").filter(policy -> !policy.equals("noeviction"));
  }

  /**
   * Whether what is committed survives a crash.
   *
   * @throws StoreException <i>rejected</i>, if the host says so and the server says no
   */
  boolean isDurable() {
    Optional<Boolean> said = settings.durable();
    if (said.isPresent() && !said.get()) {
      return false;
    }
    Optional<String> log = setting("appendonly");
    Optional<String> sync = setting("appendfsync");
    if (log.isEmpty() || sync.isEmpty()) {
      return said.orElse(false);
    }
    // Otherwise it does not force what it writes while it rewrites its log.
    boolean pauses = setting("no-appendfsync-on-rewrite").filter("yes"::equals).isPresent();
    boolean writes = log.get().equals("yes") && sync.get().equals("always") && !pauses;
    if (!writes && said.isPresent()) {
      throw StoreException.rejected(
          settings.name(),
          "durable=true, but the server has appendonly %s and appendfsync %s%s"
              .formatted(
                  log.get(), sync.get(), pauses ? " and no-appendfsync-on-rewrite yes" : ""));
    }
    return writes && (said.isPresent() || !canFailOver());
  }

  /** Whether a replica may take over, which can lack what was committed last. */
  private boolean canFailOver() {
    return switch (settings.address().kind()) {
      case SERVER -> false;
      case SENTINEL -> true;
      case CLUSTER -> hasReplicas();
    };
  }

  private boolean hasReplicas() {
    return !calls
        .ask("asking for replicas", () -> server.info("replication"))
        .contains("connected_slaves:0");
  }

  /** A setting of the server, empty where it does not tell. */
  private Optional<String> setting(String name) {
    return calls
        .askOr(Map.of(), "asking for " + name, () -> server.configGet(name))
        .entrySet()
        .stream()
        .filter(entry -> entry.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
