package dev.matchbook.testing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedisClusterTest {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @Test
  void threeNodesShareAllSlotsAndAKilledOneComesBack() {
    try (RedisCluster cluster = RedisCluster.start(3, "--appendonly", "yes")) {
      assertThat(cluster.uris()).hasSize(3).doesNotHaveDuplicates();
      // The slots of these keys are 12182 and 5061.
      assertThat(ask(cluster, 2, "SET", "foo", "1")).isEqualTo("OK");
      assertThat(ask(cluster, 0, "SET", "bar", "2")).isEqualTo("OK");
      assertThat(ask(cluster, 1, "SET", "foo", "1")).startsWith("-MOVED 12182 127.0.0.1:");

      cluster.kill(2);
      assertThat(ask(cluster, 2, "GET", "foo")).isEmpty();
      cluster.restart(2);
      assertThat(ask(cluster, 2, "GET", "foo")).isEqualTo("1");
      assertThat(ask(cluster, 0, "GET", "bar")).isEqualTo("2");
    }
  }

  @Test
  void aClusterHasThreeToSixteenMasters() {
    assertThatIllegalArgumentException().isThrownBy(() -> RedisCluster.start(2));
    assertThatIllegalArgumentException().isThrownBy(() -> RedisCluster.start(17));
  }

  @Test
  void aSentinelKnowsItsMasterAndTheReplicaThatTakesOver() {
    try (RedisServer master = RedisServer.start("--repl-diskless-sync-delay", "0");
        RedisServer replica =
            RedisServer.start("--replicaof", "127.0.0.1", Integer.toString(master.port()))) {
      // A sentinel looks for replicas at once and then every ten seconds.
      assertThat(Await.happens(() -> isInSync(replica), DEADLINE)).as("in sync").isTrue();
      try (RedisSentinel sentinel = RedisSentinel.start(master)) {
        assertThat(sentinel.uri()).matches("redis-sentinel://127\\.0\\.0\\.1:\\d+/0#mymaster");
        assertThat(sentinel.masterPort()).isEqualTo(master.port());
        assertThat(Await.happens(() -> knows(sentinel, replica), DEADLINE)).as("found").isTrue();
        master.kill();
        assertThat(Await.happens(() -> sentinel.masterPort() == replica.port(), DEADLINE))
            .as("the replica takes over")
            .isTrue();
      }
    }
  }

  private static boolean isInSync(RedisServer replica) {
    return RespConnection.ask(replica.port(), "INFO", "replication")
        .orElse("")
        .contains("master_link_status:up");
  }

  private static boolean knows(RedisSentinel sentinel, RedisServer replica) {
    return RespConnection.ask(
            URI.create(sentinel.uri()).getPort(), "SENTINEL", "REPLICAS", "mymaster")
        .orElse("")
        .contains("port\n" + replica.port());
  }

  private static String ask(RedisCluster cluster, int node, String... command) {
    int port = URI.create(cluster.uris().get(node)).getPort();
    return RespConnection.ask(port, command).orElse("");
  }
}
