package dev.matchbook.testing.servers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A real Redis Cluster for tests: masters without replicas that share the 16,384 slots evenly, all
 * on this machine. It ends as a {@link RedisServer} does.
 */
public final class RedisCluster implements AutoCloseable {
  private static final int SLOTS = 16_384;
  private static final int FEWEST_MASTERS = 3;
  private static final int MOST_MASTERS = 16;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final List<String> OPTIONS =
      List.of("--cluster-enabled", "yes", "--cluster-node-timeout", "2000");

  private final List<RedisServer> nodes = new ArrayList<>();

  private RedisCluster() {}

  /**
   * Starts a cluster and returns when every node says that it is whole.
   *
   * @param masters 3 to 16
   * @param arguments of each {@code redis-server}, as {@code "--appendonly", "yes"}; nothing is
   *     kept on disk if not asked for, but a node keeps its name and its slots
   * @throws IllegalStateException if it does not come about
   */
  public static RedisCluster start(int masters, String... arguments) {
    if (masters < FEWEST_MASTERS || masters > MOST_MASTERS) {
      throw new IllegalArgumentException(
          "masters: %d, not %d to %d".formatted(masters, FEWEST_MASTERS, MOST_MASTERS));
    }
    String[] all = Stream.concat(OPTIONS.stream(), Stream.of(arguments)).toArray(String[]::new);
    RedisCluster cluster = new RedisCluster();
    try {
      for (int i = 0; i < masters; i++) {
        cluster.nodes.add(RedisServer.start(false, FreePort::findForClusterNode, all));
      }
      cluster.join();
      cluster.awaitWhole();
      return cluster;
    } catch (RuntimeException failed) {
      cluster.close();
      throw failed;
    }
  }

  private void join() {
    int masters = nodes.size();
    for (int i = 0; i < masters; i++) {
      // Epochs of their own from the start: nodes that find theirs equal would have to settle it.
      require(i, "CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1));
      IntStream slots = IntStream.range(SLOTS * i / masters, SLOTS * (i + 1) / masters);
      Stream<String> add = slots.mapToObj(Integer::toString);
      require(i, Stream.concat(Stream.of("CLUSTER", "ADDSLOTS"), add).toArray(String[]::new));
    }
    for (int i = 1; i < masters; i++) {
      require(0, "CLUSTER", "MEET", "127.0.0.1", Integer.toString(nodes.get(i).port()));
    }
  }

  private void require(int node, String... command) {
    String answer = RespConnection.ask(nodes.get(node).port(), command).orElse("no answer");
    if (!answer.equals("OK")) {
      throw new IllegalStateException(command[0] + " " + command[1] + ": " + answer);
    }
  }

  /** Every node knows all others, sees all slots served and takes commands. */
  private void awaitWhole() {
    Await.until(
        () -> nodes.stream().allMatch(this::isWhole),
        TIMEOUT,
        () -> "not one cluster: " + RespConnection.ask(nodes.get(0).port(), "CLUSTER", "INFO"));
  }

  private boolean isWhole(RedisServer node) {
    String info = RespConnection.ask(node.port(), "CLUSTER", "INFO").orElse("");
    String known = RespConnection.ask(node.port(), "CLUSTER", "NODES").orElse("");
    return info.contains("cluster_state:ok")
        && info.contains("cluster_known_nodes:" + nodes.size())
        && known.lines().allMatch(line -> line.contains(" connected") && !line.contains("fail"));
  }

  /** {@code redis://127.0.0.1:port} of each node. */
  public List<String> uris() {
    return nodes.stream().map(RedisServer::uri).toList();
  }

  /** Ends a node at once by SIGKILL; the others find out after two seconds or more. */
  public void kill(int node) {
    nodes.get(node).kill();
  }

  /** Starts a killed node again; returns when every node says that the cluster is whole. */
  public void restart(int node) {
    nodes.get(node).restart();
    awaitWhole();
  }

  /** Stops a node where it is by SIGSTOP; connections stay open. */
  public void freeze(int node) {
    nodes.get(node).freeze();
  }

  /** Lets a frozen node go on; returns when every node says that the cluster is whole. */
  public void thaw(int node) {
    nodes.get(node).thaw();
    awaitWhole();
  }

  /** Ends all nodes and deletes their files; again is no error. */
  @Override
  public void close() {
    nodes.forEach(RedisServer::close);
  }
}
